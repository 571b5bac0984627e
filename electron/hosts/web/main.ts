/** The web host: the same kiosk at a loopback address, for machines on which Electron cannot be installed. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { dataFolderFrom } from '../node/ports.ts';
import { openInBrowser } from './browser.ts';
import { launch } from './launch.ts';

const pageFolder = fileURLToPath(new URL('../../../out/renderer/', import.meta.url));

const { values } = parseArgs({
  options: {
    web: { type: 'boolean' },
    port: { type: 'string', default: '0' },
    data: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
  },
});

if (!existsSync(path.join(pageFolder, 'index.html'))) fail('The page is not built. Run: npm run build');

const { address, stop } = await launch({
  port: Number(values.port),
  dataFolder: dataFolderFrom(values.data),
  pageFolder,
}).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
process.stdout.write(`Round Robin: ${address}\n`);
if (!values['no-open']) openInBrowser(address);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stop().then(() => process.exit(0)));
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
