/** What the page's policy forbids, tried in a browser; and that every screen is usable with assistive technology. */
import type { Page } from '@playwright/test';

import { expect, test, type WebKiosk } from '../fixtures/web-host.ts';
import { barriers } from './no-barrier.ts';
import { attempt, inlineScriptRuns, reach } from './page-policy.ts';
import { english } from './people.ts';
import {
  consentAndSend,
  drawSignature,
  lock,
  openMeeting,
  press,
  screen,
  tick,
  trySample,
  unlock,
} from './story.ts';

test('strings become neither code nor markup, and nothing is fetched from elsewhere', async ({
  page,
  kiosk,
}) => {
  await page.goto(kiosk.address);
  await expect(screen(page, 'first-run')).toBeVisible();
  expect(await attempt(page, 'eval')).toBe('EvalError');
  expect(await attempt(page, 'function')).toBe('EvalError');
  expect(await attempt(page, 'innerHTML')).toBe('TypeError');
  expect(await attempt(page, 'handler')).toBe('TypeError');
  expect(await inlineScriptRuns(page)).toBe(false);
  expect(await reach(page, '/')).toBe(200);
  expect(await reach(page, '/../package.json')).toBe(404);
  expect(await reach(page, 'http://127.0.0.1:9/')).toBe('refused');
});

test('the token is gone from the address, and no script can read the cookie', async ({ page, kiosk }) => {
  await page.goto(kiosk.address);
  await expect(screen(page, 'first-run')).toBeVisible();
  expect(page.url()).toBe(`${kiosk.origin}/`);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  const kept = await page.evaluate(() => ({ local: localStorage.length, session: sessionStorage.length }));
  expect(kept).toEqual({ local: 0, session: 0 });
});

test('a browser without the launch’s cookie gets nothing', async ({ browser, kiosk }) => {
  const context = await browser.newContext();
  const stranger = await context.newPage();
  const answer = await stranger.goto(kiosk.origin);
  expect(answer?.status()).toBe(401);
  await context.close();
});

test('no screen has a barrier that axe finds', async ({ page, kiosk }) => {
  test.setTimeout(120_000);
  const seen: string[] = [];
  const check = async (name: string): Promise<void> => {
    await expect(screen(page, name)).toBeVisible();
    expect(await barriers(page), name).toEqual([]);
    seen.push(name);
  };
  const goOn = (step: string): Promise<void> => press(page, `${step}.on`);
  await page.goto(kiosk.address);
  await check('first-run');
  const passphrase = await trySample(page);
  await check('closed');
  await press(page, 'attract.organisers');
  await check('unlock');
  await press(page, 'unlock.leave');
  await unlock(page, passphrase);
  await openMeeting(page);
  await check('desk');
  await lock(page);
  await check('attract');
  await screen(page, 'attract').locator('button[lang="en"]').click();
  await check('appeal');
  await goOn('appeal');
  await check('choose');
  await tick(page.locator('[name="letters"][value="protest"]'));
  await goOn('choose');
  await check('details');
  await page.locator('[name="name"]').fill(english.name);
  await page.locator('[name="place"]').fill(english.place);
  await page.locator('[name="country"]').selectOption(english.country);
  await page.locator('[name="visibility"][value="addressee"]').press('Space');
  await goOn('details');
  await check('message');
  await goOn('message');
  await check('sign');
  await drawSignature(page);
  await goOn('sign');
  await check('review');
  await consentAndSend(page, english);
  await check('thanks');
  expect(seen).toHaveLength(12);
});

/** Sets the laptop up, opens a meeting and goes as far as the details, in English, with a letter of protest chosen. */
async function goToDetails(page: Page, kiosk: WebKiosk): Promise<void> {
  await page.goto(kiosk.address);
  const passphrase = await trySample(page);
  await unlock(page, passphrase);
  await openMeeting(page);
  await lock(page);
  await screen(page, 'attract').locator('button[lang="en"]').click();
  await press(page, 'appeal.on');
  await tick(page.locator('[name="letters"][value="protest"]'));
  await press(page, 'choose.on');
}

test('a name that cannot be printed is named while it can still be changed', async ({ page, kiosk }) => {
  test.setTimeout(60_000);
  await goToDetails(page, kiosk);
  await page.locator('[name="name"]').fill('አለሙ Ali');
  const problem = page.locator('[role="alert"][data-code="undrawable"]');
  await expect(problem.first()).toContainText('አ (U+12A0)');
  for (const name of ['Ғали', 'राम 王小明', 'สมชาย 김철수 ✊🏽']) {
    await page.locator('[name="name"]').fill(name);
    await expect(problem).toHaveCount(0);
  }
});

/** The fonts that draw an element's own text, as Chromium says. */
async function fontsOf(page: Page, selector: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  await session.detach();
  return fonts.map(({ familyName, isCustomFont }) => `${familyName}${isCustomFont ? '' : ', of the system'}`);
}

test('the screens are set in the fonts of the letters, plain and bold', async ({ page, kiosk }) => {
  await page.goto(kiosk.address);
  await expect(screen(page, 'first-run')).toBeVisible();
  for (const selector of ['main h1', 'main .card p'])
    await expect.poll(() => fontsOf(page, selector), { message: selector }).toEqual(['Noto Sans']);
});

test('from a country without an embassy the page says so', async ({ page, kiosk }) => {
  test.setTimeout(60_000);
  await goToDetails(page, kiosk);
  await page.locator('[name="country"]').selectOption('IS');
  await expect(screen(page, 'details')).toContainText('none is listed for this country: Iceland');
  await page.locator('[name="country"]').selectOption('DE');
  await expect(screen(page, 'details')).toContainText('Embassy of the Republic of Kazakhstan in Germany');
});
