/** The web host: the same kiosk at a loopback address, for machines on which Electron cannot be installed. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { dataFolderFrom, root } from '../node/ports.ts';
import { openInBrowser } from './browser.ts';
import { findChromium, openKioskBrowser } from './kiosk-browser.ts';
import { launch } from './launch.ts';

const pageFolder = path.join(root, 'out/renderer');

const { values } = parseArgs({
  options: {
    web: { type: 'boolean' },
    port: { type: 'string', default: '0' },
    data: { type: 'string' },
    kiosk: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
  },
});

if (!existsSync(path.join(pageFolder, 'index.html'))) fail('The page is not built. Run: npm run build');

const chromium = values.kiosk ? findChromium() : undefined;
if (values.kiosk && !chromium) fail('--kiosk needs Chromium, Chrome or Edge; CHROMIUM_PATH says where.');

const { address, stop } = await launch({
  port: Number(values.port),
  dataFolder: dataFolderFrom(values.data),
  pageFolder,
}).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
process.stdout.write(`Round Robin: ${address}\n`);
const browser = chromium === undefined ? undefined : openKioskBrowser({ address, program: chromium }).process;
// Whoever closes the kiosk's browser ends the kiosk.
browser?.once('exit', () => void end());
browser?.once('error', () => fail(`${chromium} could not be started.`));
if (!browser && !values['no-open']) openInBrowser(address);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());

/** The browser first, which then has its folder removed. */
async function end(): Promise<void> {
  if (browser?.kill()) await new Promise((resolve) => browser.once('exit', resolve));
  await stop();
  process.exit(0);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
