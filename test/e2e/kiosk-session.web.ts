/**
 * The bare X session of docs/kiosk.md, as its user would have it: in a virtual X server, with what `npm start -- --web --kiosk`
 * starts, since that needs no Electron. systemd, cage, virtual terminals and USB are not in it.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { expect, test } from '@playwright/test';

import { findChromium } from '../../electron/hosts/web/kiosk-browser.ts';
import { runsAsRoot } from '../fixtures/browser.ts';
import { missingTools } from '../support/tools.ts';
import { startXScreen, type XScreen } from '../support/x-screen.ts';

const root = path.resolve(import.meta.dirname, '../..');
const kioskFiles = path.join(root, 'scripts/kiosk');
const session = path.join(kioskFiles, 'linux/usr/local/lib/round-robin/x-session');
const [width, height] = [1366, 768];
const title: unknown = expect.stringMatching(/^Round Robin - (Chromium|Google Chrome)$/);
const wholeScreen = [{ title, width, height, x: 0, y: 0 }];

/** Places on a keyboard, as X numbers them. */
const key = { control: 37, alt: 64, n: 57, o: 32, f1: 67, f4: 70 } as const;

let folder: string;
let screen: XScreen;

test.describe.configure({ mode: 'serial' });

test.beforeEach(async () => {
  test.skip(process.platform !== 'linux', 'an X session is a thing of Linux');
  const missing = missingTools(['Xvfb', 'xwininfo', 'xdotool', 'xmodmap', 'matchbox-window-manager']);
  test.skip(missing !== undefined, missing);
  test.skip(!findChromium(), 'needs a Chromium with a window (Debian package chromium)');
  folder = mkdtempSync(path.join(tmpdir(), 'round-robin-session-'));
  screen = await startXScreen(width, height);
});

test.afterEach(async () => {
  await screen?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

/** The session, whose program writes its process id where a test finds it. */
function startSession(leave: 'yes' | 'no'): ChildProcess {
  mkdirSync(path.join(folder, 'temporary'));
  const browser = path.join(folder, 'chromium');
  const sandbox = runsAsRoot() ? '--no-sandbox' : '';
  writeFileSync(browser, `#!/bin/sh\nexec '${findChromium()}' ${sandbox} "$@"\n`);
  const program = path.join(folder, 'program');
  const main = path.join(root, 'scripts/start.ts');
  writeFileSync(
    program,
    `#!/bin/sh\necho $$ >>'${folder}/started'\nexec '${process.execPath}' '${main}' --web --kiosk --data '${folder}/data'\n`,
  );
  for (const file of [browser, program]) chmodSync(file, 0o755);
  return spawn(session, {
    stdio: 'ignore',
    env: {
      ...process.env,
      HOME: folder,
      TMPDIR: path.join(folder, 'temporary'),
      DISPLAY: screen.display,
      CHROMIUM_PATH: browser,
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
      ROUND_ROBIN_COMMAND: program,
      ROUND_ROBIN_LEAVE: leave,
    },
  });
}

const started = (): number[] =>
  readFileSync(path.join(folder, 'started'), 'utf8').trim().split('\n').map(Number);
const kioskFills = (): Promise<void> =>
  expect.poll(() => screen.windows(), { timeout: 20_000 }).toEqual(wholeScreen);

/** Whatever is ours is gone with it: program, browser, profiles, also that of the one that was killed. */
async function endSession(running: ChildProcess): Promise<void> {
  const gone = once(running, 'exit');
  running.kill();
  await gone;
  expect(readdirSync(path.join(folder, 'temporary'))).toEqual([]);
  await expect.poll(() => screen.windows()).toEqual([]);
}

test('the program fills the screen and nothing else is there, comes back when it is killed, and no key leads out', async () => {
  const running = startSession('no');
  await kioskFills();

  process.kill(started()[0]!, 'SIGKILL');
  await expect.poll(() => started().length, { timeout: 20_000 }).toBe(2);
  await kioskFills();

  for (const chord of [[key.control, key.n], [key.control, key.o], [key.f1], [key.alt, key.f4]])
    screen.press(...chord);
  await pause(1500);
  expect(screen.windows()).toEqual(wholeScreen);
  expect(started()).toHaveLength(2);
  await endSession(running);
});

test('the mutant "keys as they are" opens a second window', async () => {
  const running = startSession('yes');
  await kioskFills();
  screen.press(key.control, key.n);
  await expect.poll(() => screen.windows().length, { timeout: 10_000 }).toBeGreaterThan(1);
  await endSession(running);
});

test('the installer says every step and changes nothing when it is asked so, else puts each file in its place', () => {
  const install = (...options: string[]): string =>
    execFileSync(path.join(kioskFiles, 'install-linux.sh'), options, { encoding: 'utf8' });
  const there = (): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const said = install('--dry-run', '--root', folder, '--folder', '/opt/round-robin');
  expect(there()).toEqual([]);
  expect(said).toContain('/etc/systemd/system/round-robin-x11.service');
  install('--root', folder, '--folder', '/opt/round-robin');
  for (const file of readdirSync(path.join(kioskFiles, 'linux'), { recursive: true, encoding: 'utf8' }))
    expect(there()).toContain(file);
  const config = readFileSync(path.join(folder, 'etc/round-robin/kiosk.conf'), 'utf8');
  expect(config).toMatch(
    /^ROUND_ROBIN_COMMAND=\/opt\/round-robin\/.* --web --kiosk\nROUND_ROBIN_LEAVE=no\n$/,
  );
  expect(install('--dry-run', '--screen', 'x11')).toContain('systemctl enable round-robin-x11.service');
});
