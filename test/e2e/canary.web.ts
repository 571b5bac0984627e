/**
 * Twenty canaries are typed in a real browser, by people who sign and people who leave; then every byte that was written is
 * searched for them: data folder, browser profile, temporary folder, output.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';

import { browserLaunch, definedEnv } from '../fixtures/browser.ts';
import { startWebHost, type WebKiosk } from '../fixtures/web-host.ts';
import { report } from '../support/figures.ts';
import { buildMutantPage, sealMutants } from '../support/mutant-page.ts';
import { searchBytes, searchFolder } from '../support/search-bytes.ts';
import {
  consentAndSend,
  fillIn,
  lock,
  openSampleMeeting,
  type Person,
  press,
  screen,
  sign,
  tick,
  unlock,
} from './story.ts';

const canaries = Array.from({ length: 20 }, (_, i) => `Кенар${i}q${randomBytes(5).toString('hex')}`);

/** Five people with four canaries each: in name, place, branch and message. */
const people: Person[] = [0, 1, 2, 3, 4].map((i) => {
  const [name, place, branch, message] = canaries.slice(i * 4, i * 4 + 4) as [string, string, string, string];
  return {
    language: (['ru', 'en', 'kk'] as const)[i % 3]!,
    name: `Анна ${name}`,
    place,
    country: 'DE',
    branch,
    letters: ['protest'],
    message: `Мы с вами. ${message}!`,
  };
});

let folder: string;
test.beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'round-robin-canary-'))));
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the search finds a canary in every form it claims to search', () => {
  const [word] = canaries as [string];
  const utf8 = Buffer.from(word);
  const written = {
    'utf-8': utf8,
    'utf-16le': Buffer.from(word, 'utf16le'),
    hex: Buffer.from(utf8.toString('hex')),
    HEX: Buffer.from(utf8.toString('hex').toUpperCase()),
    'base64+0': Buffer.from(Buffer.concat([Buffer.from('abc'), utf8, Buffer.from('xyz')]).toString('base64')),
    'base64+1': Buffer.from(Buffer.concat([Buffer.from('a'), utf8, Buffer.from('xyz')]).toString('base64')),
    'base64+2': Buffer.from(Buffer.concat([Buffer.from('ab'), utf8, Buffer.from('xyz')]).toString('base64')),
  };
  for (const [form, bytes] of Object.entries(written)) {
    const around = Buffer.concat([Buffer.from('…'), bytes, Buffer.from('…')]);
    expect(searchBytes(around, [word]).map((hit) => hit.form)).toContain(form);
  }
});

test('20 canaries are in no byte that was written', async () => {
  test.setTimeout(180_000);
  const entries = await holdMeeting();
  const { files, hits } = searchFolder(folder, canaries);
  report(
    'sealing',
    'canaries in every written byte of a meeting',
    `${canaries.length} canaries, ${files} files searched, ${entries} entries stored, ${hits.length} hits`,
    '0 hits',
  );
  expect(entries).toBe(3);
  expect(files).toBeGreaterThan(20);
  expect(hits).toEqual([]);
});

test('the mutant "an honest header before the plaintext" is caught', async () => {
  test.setTimeout(180_000);
  const page = path.join(folder, 'mutant-page');
  await buildMutantPage(sealMutants.leavesThePayloadOpen, page);
  const entries = await holdMeeting(page);
  const { hits } = searchFolder(folder, canaries);
  report(
    'sealing',
    'mutant: an honest header before the plaintext',
    `${entries} entries stored, ${hits.length} hits`,
    '> 0 hits',
  );
  expect(entries).toBe(3);
  expect(new Set(hits.map(({ word }) => word)).size).toBe(12);
});

test('the mutant "seal returns its input" stores nothing and the person is told', async () => {
  test.setTimeout(120_000);
  const mutant = path.join(folder, 'mutant-page');
  await buildMutantPage(sealMutants.returnsItsInput, mutant);
  await withKiosk(mutant, async (page, passphrase) => {
    await fillIn(page, people[0]!);
    await page.locator('[name="consents"][value="processing"]').press('Space');
    await press(page, 'review.send', people[0]!.language);
    await expect(page.locator('[data-code="sealing_failed"]')).toBeVisible();
    // what was entered stays
    await expect(screen(page, 'review')).toContainText(people[0]!.name);
    await press(page, 'common.stop', people[0]!.language);
    expect(await countEntries(page, passphrase)).toBe(0);
  });
  expect(searchFolder(path.join(folder, 'data'), canaries).hits).toEqual([]);
});

/** Three people sign, one leaves at the review, one in the middle of the message. @returns how many entries were stored */
function holdMeeting(pageFolder?: string): Promise<number> {
  return withKiosk(pageFolder, async (page, passphrase) => {
    await sign(page, people[0]!);
    await fillIn(page, people[1]!);
    await press(page, 'common.stop');
    await sign(page, people[2]!);
    await leaveAtMessage(page, people[3]!);
    await fillIn(page, people[4]!);
    await consentAndSend(page, people[4]!);
    await press(page, 'thanks.next', people[4]!.language);
    return countEntries(page, passphrase);
  });
}

/** Types all and leaves without going on; whatever the browser would keep of half-typed fields, it has had time to keep. */
async function leaveAtMessage(page: Page, person: Person): Promise<void> {
  await screen(page, 'attract').locator(`button[lang="${person.language}"]`).click();
  await press(page, 'appeal.on', person.language);
  await tick(page.locator('[name="letters"][value="protest"]'));
  await press(page, 'choose.on', person.language);
  await page.locator('[name="name"]').pressSequentially(person.name);
  await page.locator('[name="place"]').pressSequentially(person.place);
  await page.locator('[name="fields.branch"]').pressSequentially(person.branch!);
  await page.locator('[name="country"]').selectOption(person.country);
  await page.locator('[name="visibility"][value="addressee"]').press('Space');
  await press(page, 'details.on', person.language);
  await page.locator('[name="message"]').pressSequentially(person.message);
  await page.waitForTimeout(7000);
  await press(page, 'common.stop', person.language);
  await expect(screen(page, 'attract')).toBeVisible();
}

async function countEntries(page: Page, passphrase: string): Promise<number> {
  await unlock(page, passphrase);
  const count = await page.locator('[data-part="entries"]').getAttribute('data-count');
  await lock(page);
  return Number(count);
}

/** A laptop with the sample and an open meeting, everything it writes below `folder`; stopped before this returns. */
async function withKiosk<T>(
  pageFolder: string | undefined,
  story: (page: Page, passphrase: string) => Promise<T>,
): Promise<T> {
  const temporary = path.join(folder, 'tmp');
  mkdirSync(temporary);
  const env = {
    ...process.env,
    TMPDIR: temporary,
    HOME: folder,
    XDG_CONFIG_HOME: path.join(folder, 'config'),
  };
  const entry =
    pageFolder === undefined ? undefined : path.resolve(import.meta.dirname, '../support/launch-web.ts');
  const kiosk: WebKiosk = await startWebHost(
    path.join(folder, 'data'),
    pageFolder === undefined ? env : { ...env, PAGE_FOLDER: pageFolder },
    entry,
  );
  const browser = await launchBrowser(env);
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    await page.goto(kiosk.address);
    const passphrase = await openSampleMeeting(page);
    return await story(page, passphrase);
  } finally {
    await browser.close();
    await kiosk.stop();
    writeFileSync(path.join(folder, 'output.log'), kiosk.output());
  }
}

/** With a profile on disk, as an ordinary browser has one. */
async function launchBrowser(env: NodeJS.ProcessEnv): Promise<BrowserContext> {
  const launch = await browserLaunch();
  return chromium.launchPersistentContext(path.join(folder, 'profile'), {
    ...launch,
    headless: true,
    env: { ...launch.env, ...definedEnv(env) },
  });
}
