/** The process with the keys, as plain Node lends it. */
import { setTimeout as pause } from 'node:timers/promises';

import { expect, onTestFinished, test } from 'vitest';

import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('what is sent to keys that are gone meanwhile ends nothing', async () => {
  const uncaught: unknown[] = [];
  const note = (error: unknown): void => void uncaught.push(error);
  process.on('uncaughtExceptionMonitor', note);
  onTestFinished(() => void process.off('uncaughtExceptionMonitor', note));
  const holder = nodePorts(temporaryFolder()).startHolder();
  let exits = 0;
  const gone = new Promise<void>((resolve) => {
    holder.onExit(() => {
      exits++;
      resolve();
    });
  });
  holder.end();
  await gone;
  holder.send({ number: 1, name: 'open', input: {} });
  await pause(50);
  expect(uncaught).toEqual([]);
  // whoever waits for that answer hears that there will be none
  expect(exits).toBe(2);
});
