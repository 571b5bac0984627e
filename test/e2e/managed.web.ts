/**
 * A Chromium that the system manages by the project's policy, for real: in a mount namespace of its own, so that the machine's
 * own policies are not touched. And what the page says where nothing locks its browser.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type Browser, chromium } from '@playwright/test';

import { runsAsRoot } from '../fixtures/browser.ts';
import { expect, test } from '../fixtures/web-host.ts';
import { isLong, report } from '../support/figures.ts';
import { press, screen, trySample, unlock, wordsOf } from './story.ts';

const system = '/usr/bin/chromium';
const policyFile = path.resolve('assets/kiosk/chromium-policy.json');

/** Why this machine cannot try it. */
function missing(): string | undefined {
  if (!existsSync(system) || !existsSync('/etc/chromium')) return 'no Chromium of the system';
  if (!runsAsRoot()) return 'needs root, for a mount namespace';
  return spawnSync('unshare', ['-m', 'true']).status === 0 ? undefined : 'no mount namespaces here';
}

/** A program that starts Chromium with this policy in place of the machine's. */
function managedChromium(folder: string, policy: object): string {
  const file = path.join(folder, 'policy.json');
  writeFileSync(file, JSON.stringify(policy));
  const program = path.join(folder, 'chromium');
  const managed = '/etc/chromium/policies/managed';
  const inside = `mount -t tmpfs none /etc/chromium && mkdir -p ${managed} && cp '${file}' ${managed}/ && exec ${system} "$@"`;
  writeFileSync(
    program,
    `#!/bin/sh\nexec unshare -m /bin/sh -c '${inside.replaceAll("'", `'\\''`)}' sh "$@"\n`,
  );
  chmodSync(program, 0o755);
  return program;
}

/** Where an attendee would go; none of it may open. */
const elsewhere = [
  'https://example.org/',
  'http://127.0.0.2/',
  'http://localhost/',
  'file:///etc/hostname',
  'file:///',
  'chrome://gpu/',
  'chrome://flags/',
  'chrome://version/',
  'chrome://policy/',
  'view-source:http://127.0.0.1/',
  'data:text/html,x',
  'devtools://devtools/bundled/inspector.html',
];

/** Each in a window of its own. @returns those that the policy did not stop, with what became of them */
async function opened(browser: Browser, addresses: readonly string[]): Promise<string[]> {
  const open: string[] = [];
  for (const address of addresses) {
    const page = await browser.newPage();
    const said = await page.goto(address, { timeout: 5000 }).then(
      () => 'opened',
      (error: Error) => error.message,
    );
    // for its own addresses the browser says it in a page in their place
    if (!/ERR_BLOCKED_BY_ADMINISTRATOR|"chrome-error:/.test(said))
      open.push(`${address}: ${said.split('\n')[0]}`);
    await page.close();
  }
  return open;
}

async function withManaged(policy: object, story: (browser: Browser) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-managed-'));
  const browser = await chromium.launch({
    executablePath: managedChromium(folder, policy),
    args: ['--no-sandbox'],
  });
  try {
    await story(browser);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const policy = JSON.parse(readFileSync(policyFile, 'utf8')) as Record<string, unknown>;
/** Tests drive the browser by the very means that these forbid, and in windows of their own. */
const undrivable = ['RemoteDebuggingAllowed', 'DeveloperToolsAvailability', 'IncognitoModeAvailability'];
const drivable = Object.fromEntries(Object.entries(policy).filter(([name]) => !undrivable.includes(name)));

test('with the policy installed the browser opens the kiosk and nothing else', async ({ kiosk }) => {
  const why = missing();
  test.skip(why !== undefined, why);
  await withManaged(drivable, async (browser) => {
    const page = await browser.newPage();
    await page.goto(kiosk.address);
    await expect(screen(page, 'first-run')).toBeVisible();
    const open = await opened(browser, elsewhere);
    report(
      'web host',
      'addresses that open under the managed policy',
      `${open.length} of ${elsewhere.length}`,
      '0',
    );
    expect(open).toEqual([]);
  });
});

test('with the policy installed nobody attaches a debugger', async () => {
  const why = missing();
  test.skip(why !== undefined, why);
  const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-managed-'));
  const program = managedChromium(folder, policy);
  const child = spawn(
    program,
    [
      '--headless',
      '--no-sandbox',
      `--user-data-dir=${folder}/profile`,
      '--remote-debugging-port=0',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += String(data)));
  try {
    await expect.poll(() => said, { timeout: 20_000 }).toContain('remote debugging is disallowed');
    expect(said).not.toContain('DevTools listening');
  } finally {
    child.kill();
    await new Promise((resolve) => child.once('exit', resolve));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('the mutant "no list of addresses" is caught', async () => {
  test.skip(!isLong, 'long tier');
  const why = missing();
  test.skip(why !== undefined, why);
  const { URLBlocklist: _list, ...loose } = drivable;
  await withManaged(loose, async (browser) => {
    const open = await opened(browser, ['file:///etc/hostname', 'chrome://version/']);
    report('web host', 'mutant: a policy without a list of addresses', `${open.length} opened`, 'some');
    expect(open).not.toEqual([]);
  });
});

test('where nothing locks the browser, the start screen says so in a word and the desk in full', async ({
  page,
  kiosk,
}) => {
  await page.goto(kiosk.address);
  const passphrase = await trySample(page);
  const words = wordsOf('en');
  await expect(screen(page, 'closed').locator('footer [data-part="weak-kiosk"]')).toHaveText(
    words('host.weak'),
  );
  await unlock(page, passphrase);
  await expect(page.locator('p[data-part="weak-kiosk"]')).toContainText(words('host.weakText'));
  await page.locator('[data-part-button="settings"]').click();
  await expect(page.locator('[data-part="about"]')).toContainText('Round Robin 0.');
  await press(page, 'about.show');
  await expect.poll(() => page.locator('.licences li').count()).toBeGreaterThan(50);
});
