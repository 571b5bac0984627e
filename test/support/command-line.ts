/** The command line as another program calls it. */
import { execFile } from 'node:child_process';
import path from 'node:path';

const main = path.resolve(import.meta.dirname, '../../electron/hosts/cli/main.ts');
const compiled = path.resolve(import.meta.dirname, '../../node_modules/.cache/compiled');

/** Runs a command with `--json` and answers its exit code and the one object it printed. */
export const runCommand = (args: readonly string[]): Promise<{ exit: number | null; answer: unknown }> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, ...args, '--json'],
      { env: { ...process.env, NODE_COMPILE_CACHE: compiled }, encoding: 'utf8' },
      (_, out) => resolve({ exit: child.exitCode, answer: JSON.parse(out) }),
    );
    child.stdin?.end();
  });
