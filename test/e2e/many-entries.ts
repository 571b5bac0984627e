/** A data folder with very many entries, and what the desk makes of it on any host. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { expect, type Page } from '@playwright/test';

import { isLong, report, tier } from '../support/figures.ts';
import { openMeetingIn } from '../support/open-meeting.ts';
import { heapOf, longestTaskWhileScrolling, searchTimes } from './entries-figures.ts';
import { goToPart, press, unlock } from './story.ts';

/** Runs `simulate` over a data folder in which a meeting is open. */
export function simulate(folder: string, ...how: string[]): void {
  const main = path.resolve(import.meta.dirname, '../../electron/hosts/cli/main.ts');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'simulate', ...how, '--data', folder, '--json'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
}

/** Fills a folder outside the clock. @returns the passphrase */
export async function simulateMany(folder: string, many: number): Promise<string> {
  const passphrase = await openMeetingIn(folder);
  simulate(folder, '--entries', String(many), '--seed', '5');
  return passphrase;
}

const queries = [
  'Әлия',
  'өтегенова',
  'ҚОЖАХМЕТҰЛЫ ақтау',
  'Щербаков',
  'тюмень',
  'Ґудзь',
  'запоріжжя',
  "o'rourke",
  'siobhán aberdeen',
  'MÜLLER',
  'köln',
  'özlem duisburg',
  'lefèbvre',
  'Núñez',
  'gijón',
  'Yılmaz',
  'Łucja',
  'Gdańsk',
  'Hường',
  'nobody of this name',
] as const;

/** Opens all entries from the start screen, searches and scrolls, and reports what it took. */
export async function measureMany(
  page: Page,
  { many, passphrase, host }: { many: number; passphrase: string; host: string },
): Promise<void> {
  const part = (name: string): ReturnType<Page['locator']> => page.locator(`[data-part="${name}"]`);
  await unlock(page, passphrase);
  await goToPart(page, 'entries');
  const start = performance.now();
  await press(page, 'entries.open');
  await expect(page.locator('.action-note progress')).toBeVisible();
  await expect(part('shown')).toHaveAttribute('data-count', String(many), { timeout: 900_000 });
  const seconds = (performance.now() - start) / 1000;
  report('desk', `opening ${many} entries ${host}`, `${seconds.toFixed(1)} s`, 'with progress');
  // they are looked for in the background
  await expect(page.locator('[data-view-button="pairs"]').locator('.view-count')).toBeVisible({
    timeout: 120_000,
  });

  const times = await searchTimes(page, queries);
  const median = times[times.length / 2]!;
  const worst = times.at(-1)!;
  report(
    'desk',
    `search among ${many} entries ${host}, from key to picture, ${times.length} queries`,
    `median ${median.toFixed(0)} ms, longest ${worst.toFixed(0)} ms`,
    'median ≤ 100 ms',
  );
  const { longest, frames, rows } = await longestTaskWhileScrolling(page, tier(2000, 6000));
  report(
    'desk',
    `scrolling through ${many} entries ${host}`,
    `${longest === 0 ? 'no task over 50 ms' : `longest task ${longest.toFixed(0)} ms`}, ${frames} frames, ${rows} rows in the document`,
    '≤ 100 ms',
  );
  const heap = await heapOf(page);
  report(
    'desk',
    `memory of the page with ${many} entries ${host}`,
    `${(heap / 1e6).toFixed(0)} MB of heap`,
    '–',
  );
  expect(rows).toBeLessThan(120);
  if (isLong) {
    expect(median).toBeLessThanOrEqual(100);
    expect(longest).toBeLessThanOrEqual(100);
  }
}
