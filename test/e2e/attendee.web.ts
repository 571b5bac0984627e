/** An attendee's way by keyboard alone, in portrait, with other text sizes; and how long it takes. */
import type { Page } from '@playwright/test';

import { expect, test, type WebKiosk } from '../fixtures/web-host.ts';
import { report } from '../support/figures.ts';
import { aliya, button, drawSignature, fillIn, openSampleMeeting, press, screen, wordsOf } from './story.ts';

async function openKiosk(page: Page, kiosk: WebKiosk): Promise<string> {
  await page.goto(kiosk.address);
  return openSampleMeeting(page);
}

test('text size and contrast are chosen by touch and go back with the person', async ({ page, kiosk }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1024, height: 600 });
  await openKiosk(page, kiosk);
  const html = page.locator('html');
  await screen(page, 'attract').locator('button[lang="ar"]').click();
  await press(page, 'display.title', 'ar');
  for (const size of [125, 150, 200, 100, 200]) {
    await page.locator(`.display-choice[data-size="${size}"]`).click();
    await expect(html).toHaveAttribute('data-size', String(size));
  }
  for (const contrast of ['high', 'normal', 'dark']) {
    await press(page, `display.${contrast}`, 'ar');
    await expect(html).toHaveAttribute('data-contrast', contrast);
  }
  await press(page, 'common.stop', 'ar');
  await expect(html).toHaveAttribute('data-size', '100');
  await expect(html).toHaveAttribute('data-contrast', 'normal');
  await expect(html).toHaveAttribute('lang', 'en');
});

test('the start screen shows every language on a usual laptop, and the first ones on a small one', async ({
  page,
  kiosk,
}) => {
  await openKiosk(page, kiosk);
  const languages = page.locator('.language');
  const foot = page.locator('.screen-foot');
  const bottom = async (of: typeof foot): Promise<number> => {
    const { y, height } = (await of.boundingBox())!;
    return y + height;
  };
  for (const [width, height] of [
    [1280, 800],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(await bottom(languages.last())).toBeLessThanOrEqual((await foot.boundingBox())!.y);
  }
  await page.setViewportSize({ width: 1024, height: 600 });
  expect(await bottom(languages.first().locator('span'))).toBeLessThanOrEqual((await foot.boundingBox())!.y);
  await press(page, 'display.title');
  await expect(page.locator('.display-choice').first()).toBeVisible();
});

test('by keyboard alone, in portrait, as somebody whom another one helped', async ({ page, kiosk }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1080, height: 1920 });
  await openKiosk(page, kiosk);
  const words = wordsOf('fr');
  const enter = async (key: string): Promise<void> => {
    await tabTo(page, button(page, key, 'fr'));
    await page.keyboard.press('Enter');
  };
  await tabTo(page, screen(page, 'attract').locator('button[lang="fr"]'));
  await page.keyboard.press('Enter');
  await expect(screen(page, 'appeal')).toBeVisible();
  await enter('appeal.on');
  await enter('choose.on');
  await tabTo(page, page.locator('[name="name"]'));
  await page.keyboard.type('Zoé Ménard');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Le Havre');
  await page.keyboard.press('Tab');
  await page.keyboard.type('France');
  await tabTo(page, page.locator('[name="visibility"]').first());
  await page.keyboard.press('Space');
  await enter('message.on');
  await enter('sign.cannotDraw');
  await tabTo(page, page.locator('[name="mark"]'));
  await page.keyboard.type('Z. M.');
  await tabTo(page, page.locator('[name="helped"]'));
  await page.keyboard.press('Space');
  await enter('sign.on');
  await tabTo(page, page.locator('[name="consents"][value="processing"]'));
  await page.keyboard.press('Space');
  await enter('review.send');
  // the help has to be confirmed first
  await expect(page.locator('#helped-problem')).toHaveText(words('problem.helped'));
  await tabTo(page, page.locator('[name="helpedAgreed"]'));
  await page.keyboard.press('Space');
  await enter('review.send');
  await expect(screen(page, 'thanks')).toBeVisible();
});

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  const isThere = (): Promise<boolean> => target.evaluate((element) => element === document.activeElement);
  for (let i = 0; i < 80 && !(await isThere()); i++) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}

/** Seconds by the keystroke-level model (Card, Moran and Newell 1980): thinking, pointing and tapping, a key. */
const model = { think: 1.35, point: 1.3, key: 0.28, drawing: 4 };

interface Effort {
  actions: number;
  keys: number;
}

const secondsOf = ({ actions, keys }: Effort): number =>
  actions * (model.point + model.think) + keys * model.key + model.drawing;

/** Signs as somebody does by hand, and counts; `message` goes into a letter of protest, without it the petition alone is signed. */
async function signCounting(page: Page, message: string | undefined): Promise<Effort> {
  const effort = { actions: 0, keys: 0 };
  const act = async (action: Promise<unknown>): Promise<void> => {
    effort.actions++;
    await action;
  };
  const type = async (field: string, text: string): Promise<void> => {
    await act(page.locator(`[name="${field}"]`).click());
    effort.keys += text.length;
    await page.keyboard.type(text);
  };
  await act(screen(page, 'attract').locator('button[lang="en"]').click());
  await act(press(page, 'appeal.on'));
  if (message !== undefined) await act(page.locator('[name="letters"][value="protest"]').press('Space'));
  await act(press(page, 'choose.on'));
  await type('name', 'Ann Lee');
  await type('place', 'Leeds');
  // opening the list and choosing are two
  effort.actions++;
  await act(page.locator('[name="country"]').selectOption('GB'));
  if (message !== undefined) await type('fields.branch', 'Branch 12');
  await act(page.locator('[name="visibility"][value="addressee"]').press('Space'));
  if (message !== undefined) {
    await act(press(page, 'details.on'));
    await type('message', message);
  }
  await act(press(page, 'message.on'));
  await drawSignature(page);
  await act(press(page, 'sign.on'));
  await act(page.locator('[name="consents"][value="processing"]').press('Space'));
  await act(press(page, 'review.send'));
  await expect(screen(page, 'thanks')).toBeVisible();
  await press(page, 'thanks.next');
  return effort;
}

test('the shortest route takes at most twelve actions beside typing and drawing', async ({ page, kiosk }) => {
  test.setTimeout(120_000);
  await openKiosk(page, kiosk);
  const short = await signCounting(page, undefined);
  const full = await signCounting(page, 'We stand with you. '.repeat(8).trim());
  const said = (effort: Effort): string =>
    `${effort.actions} actions, ${effort.keys} keys, about ${Math.round(secondsOf(effort))} s`;
  report('attendees', 'the shortest route', said(short), '≤ 12 actions, < 60 s');
  report('attendees', 'with branch, letter and message', said(full), 'counted');
  expect(short.actions).toBeLessThanOrEqual(12);
  expect(secondsOf(short)).toBeLessThan(60);
});

test('a signature drawn before the screen was turned is still there afterwards', async ({ page, kiosk }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1366, height: 768 });
  await openKiosk(page, kiosk);
  await fillIn(page, aliya('en'));
  await press(page, 'review.editSignature');
  const ink = (): Promise<number> =>
    page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let dots = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i]! > 0) dots++;
      return dots;
    });
  await expect.poll(ink).toBeGreaterThan(100);
  await page.setViewportSize({ width: 768, height: 1366 });
  await expect.poll(ink).toBeGreaterThan(100);
});

test('a laptop that slept has nothing on its screen of whoever was at it', async ({ page, kiosk }) => {
  await page.clock.install();
  await openKiosk(page, kiosk);
  await screen(page, 'attract').locator('button[lang="en"]').click();
  await press(page, 'appeal.on');
  await expect(screen(page, 'choose')).toBeVisible();
  // as after a sleep: what was due comes once
  await page.clock.fastForward('10:00');
  await expect(screen(page, 'attract')).toBeVisible();
});
