/** The web host over another page than the built one: `node launch-web.ts --no-open --data DIR`, with `PAGE_FOLDER`. */
import { parseArgs } from 'node:util';

import { onSignal } from '../../electron/hosts/node/signals.ts';
import { launch } from '../../electron/hosts/web/launch.ts';

const { values } = parseArgs({ options: { data: { type: 'string' }, 'no-open': { type: 'boolean' } } });
const { address, stop } = await launch({
  port: 0,
  dataFolder: values.data!,
  pageFolder: process.env['PAGE_FOLDER']!,
});
onSignal(() => void stop().then(() => process.exit(0)));
process.stdout.write(`Round Robin: ${address}\n`);
