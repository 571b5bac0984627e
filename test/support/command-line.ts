/** The command line as another program calls it. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

const main = path.resolve(import.meta.dirname, '../../electron/hosts/cli/main.ts');
const compiled = path.resolve(import.meta.dirname, '../../node_modules/.cache/compiled');

const node = ['--disable-warning=ExperimentalWarning', main];
const env = { ...process.env, NODE_COMPILE_CACHE: compiled };

/** Runs a command with `--json` and answers its exit code and the one object it printed. */
export const runCommand = (args: readonly string[]): Promise<{ exit: number | null; answer: unknown }> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...node, ...args, '--json'],
      { env, encoding: 'utf8' },
      (_, out) => resolve({ exit: child.exitCode, answer: JSON.parse(out) }),
    );
    child.stdin?.end();
  });

/** Runs a command as a terminal does, and presses Ctrl+C when `isTime` says so: the signal goes to all its processes. */
export async function interruptCommand(
  args: readonly string[],
  isTime: () => boolean,
): Promise<{ exit: unknown; answer: unknown }> {
  const child = spawn(process.execPath, [...node, ...args, '--json'], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const out = text(child.stdout);
  const gone = once(child, 'exit');
  while (!isTime() && child.exitCode === null) await setTimeout(20);
  if (child.exitCode === null) process.kill(-child.pid!, 'SIGINT');
  const [code, signal] = (await gone) as [number | null, string | null];
  return { exit: code ?? signal, answer: JSON.parse((await out) || 'null') };
}
