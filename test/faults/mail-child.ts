/** Sends mail through the front door until it is done or killed, and prints what was answered. */
import path from 'node:path';

import type * as coreModule from '../../electron/core/index.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';

const [dataFolder, passphrase, input, program] = process.argv.slice(2) as [string, string, string, string];
const { createCore } = (await import(path.join(program, 'electron/core/index.ts'))) as typeof coreModule;

const core = createCore(nodePorts(dataFolder), (error) => console.error(error));
const unlocked = await core.call({ name: 'unlock', input: { passphrase } });
const desk = unlocked.ok ? (unlocked.value as { desk: string }).desk : '';
const answer = await core.call({ name: 'deliverByMail', input: JSON.parse(input) as unknown, desk });
process.stdout.write(`${JSON.stringify(answer)}\n`);
core.close();
