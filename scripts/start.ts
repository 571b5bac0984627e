/**
 * `npm start`: builds when something changed, then opens Electron. Its binary does not come with `npm ci`; if it is missing it
 * is fetched once, and where that is impossible the same kiosk starts at a loopback address, with one line that says why.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { electronBinary, fetchElectron } from './electron-binary.ts';
import { heapFlags, webHostCommand } from './web-host.ts';

const root = path.resolve(import.meta.dirname, '..');
const options = process.argv.slice(2);

buildIfStale();
const why = options.includes('--web') ? 'as asked for' : await whyNoElectron();
const binary = electronBinary();
const child =
  why === undefined && binary !== undefined
    ? spawn(binary, [`--js-flags=${heapFlags.join(' ')}`, '.', ...options], { cwd: root, stdio: 'inherit' })
    : startWebHost(why ?? 'Electron is not there');
child.on('exit', (code) => process.exit(code ?? 0));
let isAsked = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    // Windows gives Ctrl+C to the child as well, and knows no signal that asks: it ends in order, or at the second one
    if (process.platform !== 'win32' || isAsked) child.kill(signal);
    isAsked = true;
  });

function startWebHost(reason: string): ReturnType<typeof spawn> {
  process.stderr.write(`Starting in the browser: ${reason}\n`);
  const { args, env } = webHostCommand(options);
  return spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
}

/** Builds unless everything built is newer than everything it is built from. */
function buildIfStale(): void {
  const sources = [
    'electron',
    'renderer',
    'assets',
    'vite.config.ts',
    'scripts/builtins-taken.ts',
    'package.json',
  ];
  const results = [
    'out/main/index.js',
    'out/preload/index.cjs',
    'out/renderer/index.html',
    'out/web/index.js',
  ];
  const built = results.map((file) =>
    existsSync(path.join(root, file)) ? statSync(path.join(root, file)).mtimeMs : 0,
  );
  if (Math.min(...built) > Math.max(...sources.map((source) => newest(path.join(root, source))))) return;
  process.stderr.write('Building …\n');
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--app', '--logLevel', 'error'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Modification time of the newest file at or below a path. */
function newest(file: string): number {
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}

/** Why Electron cannot be started here, or undefined. Fetches its binary once. */
async function whyNoElectron(): Promise<string | undefined> {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
    return 'there is no display';
  if (electronBinary() !== undefined) return undefined;
  const refused = await fetchElectron();
  return electronBinary() === undefined ? `Electron could not be fetched (${refused})` : undefined;
}
