/** Ctrl+C ends in order, once more ends at once: also where a library hears the first and raises it again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { expect, onTestFinished, test } from 'vitest';

const module = pathToFileURL(path.resolve('electron/hosts/node/signals.ts')).href;

const listening = `const { onSignal } = await import(${JSON.stringify(module)});
onSignal(() => process.stdout.write('ending '));`;
const busy = `const { onSignal } = await import(${JSON.stringify(module)});
const work = () => { for (const until = Date.now() + 300; Date.now() < until; ); };
onSignal(() => { process.stdout.write('ending '); work(); setImmediate(work); });`;
const conf = `await import('conf');`;
const waiting = `setInterval(() => {}, 1000); process.stdout.write('ready ');`;

/** @returns what it said, how it ended, and how it had ended before the second signal */
async function interruptedTwice(
  program: string,
  onEnd: (stop: () => void) => void,
): Promise<{ said: string; exit: unknown; first: unknown }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onEnd(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  for (const word of ['ready', 'ending']) {
    while (!said.includes(word) && child.exitCode === null && child.signalCode === null) await pause(10);
    if (word === 'ready') child.kill('SIGINT');
  }
  await pause(1500);
  const first = child.exitCode ?? child.signalCode;
  child.kill('SIGINT');
  const [code, signal] = await ended;
  return { said, exit: code ?? signal, first };
}

test.skipIf(process.platform === 'win32').each([
  ['without it', [listening, waiting]],
  ['loaded later', [listening, conf, waiting]],
  ['loaded before', [conf, listening, waiting]],
  ['loaded later, much to end', [busy, conf, waiting]],
  ['loaded before, much to end', [conf, busy, waiting]],
])('a second Ctrl+C ends at once: conf %s', async (_when, program) => {
  expect(await interruptedTwice(program.join('\n'), onTestFinished)).toEqual({
    said: 'ready ending ',
    first: null,
    exit: 130,
  });
});
