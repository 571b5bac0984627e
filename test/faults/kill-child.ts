/**
 * Submits entries through the front door and prints `ACK <id>` for each answer, until it is killed. With `early-ack` it is
 * the mutant that acknowledges before the entry is stored.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setImmediate as later } from 'node:timers/promises';

import { createCore } from '../../electron/core/index.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { isSealedEntry } from '../../electron/seal/sealed-form.ts';

const [dataFolder, sealedFile, mode] = process.argv.slice(2) as [string, string, string];
const sealed = readFileSync(sealedFile);
if (!isSealedEntry(sealed)) throw new Error('not a sealed entry');
const core = createCore(nodePorts(dataFolder), (error) => console.error(error));

// opens the vault, so that the first acknowledgement is no easier to lose than the others
await core.call({ name: 'status', input: {} });

for (;;) {
  const id = randomBytes(16).toString('base64');
  // written at once, as the kernel takes it: what the parent has not read was not acknowledged
  const acknowledge = (): void => void process.stdout.write(`ACK ${id}\n`);
  if (mode === 'early-ack') {
    acknowledge();
    await later();
  }
  const result = await core.call({
    name: 'submit',
    input: { id, withdrawal: randomBytes(32).toString('base64'), sealed: sealed.toString('base64') },
  });
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  if (mode !== 'early-ack') acknowledge();
  await later();
}
