/**
 * A kiosk that is told its calls line by line and answers each with a line; `settled` follows when nothing is left to do. It
 * lives through faults that are injected into it from outside. `reopen` closes the core and opens the vault anew.
 */
import { createInterface } from 'node:readline/promises';
import { setImmediate as later } from 'node:timers/promises';

import { createCore } from '../../electron/core/index.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { install } from './mutants.ts';

const [dataFolder, mutant] = process.argv.slice(2) as [string, string | undefined];
if (mutant !== undefined) install(mutant);

const open = (): ReturnType<typeof createCore> =>
  createCore(nodePorts(dataFolder), (error) => console.error(error));
let core = open();
let desk = core.openDesk();

const say = (line: string): void => void process.stdout.write(`${line}\n`);
say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const { name, input } = JSON.parse(line) as { name: string; input: unknown };
  if (name === 'reopen') {
    core.close();
    core = open();
    desk = core.openDesk();
  }
  const answer = await core.call({ name: name === 'reopen' ? 'status' : name, input, desk });
  if (name === 'unlock' && answer.ok) ({ desk } = answer.value as { desk: string });
  say(JSON.stringify(answer));
  await later();
  await later();
  say('settled');
}
core.close();
