/**
 * Every screen in every language: no barrier that axe finds, nothing cut off, no target too small, at every size of window.
 * Quickly in the usual text size and contrast and in one other theme each, chosen so that every two of screen, language, size
 * and contrast meet; in the long tier in all twelve themes.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';

import type { Page } from '@playwright/test';

import { type Contrast, contrasts, type TextSize, textSizes } from '../../renderer/display.ts';
import { expect, test } from '../fixtures/web-host.ts';
import { isLong, report, tier } from '../support/figures.ts';
import { layoutProblems } from './layout-problems.ts';
import { barriers } from './no-barrier.ts';
import { aliya, openSampleMeeting } from './story.ts';
import { type ScreenName, screens, startIn, walk } from './walk.ts';

const languages = readdirSync(path.resolve(import.meta.dirname, '../../assets/locales')).map((file) =>
  file.replace('.json', ''),
);

/** The windows that attendees meet: small laptop, laptop, desktop, portrait, and a ten-inch tablet both ways. */
const windows = [
  [1024, 600],
  [1366, 768],
  [1920, 1080],
  [1080, 1920],
  [1280, 800],
  [800, 1280],
] as const;

interface Theme {
  size: TextSize;
  contrast: Contrast;
}

const usual: Theme = { size: 100, contrast: 'normal' };
const largest: Theme = { size: 200, contrast: 'normal' };
const allThemes: readonly Theme[] = textSizes.flatMap((size) =>
  contrasts.map((contrast) => ({ size, contrast })),
);

/** The themes in which a screen is looked at in a language. */
function themesOf(name: ScreenName, language: string): readonly Theme[] {
  if (isLong) return allThemes;
  const i = screens.indexOf(name);
  const j = languages.indexOf(language);
  const other = { size: textSizes[(i + j) % 4]!, contrast: contrasts[(i + 2 * j + Math.floor(j / 3)) % 3]! };
  return [usual, other];
}

test('every two of screen, language, text size and contrast meet', () => {
  const met = new Set<string>();
  for (const name of screens) {
    for (const language of languages) {
      for (const { size, contrast } of themesOf(name, language)) {
        const values = [name, language, `${size}`, contrast];
        for (const a of values) for (const b of values) met.add(`${a} ${b}`);
      }
    }
  }
  const factors: readonly (readonly string[])[] = [screens, languages, textSizes.map(String), contrasts];
  const missing = factors.flatMap((some, i) =>
    factors.slice(i + 1).flatMap((others) => some.flatMap((a) => others.map((b) => `${a} ${b}`))),
  );
  expect(missing.filter((pair) => !met.has(pair))).toEqual([]);
});

test('every screen in every language has no barrier, in any theme and at any size of window', async ({
  page,
  kiosk,
}) => {
  test.setTimeout(tier(480_000, 2_400_000));
  expect(languages.toSorted()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'kk', 'ru', 'tr', 'uk']);
  // a colour on its way to another is none that anybody reads
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1024, height: 600 });
  let first = 'en';
  const stopStartingIn = await startIn(page, () => first);
  await page.goto(kiosk.address);
  await openSampleMeeting(page);

  const problems: string[] = [];
  const table: string[][] = [];
  let looked = 0;
  for (first of languages) {
    await page.goto(kiosk.origin);
    const row: string[] = [];
    await walk(page, aliya(first), async (name) => {
      const found = await lookAt(page, first, name);
      problems.push(...found);
      const themes = themesOf(name, first).length;
      looked += themes;
      row.push(found.length === 0 ? `${themes} ✓` : `${found.length} ✗`);
    });
    table.push([first, ...row]);
  }
  await stopStartingIn();
  const line = (cells: readonly string[]): string => cells.map((cell) => cell.padEnd(9)).join('');
  console.log([line(['', ...screens]), ...table.map(line)].join('\n'));
  report(
    'access',
    `axe: ${screens.length} screens × ${languages.length} languages, ${tier('pairwise themes', 'all 12 themes')}`,
    `${looked} looks, ${problems.length} problems`,
    '0 violations, targets ≥ 60 px, nothing wider than the window',
  );
  expect(problems).toEqual([]);
});

/** @returns what is wrong with the screen that is shown */
async function lookAt(page: Page, language: string, name: ScreenName): Promise<string[]> {
  const problems: string[] = [];
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', language);
  await expect(html).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
  for (const theme of themesOf(name, language)) {
    const where = `${language} ${name} ${theme.size} ${theme.contrast}`;
    await wear(page, theme);
    problems.push(...(await barriers(page)).map((problem) => `${where}: ${problem}`));
    problems.push(...(await layoutProblems(page, 60)).map((problem) => `${where}: ${problem}`));
  }
  for (const theme of [largest, usual]) {
    await wear(page, theme);
    for (const [width, height] of windows) {
      await page.setViewportSize({ width, height });
      const where = `${language} ${name} ${width}×${height} ${theme.size}`;
      problems.push(...(await layoutProblems(page, 60)).map((problem) => `${where}: ${problem}`));
    }
  }
  await page.setViewportSize({ width: 1024, height: 600 });
  return problems;
}

/** As the display settings do it; that they do is a story of its own. */
async function wear(page: Page, { size, contrast }: Theme): Promise<void> {
  // somebody is there: a slow look would else end as a person who went away
  await page.mouse.move(Math.random() * 20, 5);
  await page.evaluate(
    ([chosenSize, chosenContrast]) =>
      void Object.assign(document.documentElement.dataset, { size: chosenSize, contrast: chosenContrast }),
    [String(size), contrast] as const,
  );
}
