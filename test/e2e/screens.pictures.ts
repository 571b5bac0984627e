/** A picture of each screen that a person meets, in English, Kazakh and Arabic, for the README and docs: `npm run screenshots`. */
import path from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/web-host.ts';
import { drawSignature, lock, openMeeting, screen, tick, trySample, unlock, wordsOf } from './story.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/pictures/attendee');

const people = {
  en: { name: 'Grace O’Rourke', place: 'Aberdeen', message: 'We know what a day on the rigs costs.' },
  kk: { name: 'Әлия Қожахметұлы', place: 'Жаңаөзен', message: 'Біз сіздермен біргеміз, туыстар!' },
  ar: { name: 'سلمى أحمد', place: 'يافا', message: 'نحن معكم، ولن ننسى ما تطالبون به.' },
} as const;

test('pictures of the screens', async ({ page, kiosk }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(kiosk.address);
  const passphrase = await trySample(page);
  await unlock(page, passphrase);
  await openMeeting(page);
  await lock(page);
  await take(page, 'attract', 'en');
  for (const language of ['en', 'kk', 'ar'] as const) await walk(page, language);
});

async function walk(page: Page, language: keyof typeof people): Promise<void> {
  const words = wordsOf(language);
  const { name, place, message } = people[language];
  const goOn = (key: string): Promise<void> =>
    page.getByRole('button', { name: words(key), exact: true }).click();
  await screen(page, 'attract').locator(`button[lang="${language}"]`).click();
  await take(page, 'appeal', language);
  await goOn('appeal.on');
  await tick(page.locator('[name="letters"][value="protest"]'));
  await take(page, 'choose', language);
  await goOn('choose.on');
  await page.locator('[name="name"]').fill(name);
  await page.locator('[name="place"]').fill(place);
  await page.locator('[name="country"]').selectOption('DE');
  await tick(page.locator('[name="visibility"][value="addressee"]'));
  await take(page, 'details', language);
  await goOn('details.on');
  await page.locator('[name="message"]').fill(message);
  await take(page, 'message', language);
  await goOn('message.on');
  await drawSignature(page);
  await take(page, 'sign', language);
  await goOn('sign.on');
  await take(page, 'review', language);
  await tick(page.locator('[name="consents"][value="processing"]'));
  await goOn('review.send');
  await take(page, 'thanks', language);
  await goOn('thanks.next');
}

async function take(page: Page, name: string, language: string): Promise<void> {
  await expect(screen(page, name)).toBeVisible();
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: path.join(folder, `${language}-${name}.png`), animations: 'disabled' });
}
