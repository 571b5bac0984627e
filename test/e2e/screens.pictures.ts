/** A picture of each screen that a person meets, in English, Kazakh and Arabic, for the README and docs: `npm run screenshots`. */
import path from 'node:path';

import { test } from '../fixtures/web-host.ts';
import { lock, openMeeting, trySample, unlock } from './story.ts';
import { startIn, walk } from './walk.ts';

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
  let first: keyof typeof people = 'en';
  const stopStartingIn = await startIn(page, () => first);
  await page.goto(kiosk.address);
  const passphrase = await trySample(page);
  await unlock(page, passphrase);
  await openMeeting(page);
  await lock(page);
  for (first of ['en', 'kk', 'ar'] as const) {
    await page.goto(kiosk.origin);
    const person = { ...people[first], language: first, country: 'DE', letters: ['protest'] };
    await walk(page, person, async (name) => {
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.screenshot({ path: path.join(folder, `${first}-${name}.png`), animations: 'disabled' });
    });
  }
  await stopStartingIn();
});
