/** `hammer-child.ts SEED COUNT [CORE]`: hostile calls of a core, or of a mutant's, in a process whose system calls somebody watches. Prints the kiosk's folder. */
import path from 'node:path';

import type * as coreModule from '../../../electron/core/index.ts';
import { hammer } from '../../support/hammer.ts';
import { withKiosk } from '../../support/with-kiosk.ts';

const [seed, count, core = '../../../electron/core/index.ts'] = process.argv.slice(2);
const { createCore: makeCore } = (await import(core)) as typeof coreModule;
await withKiosk({ meeting: true, expectBugs: true, makeCore }, async (kiosk) => {
  const how = { seed: Number(seed), count: Number(count) };
  const { wrong } = await hammer(kiosk, kiosk.folder('hostile'), how);
  process.stdout.write(`${path.dirname(kiosk.dataFolder)}\n${[...wrong].join('; ')}\n`);
});
