/** The page comes in parts: which are fetched when, and what a person sees when one of them cannot be. */
import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/web-host.ts';
import {
  fillIn,
  lock,
  openMeeting,
  type Person,
  press,
  screen,
  trySample,
  unlock,
  wordsOf,
} from './story.ts';

const refusal = (page: Page): ReturnType<Page['locator']> =>
  page.locator('[role="alert"][data-code="offline"]');

const kazakh: Person = {
  language: 'kk',
  name: 'Айгүл',
  place: 'Ақтау',
  country: 'DE',
  letters: ['protest', 'solidarity'],
  message: '',
};

test('the organisers’ part is fetched when somebody goes there, and asked for again when it did not come', async ({
  page,
  kiosk,
}) => {
  let refused = 0;
  await page.route(/\/organisers-[^/]*\.js$/, (route) =>
    refused++ === 0 ? route.abort() : route.continue(),
  );
  await page.goto(kiosk.address);
  await expect(screen(page, 'starting')).toBeVisible();
  await expect(refusal(page)).toBeVisible();
  await press(page, 'common.retry');
  await expect(screen(page, 'first-run')).toBeVisible();
  expect(refused).toBe(2);
});

test('a person’s page has no part of the organisers', async ({ page, kiosk }) => {
  let organisers = 0;
  page.on('request', (request) => {
    if (/\/organisers-[^/]*\.js$/.test(request.url())) organisers++;
  });
  await page.goto(kiosk.address);
  await openAll(page, await trySample(page));
  expect(organisers).toBeGreaterThan(0);
  organisers = 0;
  await page.reload();
  await fillIn(page, kazakh);
  expect(organisers).toBe(0);
});

test('a language that does not come leaves the start screen as it is; the next touch gets it', async ({
  page,
  kiosk,
}) => {
  await page.goto(kiosk.address);
  await openAll(page, await trySample(page));
  let refused = 0;
  await page.route(/\/kk-[^/]*\.js$/, (route) => (refused++ < 2 ? route.abort() : route.continue()));
  await page.reload();
  await expect(screen(page, 'attract')).toBeVisible();
  const button = screen(page, 'attract').locator('button[lang="kk"]');
  // its own words are there before the language is
  await expect(button).toContainText(wordsOf('kk')('attract.start'));
  await button.click();
  await expect(refusal(page)).toBeVisible();
  await expect(screen(page, 'attract')).toBeVisible();
  await button.click();
  await expect(screen(page, 'appeal')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'kk');
});

test('the screens of a signing that the host does not give are asked for again', async ({ page, kiosk }) => {
  await page.goto(kiosk.address);
  await openAll(page, await trySample(page));
  let isGiven = false;
  await page.route(/\/signing-steps-[^/]*\.js$/, (route) => (isGiven ? route.continue() : route.abort()));
  await page.reload();
  const button = screen(page, 'attract').locator('button[lang="en"]');
  await button.click();
  await expect(refusal(page)).toBeVisible();
  await expect(screen(page, 'attract')).toBeVisible();
  isGiven = true;
  await button.click();
  await expect(screen(page, 'appeal')).toBeVisible();
});

test('no screen shows one language on its way to another, and none a key', async ({ page, kiosk }) => {
  await page.goto(kiosk.address);
  await openAll(page, await trySample(page));
  // slower than any disk, so that whatever is shown meanwhile stays long enough to be seen
  await page.route(/\/(?:kk|ru)-[^/]*\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.addInitScript(watch);
  await page.reload();
  await fillIn(page, kazakh);
  const [english, own] = ['en', 'kk'].map(wordsOf) as [(key: string) => string, (key: string) => string];
  const seen = await page.evaluate(() => (globalThis as unknown as Watched).seen);
  // a start that takes longer than a moment says so
  expect(seen.filter((each) => each !== 'starting en ')).toEqual([
    `attract en ${english('attract.organisers')}`,
    ...['appeal', 'choose', 'details', 'message', 'sign'].map((step) => `${step} kk ${own(`${step}.on`)}`),
    `review kk ${own('review.send')}`,
  ]);
});

interface Watched {
  seen: string[];
}

/** Runs in the page: writes down each screen with its language and last button; and whatever looks like a key. */
function watch(): void {
  const seen: string[] = [];
  Object.assign(globalThis, { seen } satisfies Watched);
  new MutationObserver(() => {
    const shown = document.querySelector('[data-screen]');
    if (!shown) return;
    const button = [...shown.querySelectorAll('.screen-actions button')].at(-1)?.textContent ?? '';
    const line = `${shown.getAttribute('data-screen')} ${document.documentElement.lang} ${button}`;
    if (seen.at(-1) !== line) seen.push(line);
    const key = /\b[a-z]+\.[a-z]+[A-Z]?[a-z]*\b/.exec(shown.textContent);
    if (key) seen.push(`key ${key[0]}`);
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['lang'] });
}

async function openAll(page: Page, passphrase: string): Promise<void> {
  await unlock(page, passphrase);
  await openMeeting(page);
  await lock(page);
}
