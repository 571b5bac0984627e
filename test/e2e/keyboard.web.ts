/** Somebody without a keyboard signs at a small touch screen: everything is tapped. */
import type { Browser, Locator, Page } from '@playwright/test';

import { expect, test, type WebKiosk } from '../fixtures/web-host.ts';
import { expectNoBarrier } from './no-barrier.ts';
import { button, openSampleMeeting, screen, wordsOf } from './story.ts';

const small = { width: 1024, height: 600 };
const tabletUpright = { width: 800, height: 1280 };

/** The keyboard as it is named in a language. */
const keyboardOf = (page: Page, language: string): Locator =>
  page.getByRole('group', { name: wordsOf(language)('keyboard.label'), exact: true });

/** Taps the key with this name. */
const tapKey = (page: Page, name: string): Promise<void> =>
  page.locator('.keyboard').getByRole('button', { name, exact: true }).tap();

/** Taps a text letter by letter; Shift comes by itself where a name begins. */
async function tapText(page: Page, text: string, language: string): Promise<void> {
  for (const letter of text) {
    await tapKey(page, letter === ' ' ? wordsOf(language)('keyboard.space') : letter);
  }
}

/** Stays on a key until its other forms appear, then taps one of them. */
async function holdFor(page: Page, letter: string, form: string): Promise<void> {
  const key = page.locator('.keyboard').getByRole('button', { name: letter, exact: true });
  await key.dispatchEvent('pointerdown', { pointerType: 'touch', button: 0, bubbles: true });
  const found = page.locator('.key-forms').getByRole('button', { name: form, exact: true });
  await expect(found).toBeVisible();
  await key.dispatchEvent('pointerup', { pointerType: 'touch', button: 0, bubbles: true });
  await found.tap();
}

/** The field lies in the window and above whatever stands at the screen's foot. */
async function expectInSight(page: Page, field: Locator): Promise<void> {
  const box = (await field.boundingBox())!;
  const foot = (await page.locator('.screen-foot').boundingBox())!;
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.y + box.height).toBeLessThanOrEqual(foot.y);
  expect(foot.y + foot.height).toBeLessThanOrEqual(page.viewportSize()!.height);
}

/** A touch screen at the details, in a language. */
async function touchScreen(browser: Browser, kiosk: WebKiosk, viewport = small): Promise<Page> {
  const context = await browser.newContext({ hasTouch: true, viewport });
  const page = await context.newPage();
  await page.goto(kiosk.address);
  await openSampleMeeting(page);
  return page;
}

async function goToDetails(page: Page, language: string): Promise<void> {
  await screen(page, 'attract').locator(`button[lang="${language}"]`).tap();
  await button(page, 'appeal.on', language).tap();
  await page.locator('.choice:has([value="protest"]) label').tap();
  await button(page, 'choose.on', language).tap();
  await expect(screen(page, 'details')).toBeVisible();
}

const stop = (page: Page, language: string): Promise<void> => button(page, 'common.stop', language).tap();

/** Draws with a finger: real touches, not mouse events. */
async function drawWithFinger(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const box = (await page.locator('canvas').boundingBox())!;
  const at = (part: number, wave: number): { x: number; y: number } => ({
    x: box.x + box.width * part,
    y: box.y + box.height * (0.5 + 0.2 * wave),
  });
  for (const from of [0.2, 0.55]) {
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at(from, 0)] });
    for (let i = 1; i <= 10; i++) {
      const touchPoints = [at(from + i * 0.025, Math.sin(i))];
      await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
    }
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }
}

test('the whole way by touch alone, on a tablet held upright', async ({ browser, kiosk }) => {
  test.setTimeout(120_000);
  const page = await touchScreen(browser, kiosk, tabletUpright);
  const words = wordsOf('kk');
  const press = (key: string): Promise<void> => button(page, key, 'kk').tap();
  const choose = (value: string): Promise<void> =>
    page.locator(`.choice:has([value="${value}"]) label`).tap();
  await goToDetails(page, 'kk');
  await page.locator('[name="name"]').tap();
  await tapText(page, 'Айгүл Серікова', 'kk');
  await tapKey(page, words('keyboard.next'));
  await tapText(page, 'Ақтау', 'kk');
  // the system's own list; a test cannot tap into it
  await page.locator('[name="country"]').selectOption('KZ');
  await choose('addressee');
  await press('details.on');
  await page.locator('[name="message"]').tap();
  await tapText(page, 'Біз біргеміз', 'kk');
  await press('message.on');
  const undo = button(page, 'sign.undo', 'kk');
  await expect(undo).toBeDisabled();
  await drawWithFinger(page);
  await undo.tap();
  await expect(undo).toBeEnabled();
  await press('sign.clear');
  await expect(undo).toBeDisabled();
  // at once: no tap is taken for the end of the last stroke's fling
  await drawWithFinger(page);
  await press('sign.on');
  await expect(screen(page, 'review')).toContainText('Айгүл Серікова');
  await expect(screen(page, 'review')).toContainText('Біз біргеміз');
  await choose('processing');
  await press('review.send');
  await expect(screen(page, 'thanks')).toBeVisible();
  await press('thanks.showCode');
  await expect(page.locator('[data-part="withdrawal-code"]')).toHaveText(/^([0-9A-Z]{4}-){4}.$/);
  await press('thanks.next');
  await expect(screen(page, 'attract')).toBeVisible();
  await page.context().close();
});

test('names in three scripts are tapped, and their field stays in sight', async ({ browser, kiosk }) => {
  test.setTimeout(120_000);
  const page = await touchScreen(browser, kiosk);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => problems.push(message.text()));
  const name = page.locator('[name="name"]');
  const place = page.locator('[name="place"]');

  await goToDetails(page, 'kk');
  await expect(keyboardOf(page, 'kk')).toBeHidden();
  await name.tap();
  await expect(keyboardOf(page, 'kk')).toBeVisible();
  await expect(name).toHaveAttribute('inputmode', 'none');
  await tapText(page, 'Әйгерім Құнанбаева', 'kk');
  await expect(name).toHaveValue('Әйгерім Құнанбаева');
  await expect(name).toBeFocused();
  await expectInSight(page, name);
  await tapKey(page, wordsOf('kk')('keyboard.next'));
  await expect(place).toBeFocused();
  await tapText(page, 'Үңгір', 'kk');
  await expect(place).toHaveValue('Үңгір');
  await expectInSight(page, place);
  const keys = await page.locator('.keyboard button').evaluateAll((all) =>
    all.map((key) => {
      const { width, height } = key.getBoundingClientRect();
      return { width, height };
    }),
  );
  expect(Math.min(...keys.map(({ height }) => height))).toBeGreaterThanOrEqual(60);
  expect(Math.min(...keys.map(({ width }) => width))).toBeGreaterThanOrEqual(60);
  await stop(page, 'kk');

  await goToDetails(page, 'fr');
  await name.tap();
  await tapText(page, 'Zo', 'fr');
  await holdFor(page, 'e', 'ë');
  await tapText(page, ' Lef', 'fr');
  await tapKey(page, 'è');
  await tapText(page, 'vree', 'fr');
  // a second tap offers the forms too, and one of them takes the place of that letter
  await page.locator('.key-forms').getByRole('button', { name: 'é', exact: true }).tap();
  await expect(name).toHaveValue('Zoë Lefèvreé');
  await tapKey(page, wordsOf('fr')('keyboard.backspace'));
  await expect(name).toHaveValue('Zoë Lefèvre');
  await expectInSight(page, name);
  await stop(page, 'fr');

  await goToDetails(page, 'ar');
  await name.tap();
  await tapText(page, 'سلمى', 'ar');
  await tapText(page, ' ', 'ar');
  await holdFor(page, 'ا', 'أ');
  await tapText(page, 'حمد', 'ar');
  await expect(name).toHaveValue('سلمى أحمد');
  await expectInSight(page, name);
  await page.locator('[name="place"]').tap();
  await tapText(page, 'يافا', 'ar');
  await page.locator('[name="country"]').selectOption('PS');
  await page.locator('label', { hasText: wordsOf('ar')('visibility.addressee') }).tap();
  await expect(keyboardOf(page, 'ar')).toBeHidden();
  await button(page, 'details.on', 'ar').tap();
  const message = page.locator('[name="message"]');
  await message.tap();
  await tapText(page, 'ل', 'ar');
  for (let line = 0; line < 9; line++) await tapKey(page, wordsOf('ar')('keyboard.newLine'));
  await tapText(page, 'ن', 'ar');
  await expect(message).toHaveValue(`ل${'\n'.repeat(9)}ن`);
  await expectInSight(page, message);
  expect(problems).toEqual([]);
  await page.context().close();
});

test('the keyboard goes with a real key, comes back by its button, and has no barrier', async ({
  browser,
  kiosk,
}) => {
  test.setTimeout(120_000);
  const page = await touchScreen(browser, kiosk);
  const words = wordsOf('en');
  const keyboard = keyboardOf(page, 'en');
  const name = page.locator('[name="name"]');

  await goToDetails(page, 'en');
  await name.tap();
  await expect(keyboard).toBeVisible();
  await tapText(page, 'Ann', 'en');
  await expect(page.locator('.key-forms')).toBeVisible();
  await expectNoBarrier(page);
  await tapKey(page, words('keyboard.closeForms'));
  await expect(page.locator('.key-forms')).toBeHidden();
  await tapKey(page, words('keyboard.shift'));
  await tapKey(page, words('keyboard.shift'));
  await tapText(page, 'AB', 'en');
  await tapKey(page, words('keyboard.shiftLocked'));
  await tapText(page, 'c', 'en');
  await expect(name).toHaveValue('AnnABc');
  const backspace = button(keyboard, 'keyboard.backspace');
  await backspace.dispatchEvent('pointerdown', { pointerType: 'touch', button: 0, bubbles: true });
  await expect(name).toHaveValue('');
  await backspace.dispatchEvent('pointerup', { pointerType: 'touch', button: 0, bubbles: true });
  await tapKey(page, '123');
  await expectNoBarrier(page);
  await tapKey(page, words('keyboard.language').replace('{language}', 'English'));
  await expectNoBarrier(page);
  await tapKey(page, 'Русский');
  await tapKey(page, 'Я');
  await expect(name).toHaveValue('Я');

  await page.keyboard.press('x');
  await expect(keyboard).toBeHidden();
  await expect(name).toHaveValue('Яx');
  await page.locator('[name="place"]').tap();
  await expect(keyboard).toBeHidden();
  await button(page, 'keyboard.show').tap();
  await expect(keyboard).toBeVisible();
  await expect(page.locator('[name="place"]')).toBeFocused();
  await expectInSight(page, page.locator('[name="place"]'));

  // without a pointer: the button, then the keys by Tab and arrows, which type into the field that was left
  await page.keyboard.press('x');
  await button(page, 'keyboard.show').press('Enter');
  await page.locator('.key-language').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.locator('[name="place"]')).toHaveValue('xч');
  await page.locator('.key-language').focus();
  await page.keyboard.press('Enter');
  await expect(keyboard.getByRole('button', { name: 'Русский', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.locator('.key-language')).toBeFocused();
  await expect(page.locator('.key-language')).toContainText('Қазақша');
  await expect(keyboard).toBeVisible();

  // the next person begins with the page's language and without the keyboard
  await stop(page, 'en');
  await goToDetails(page, 'en');
  await expect(keyboard).toBeHidden();
  await name.tap();
  await expect(keyboard.getByRole('button', { name: 'Q', exact: true })).toBeVisible();
  await page.context().close();
});
