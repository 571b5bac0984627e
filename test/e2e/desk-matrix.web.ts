/**
 * Every part of the desk in the languages of the desk: no barrier that axe finds, nothing wider than a small laptop's window, no target
 * too small. Quickly in three languages and the usual text size; in the long tier in all nine, also at twice the size and in dark and high contrast.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { partsFor } from '../../renderer/screens/organiser/parts.ts';
import { expect, test } from '../fixtures/web-host.ts';
import { report, tier } from '../support/figures.ts';
import { layoutProblems } from './layout-problems.ts';
import { barriers } from './no-barrier.ts';
import { openSampleMeeting, sign, unlock } from './story.ts';

const allLanguages = readdirSync(path.resolve(import.meta.dirname, '../../assets/locales')).map((file) =>
  file.replace('.json', ''),
);
/** Quickly the longest words, the other direction, and the letters that fonts forget. */
const languages = tier(['de', 'ar', 'kk'], allLanguages);

const parts = partsFor(true);

/** Text size in percent, and contrast. */
const themes = tier<readonly (readonly [number, string])[]>(
  [[100, 'normal']],
  [
    [100, 'normal'],
    [200, 'normal'],
    [100, 'dark'],
    [100, 'high'],
  ],
);

test(`every part of the desk in ${languages.length} languages has no barrier`, async ({ page, kiosk }) => {
  test.setTimeout(tier(120_000, 1_200_000));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1024, height: 600 });
  await page.goto(kiosk.address);
  const passphrase = await openSampleMeeting(page);
  await sign(page, {
    language: 'en',
    name: 'Ann Lee',
    place: 'Leeds',
    country: 'GB',
    letters: [],
    message: '',
  });
  await unlock(page, passphrase);
  const buttons = await page
    .locator('[data-part-button]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-part-button')));
  expect(buttons).toEqual(parts);
  // a part without words shows their key
  const words = await page.locator('[data-part-button]').allInnerTexts();
  expect(words.filter((word) => word.includes('.'))).toEqual([]);
  const problems: string[] = [];
  let looked = 0;
  for (const language of languages) {
    await page.locator('[name="language"]').selectOption(language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    for (const part of parts) {
      await page.locator(`[data-part-button="${part}"]`).click();
      await expect(page.locator(`[data-part-button="${part}"]`)).toHaveAttribute('aria-current', 'page');
      for (const [size, contrast] of themes) {
        await page.evaluate(
          ([chosenSize, chosenContrast]) =>
            void Object.assign(document.documentElement.dataset, {
              size: chosenSize,
              contrast: chosenContrast,
            }),
          [String(size), contrast] as const,
        );
        const where = `${language} ${part} ${size} ${contrast}`;
        problems.push(...(await barriers(page)).map((problem) => `${where}: ${problem}`));
        problems.push(...(await layoutProblems(page, 44)).map((problem) => `${where}: ${problem}`));
        looked++;
      }
    }
  }
  report(
    'access',
    `axe: ${parts.length} parts of the desk × ${languages.length} languages`,
    `${looked} looks, ${problems.length} problems`,
    '0 violations, targets ≥ 44 px, nothing wider than the window',
  );
  expect(problems).toEqual([]);
});
