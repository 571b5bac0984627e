/**
 * A picture of each screen that a person meets, in English, Kazakh and Arabic, and of the organisers' screens in English, for
 * the README and docs: `npm run screenshots`.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from '../fixtures/web-host.ts';
import { blankSheets } from '../support/blank-sheets.ts';
import { picture } from '../support/pictures.ts';
import { tool } from '../support/tools.ts';
import {
  closeMeeting,
  goToPart,
  goToView,
  lock,
  makeLetters,
  openMeeting,
  openSampleMeeting,
  press,
  screen,
  sign,
  trySample,
  unlock,
  wordsOf,
} from './story.ts';
import { startIn, walk } from './walk.ts';

const pictures = path.resolve(import.meta.dirname, '../../docs/pictures');

const people = {
  en: { name: 'Grace O’Rourke', place: 'Aberdeen', message: 'We know what a day on the rigs costs.' },
  kk: { name: 'Әлия Қожахметұлы', place: 'Жаңаөзен', message: 'Біз сіздермен біргеміз, туыстар!' },
  ar: { name: 'سلمى أحمد', place: 'يافا', message: 'نحن معكم، ولن ننسى ما تطالبون به.' },
} as const;

test('pictures of the screens', async ({ page, kiosk }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  let first: keyof typeof people = 'en';
  const stopStartingIn = await startIn(page, () => first);
  await page.goto(kiosk.address);
  await openSampleMeeting(page);
  for (first of ['en', 'kk', 'ar'] as const) {
    await page.goto(kiosk.origin);
    const person = { ...people[first], language: first, country: 'DE', letters: ['protest'] };
    await walk(page, person, async (name) => {
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.screenshot({
        path: path.join(pictures, 'attendee', `${first}-${name}.png`),
        animations: 'disabled',
      });
    });
  }
  await stopStartingIn();
});

test('pictures of paper sheets', async () => {
  const pdftoppm = tool('pdftoppm');
  test.skip(pdftoppm === undefined, 'needs pdftoppm (Debian package poppler-utils)');
  const meeting = { name: 'Branch meeting', place: 'Aktau', day: '2010-03-20' };
  for (const [form, page] of [
    ['rows', 1],
    ['slips', 2],
  ] as const) {
    const { pdf } = await blankSheets({ form, languages: ['en'], meeting });
    writeFileSync(path.join(pictures, 'desk', `sheet-${form}.png`), picture(pdftoppm!, pdf, page, 84));
  }
});

test('pictures of the desk', async ({ page, kiosk }) => {
  test.setTimeout(240_000);
  const take = async (name: string, fullPage = true): Promise<void> => {
    await page.evaluate(() => {
      window.scrollTo(0, 0);
      // where the pictures were taken is nobody's business
      for (const code of document.querySelectorAll('code'))
        if (code.textContent.startsWith('/')) code.textContent = code.textContent.replace(/^.*\//, '…/');
    });
    const file = path.join(pictures, 'desk', `${name}.png`);
    await page.screenshot({ path: file, animations: 'disabled', fullPage });
  };
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(kiosk.address);
  await expect(screen(page, 'first-run')).toBeVisible();
  await take('first-run');
  const passphrase = await trySample(page);
  await take('closed');
  await press(page, 'attract.organisers');
  await take('door');
  await page.locator('[name="passphrase"]').fill(passphrase);
  await press(page, 'unlock.open');
  await expect(screen(page, 'desk')).toBeVisible({ timeout: 30_000 });
  await press(page, 'preflight.check');
  await expect(page.locator('[data-part="preflight"]')).toBeVisible({ timeout: 20_000 });
  await take('ready');
  await openMeeting(page);
  await lock(page);
  for (const person of Object.values(people)) {
    await sign(page, { ...person, language: 'en', country: 'DE', letters: ['protest'] });
  }
  await unlock(page, passphrase);
  await take('meeting');
  const sheets = page.locator('section.card').filter({ hasText: wordsOf('en')('sheets.hint') });
  await page.getByRole('radio', { name: wordsOf('en')('sheets.rows') }).check();
  await press(page, 'sheets.preview');
  await expect(sheets.locator('canvas[data-drawn="true"]').last()).toBeVisible({ timeout: 20_000 });
  await sheets.screenshot({ path: path.join(pictures, 'desk', 'sheets.png'), animations: 'disabled' });
  await closeMeeting(page);
  await take('closed-meeting');
  await goToPart(page, 'entries');
  await press(page, 'entries.open');
  await page.getByRole('button', { name: people.kk.name, exact: true }).click();
  await expect(page.locator('[data-part="entry"]')).toContainText(people.kk.message);
  await take('entries');
  await goToView(page, 'paper');
  await take('paper');
  await makeLetters(page);
  await take('letters');
  await goToPart(page, 'delivery');
  await expect(page.locator('[data-part="diary"], .card').first()).toBeVisible();
  await take('delivery');
  await goToPart(page, 'campaign');
  await press(page, 'editor.writeVersion');
  await page.locator('[data-section-button="letters"]').click();
  await expect(page.locator('canvas[data-drawn="true"]').first()).toBeVisible({ timeout: 20_000 });
  await page.setViewportSize({ width: 1280, height: 1500 });
  await take('editor', false);
  await page.setViewportSize({ width: 1280, height: 800 });
  await goToPart(page, 'numbers');
  await press(page, 'numbers.count');
  await expect(page.locator('table').first()).toBeVisible({ timeout: 20_000 });
  await take('numbers');
  await goToPart(page, 'settings');
  await take('settings');
  await goToPart(page, 'end');
  await take('end');
  await goToPart(page, 'send');
  await take('send');
  await goToPart(page, 'keys');
  await page.getByText(wordsOf('en')('keys.sheet'), { exact: true }).first().click();
  await take('keys');
});
