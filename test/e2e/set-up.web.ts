/** The first run: three ways to a campaign, and nothing that must be on paper can be skipped unread. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from '@playwright/test';

import { createClient } from '../../electron/contract/client.ts';
import { orThrow } from '../../electron/contract/result.ts';
import { createCore } from '../../electron/core/index.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { fromBase64 } from '../../electron/seal/bytes.ts';
import { expect, startWebHost, test } from '../fixtures/web-host.ts';
import { buildMutantPage } from '../support/mutant-page.ts';
import { tool } from '../support/tools.ts';
import { expectNoBarrier } from './no-barrier.ts';
import { button, passOnWords, press, screen, unlock, wordsOf } from './story.ts';
import { missingReader } from './whole-way.ts';

const words = wordsOf('en');

/** Goes on as if the words that are asked for were others. @returns whether it went on */
async function goOnWithoutWords(page: Page): Promise<boolean> {
  await page.locator('[data-part="passphrase"]').waitFor({ timeout: 30_000 });
  await press(page, 'setUp.written');
  for (const field of await page.locator('[name^="word-"]').all()) await field.fill('nothing');
  await page.locator('form button[type="submit"]').click();
  await expect(page.locator('[data-part="wrong-words"], [name="ending"]')).toBeVisible();
  return page.locator('[name="ending"]').isVisible();
}

/** A campaign as it comes from headquarters: its file and its key file. */
async function fromHeadquarters(folder: string): Promise<{ note: string; keys: string; passphrase: string }> {
  const core = createCore(nodePorts(path.join(folder, 'headquarters')));
  const client = createClient((request, options) => core.call(request, options));
  const draft = orThrow(await client('sampleDraft', {}));
  const made = orThrow(await client('authorCampaign', { draft }));
  core.close();
  const files = { note: path.join(folder, 'c.roundrobin'), keys: path.join(folder, 'c.keys.age') };
  writeFileSync(files.note, made.note);
  writeFileSync(files.keys, fromBase64(made.keys));
  return { ...files, passphrase: made.passphrase };
}

/** The last six characters of the text on a sheet. */
function endingOf(sheet: string): string {
  const text = execFileSync(tool('pdftotext')!, [sheet, '-'], { encoding: 'utf8' });
  return /RRSEED1(?:[-\s]+[0-9A-Z]{2,4}){15}/.exec(text)![0].replaceAll(/[-\s]/g, '').slice(-6);
}

test('the sample: no way past the words but to type them; a test may do without the sheet', async ({
  page,
  kiosk,
}) => {
  await page.goto(kiosk.address);
  await expect(screen(page, 'first-run')).toBeVisible();
  await expectNoBarrier(page);
  await press(page, 'firstRun.sample');
  const shown = page.locator('[data-part="passphrase"]');
  await expect(shown).toBeVisible({ timeout: 30_000 });
  await expectNoBarrier(page);
  const first = (await shown.locator('li').allInnerTexts()).map((word) => word.trim());
  expect(await goOnWithoutWords(page)).toBe(false);
  await expectNoBarrier(page);
  await expect(shown).toBeHidden();
  // one of them may be a word that any page has
  const asking = (await screen(page, 'first-run').innerText()).split(/\W+/);
  expect(first.filter((word) => asking.includes(word)).length).toBeLessThan(3);
  await expect(page.locator('[data-part="wrong-words"]')).toContainText(words('setUp.wrongHint'));
  await press(page, 'setUp.again');
  expect((await passOnWords(page)).split(' ')).toEqual(first);
  await expect(page.locator('[name="ending"]')).toBeVisible();
  await expectNoBarrier(page);
  await press(page, 'common.back');
  await passOnWords(page);
  await press(page, 'setUp.skipTest');
  await expect(screen(page, 'closed')).toBeVisible();
});

test('the mutant "a first run that goes on without the words" is caught', async ({ page, folder }) => {
  test.setTimeout(60_000);
  const pageFolder = path.join(folder, 'page');
  await buildMutantPage(
    {
      file: 'renderer/screens/organiser/set-up/passphrase-step.tsx',
      line: 'if (found.length === 0) onDone();',
      becomes: 'onDone();',
    },
    pageFolder,
  );
  const entry = path.resolve(import.meta.dirname, '../support/launch-web.ts');
  const env = { ...process.env, PAGE_FOLDER: pageFolder };
  const kiosk = await startWebHost(path.join(folder, 'data'), env, entry);
  try {
    await page.goto(kiosk.address);
    await press(page, 'firstRun.sample');
    expect(await goOnWithoutWords(page)).toBe(true);
  } finally {
    await kiosk.stop();
  }
});

test('a campaign of one’s own: the kiosk is ready when the sheet is on paper, and the desk is locked then', async ({
  page,
  folder,
  kiosk,
}) => {
  test.setTimeout(90_000);
  const missing = missingReader();
  test.skip(missing !== undefined, missing);
  await page.goto(kiosk.address);
  await page
    .locator('[name="draft"]')
    .setInputFiles(path.resolve(import.meta.dirname, '../../assets/campaigns/zhanaozen-2010/campaign.json'));
  await press(page, 'firstRun.author');
  const passphrase = await passOnWords(page);
  for (const key of ['setUp.skipTest', 'setUp.skipOwn']) await expect(button(page, key)).toBeHidden();
  await expect(button(page, 'setUp.sheetHave')).toBeDisabled();
  await page.locator('[name="ending"]').fill('QQQQQQ');
  await press(page, 'setUp.sheetHave');
  await expect(page.getByText(words('error.recovery_mistyped'))).toBeVisible({ timeout: 30_000 });
  await page.locator('[name="sheetFolder"]').fill(path.join(folder, 'stick'));
  await press(page, 'keys.sheet');
  await expect(page.locator('[data-part="sheet"]')).toBeVisible({ timeout: 30_000 });
  const ending = endingOf(path.join(folder, 'stick', 'recovery-sheet.pdf'));
  expect(await screen(page, 'first-run').innerText()).not.toContain(ending);
  await page.locator('[name="ending"]').fill(`${ending.slice(0, 4).toLowerCase()} ${ending.slice(4)}`);
  await press(page, 'setUp.sheetHave');
  await expect(screen(page, 'closed')).toBeVisible({ timeout: 30_000 });
  await unlock(page, passphrase);
});

test('a field laptop has no sheet: two steps, and its desk opens', async ({ page, folder, kiosk }) => {
  test.setTimeout(90_000);
  const { note } = await fromHeadquarters(folder);
  await page.goto(kiosk.address);
  await page.locator('[name="note"]').setInputFiles(note);
  await press(page, 'firstRun.load');
  await expect(page.locator('[data-part="passphrase"]')).toBeVisible({ timeout: 30_000 });
  await expect(screen(page, 'first-run')).toContainText('Step 2 of 2');
  const passphrase = await passOnWords(page);
  await expect(screen(page, 'closed')).toBeVisible();
  await unlock(page, passphrase);
});

test('with a key file the passphrase is known already, and so may be the sheet', async ({
  page,
  folder,
  kiosk,
}) => {
  test.setTimeout(90_000);
  const { note, keys, passphrase } = await fromHeadquarters(folder);
  await page.goto(kiosk.address);
  await page.locator('[name="note"]').setInputFiles(note);
  await page.locator('[name="keys"]').setInputFiles(keys);
  await press(page, 'firstRun.load');
  await expect(page.locator('[data-part="fingerprint"]')).toBeVisible();
  await press(page, 'setUp.on');
  await page.locator('[name="ending"]').fill('QQQQQQ');
  await page.locator('[name="passphrase"]').fill('some other words');
  await press(page, 'setUp.sheetHave');
  await expect(page.getByText(words('error.wrong_passphrase'))).toBeVisible({ timeout: 30_000 });
  await press(page, 'setUp.skipOwn');
  await expect(screen(page, 'closed')).toBeVisible();
  await unlock(page, passphrase);
});
