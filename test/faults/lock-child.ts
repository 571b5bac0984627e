/**
 * A kiosk that unlocks, draws a recovery sheet, and locks when told to: `node lock-child.ts DATA SHEET end|forget|sample`, the
 * passphrase as the first line of its input. `sample` makes the campaign first, and its passphrase. `forget` is the mutant: its
 * holder is told to forget, and goes on living.
 */
import { fork } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

import { createClient } from '../../electron/contract/client.ts';
import { orThrow } from '../../electron/contract/result.ts';
import { createCore } from '../../electron/core/index.ts';
import type { HolderProcess } from '../../electron/core/ports.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';

const [dataFolder, sheet, how] = process.argv.slice(2) as [string, string, 'end' | 'forget' | 'sample'];
const ports = nodePorts(dataFolder);
const core = createCore(how !== 'forget' ? ports : { ...ports, startHolder: startForgetful });

function startForgetful(): HolderProcess {
  const holder = fork(path.join(import.meta.dirname, 'forgetful-holder.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
  });
  return {
    send: (message) => void holder.send(message as object),
    onMessage: (listener) => void holder.on('message', listener),
    onExit: (listener) => void holder.on('exit', listener),
    end: () => void holder.send({ number: 0, name: 'forget', input: {} }),
  };
}

let desk: string | undefined;
const client = createClient(
  (request, options) => core.call(request, options),
  () => desk,
);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const nextLine = async (): Promise<string> => String((await lines.next()).value);

const passphrase = how === 'sample' ? await trySample() : await nextLine();
desk = orThrow(await client('unlock', { passphrase })).desk;
orThrow(await client('recoverySheet', { passphrase, out: sheet }));
// a killed process, as the sheet's holder was, is gone when the system says so, not at once
await pause(500);
process.stdout.write(`unlocked ${passphrase}\n`);
await nextLine();
core.lock();
await pause(500);
process.stdout.write('locked\n');
await nextLine();
process.exit(0);

async function trySample(): Promise<string> {
  return orThrow(await client('trySample', {})).passphrase;
}
