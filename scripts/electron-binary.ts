/** Electron's binary, which does not come with `npm ci`: where it is, and fetching it once. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const electronFolder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** Without progress for this long, a download counts as refused. */
const patienceMilliseconds = 20_000;

/**
 * Where the binary lies, or undefined. `require('electron')` would start a download; `path.txt` is written last by the
 * installer, so that half an installation does not count.
 */
export function electronBinary(): string | undefined {
  const pathFile = path.join(electronFolder, 'path.txt');
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : override && platformBinary();
  if (!name) return undefined;
  const binary = path.join(override ?? path.join(electronFolder, 'dist'), name);
  return existsSync(binary) ? binary : undefined;
}

function platformBinary(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * Runs Electron's own installer, which shows its progress on a terminal; gives up at once when it is refused, and when
 * neither the download nor the unpacked folder has grown for a while.
 * @returns why it ended
 */
export function fetchElectron(): Promise<string> {
  process.stderr.write('Fetching Electron once …\n');
  const download = mkdtempSync(path.join(tmpdir(), 'round-robin-electron-'));
  const installer = spawn(process.execPath, [path.join(electronFolder, 'install.js')], {
    cwd: electronFolder,
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...process.env, TMPDIR: download, TEMP: download, TMP: download },
  });
  const watch = new StallWatch([download, path.join(electronFolder, 'dist')], () => installer.kill());
  let said = '';
  installer.stderr.on('data', (data: Buffer) => (said += String(data)));
  return new Promise((resolve) => {
    installer.on('exit', () => {
      rmSync(download, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      resolve(watch.stop() ?? reasonIn(said));
    });
  });
}

/** The installer's first line that says something, without its stack. */
const reasonIn = (said: string): string =>
  /(?:ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ECONNRESET|EHOSTUNREACH)|Response code \d+/.exec(
    said,
  )?.[0] ??
  said
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.slice(0, 80) ??
  'no reason given';

/** Notices when folders have stopped growing. */
class StallWatch {
  readonly #timer: NodeJS.Timeout;
  #stalled = false;

  constructor(folders: readonly string[], onStall: () => void) {
    let size = 0;
    let grown = performance.now();
    this.#timer = setInterval(() => {
      const now = folders.reduce((total, folder) => total + sizeOf(folder), 0);
      if (now !== size) [size, grown] = [now, performance.now()];
      if (performance.now() - grown < patienceMilliseconds) return;
      this.#stalled = true;
      onStall();
    }, 1000);
  }

  /** @returns why it was stopped, if it stalled */
  stop(): string | undefined {
    clearInterval(this.#timer);
    return this.#stalled ? `no progress for ${patienceMilliseconds / 1000} seconds` : undefined;
  }
}

/** Bytes in a folder; a file that vanishes meanwhile counts nothing. */
function sizeOf(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce(
    (total, item) =>
      total +
      (item.isFile()
        ? (statSync(path.join(item.parentPath, item.name), { throwIfNoEntry: false })?.size ?? 0)
        : 0),
    0,
  );
}
