/** A Chromium for the web host's `--kiosk`: full screen, incognito, on a profile that is thrown away, leaving no crash dumps. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const elsewhere: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
    .flatMap((root) => process.env[root] ?? [])
    .flatMap((root) => [
      path.join(root, 'Google/Chrome/Application/chrome.exe'),
      path.join(root, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
};

/** A Chromium on this machine: `$CHROMIUM_PATH`, or the first that is found where they are installed. */
export function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder));
  const candidates = [
    process.env['CHROMIUM_PATH'],
    ...names.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...(elsewhere[process.platform] ?? []),
  ];
  return candidates.find((file) => file !== undefined && existsSync(file));
}

const switches = [
  '--incognito',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-breakpad',
  '--noerrdialogs',
  '--disable-session-crashed-bubble',
  '--disable-sync',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-features=Translate,AutofillServerCommunication,OptimizationHints',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--no-pings',
];

export interface KioskBrowserOptions {
  address: string;
  /** A Chromium. */
  program: string;
  /** In place of `--kiosk`. */
  more?: readonly string[];
  env?: NodeJS.ProcessEnv;
}

export interface KioskBrowser {
  process: ChildProcess;
  /** Where it keeps whatever it keeps; removed when it has ended. */
  folder: string;
}

/** Opens the kiosk's address. */
export function openKioskBrowser(options: KioskBrowserOptions): KioskBrowser {
  const { address, program, more = ['--kiosk'], env = process.env } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-browser-'));
  const profile = path.join(folder, 'profile');
  const args = [`--user-data-dir=${profile}`, ...switches, ...more, address];
  const [command, ...rest] = withoutCores(program);
  const child = spawn(command, [...rest, ...args], {
    stdio: 'ignore',
    env: { ...env, ...withoutDumps(folder, profile) },
  });
  child.once('exit', () => removeForGood(folder));
  return { process: child, folder };
}

/** Its other processes outlive Chromium by a moment, and one that still writes makes the folder anew: so it is looked after for a second. */
function removeForGood(folder: string): void {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let looks = 1; looks <= 10; looks++) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // one of its files is still held
      if (looks === 10) process.stderr.write(`Remove what the browser left: ${folder}\n`);
    }
    Atomics.wait(clock, 0, 0, 100);
  }
}

/**
 * A dump of a crashed page holds parts of its memory. Debian's Chromium writes one with and without `--disable-breakpad`,
 * by default outside the profile; a file where the folder for dumps has to be leaves it no place for any.
 * @returns the environment that says where dumps go on Linux; elsewhere they go into the profile
 */
function withoutDumps(folder: string, profile: string): NodeJS.ProcessEnv {
  const dumps = path.join(folder, 'no-dumps');
  mkdirSync(profile);
  mkdirSync(dumps);
  for (const name of ['new', 'pending', 'completed']) writeFileSync(path.join(dumps, name), '');
  for (const name of ['Crashpad', 'Crash Reports']) writeFileSync(path.join(profile, name), '');
  return { BREAKPAD_DUMP_LOCATION: dumps };
}

/** The system's own dump would be the whole memory. */
const withoutCores = (program: string): [string, ...string[]] =>
  process.platform === 'win32' ? [program] : ['/bin/sh', '-c', 'ulimit -c 0; exec "$0" "$@"', program];
