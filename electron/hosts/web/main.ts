/** The web host: the same kiosk at a loopback address, for machines on which Electron cannot be installed. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { dataFolderFrom, root } from '../node/places.ts';
import { onSignal } from '../node/signals.ts';
import { launch } from './launch.ts';
import { isPolicyInstalled, policyFolderOf } from './managed-policy.ts';

const pageFolder = path.join(root, 'out/renderer');
const policyFile = path.join(root, 'assets/kiosk/chromium-policy.json');

const { values } = parseArgs({
  options: {
    web: { type: 'boolean' },
    port: { type: 'string', default: '0' },
    data: { type: 'string' },
    kiosk: { type: 'boolean', default: false },
    locked: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
  },
});

if (!existsSync(path.join(pageFolder, 'index.html'))) fail('The page is not built. Run: npm run build');

// what starts other programs is read only where one is started
const kiosk = values.kiosk ? await import('./kiosk-browser.ts') : undefined;
const chromium = kiosk?.findChromium();
if (kiosk && !chromium) fail('--kiosk needs Chromium, Chrome or Edge; CHROMIUM_PATH says where.');

const { address, stop } = await launch({
  port: Number(values.port),
  dataFolder: dataFolderFrom(values.data),
  pageFolder,
  lock: isLocked() ? 'managed' : 'none',
}).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
const browser =
  chromium === undefined ? undefined : kiosk?.openKioskBrowser({ address, program: chromium }).process;
// whoever has read the address may end the host
onSignal(() => void end());
process.stdout.write(`Round Robin: ${address}\n`);
// Whoever closes the kiosk's browser ends the kiosk.
browser?.once('exit', () => void end());
browser?.once('error', () => fail(`${chromium} could not be started.`));
if (!browser && !values['no-open']) (await import('./browser.ts')).openInBrowser(address);

/**
 * `--locked`: whoever set this machine up says that its system locks the browser, which cannot be told from here. Else only the
 * browser that `--kiosk` opens counts, and only with the project's policy installed.
 */
function isLocked(): boolean {
  if (values.locked) return true;
  const folder = chromium === undefined ? undefined : policyFolderOf(chromium);
  return folder !== undefined && isPolicyInstalled(folder, readFileSync(policyFile, 'utf8'));
}

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
