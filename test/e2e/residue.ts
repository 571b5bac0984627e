/**
 * What is left of a person when they are gone, for every host: they type canaries and leave, and then somebody tries all that
 * a kiosk's next visitor might try to get them back.
 */
import { randomBytes } from 'node:crypto';

import { expect, type Page } from '@playwright/test';

import { searchBytes } from '../support/search-bytes.ts';
import { press, screen, tick } from './story.ts';

/** What a person types, each of it found nowhere else. */
export interface Canaries {
  name: string;
  place: string;
  branch: string;
  message: string;
  mark: string;
}

export function makeCanaries(): Canaries {
  const word = (): string => `Кенар${randomBytes(6).toString('hex')}`;
  return { name: word(), place: word(), branch: word(), message: word(), mark: word() };
}

const visible = '[data-screen]:visible';

/** From the start screen to the details, a letter of protest chosen on the way. */
export async function begin(page: Page): Promise<void> {
  await screen(page, 'attract').locator('button[lang="en"]').click();
  await press(page, 'appeal.on');
  await tick(page.locator('[name="letters"][value="protest"]'));
  await press(page, 'choose.on');
  await expect(screen(page, 'details')).toBeVisible();
}

/** Types name, place and branch, chooses all that must be chosen, and goes on to the message. */
export async function typeDetails(page: Page, { name, place, branch }: Canaries): Promise<void> {
  await begin(page);
  await page.locator('[name="name"]').pressSequentially(name);
  await page.locator('[name="place"]').pressSequentially(place);
  await page.locator('[name="fields.branch"]').pressSequentially(branch);
  await page.locator('[name="country"]').selectOption('DE');
  await tick(page.locator('[name="visibility"][value="addressee"]'));
  await press(page, 'details.on');
}

/** Types the message, and copies and selects it. */
export async function typeMessage(page: Page, { message }: Canaries): Promise<void> {
  const field = page.locator('[name="message"]');
  await field.pressSequentially(message);
  await field.press('Control+a');
  await field.press('Control+c');
}

/** Types everything, as far as the review, and selects the whole of it. */
export async function typeEverything(page: Page, canaries: Canaries): Promise<void> {
  await typeDetails(page, canaries);
  await typeMessage(page, canaries);
  await press(page, 'message.on');
  await press(page, 'sign.cannotDraw');
  await page.locator('[name="mark"]').pressSequentially(canaries.mark);
  await press(page, 'sign.on');
  await expect(screen(page, 'review')).toContainText(canaries.message);
  await page.keyboard.press('Control+a');
}

/** Sends from the review and ends on the thanks. */
export async function send(page: Page): Promise<void> {
  await tick(page.locator('[name="consents"][value="processing"]'));
  await press(page, 'review.send');
  await expect(screen(page, 'thanks')).toBeVisible();
}

/** What the next visitor could see. */
interface Seen {
  /** The document, every value in it, and what is selected. */
  text: string;
  historyLength: number;
  address: string;
  selection: string;
  scale: number;
  ratio: number;
}

export const look = (page: Page): Promise<Seen> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')];
    const values = fields.map(({ value, defaultValue }) => `${value}\n${defaultValue}`);
    return {
      text: [document.documentElement.outerHTML, ...values, document.title].join('\n'),
      historyLength: history.length,
      address: location.href,
      selection: String(getSelection()),
      scale: visualViewport?.scale ?? 1,
      ratio: devicePixelRatio,
    };
  });

const expectNoCanary = (text: string, canaries: Canaries): void =>
  expect(searchBytes(Buffer.from(text), Object.values(canaries))).toEqual([]);

/** Keys that lead out; those that a browser keeps for itself (new window, close) never reach a page and are not in it. */
export const waysOut = [
  'Control+p',
  'Control+f',
  'Control+g',
  'Control+s',
  'Control+u',
  'Control+r',
  'Control+o',
  'Control+h',
  'Control+j',
  'Control+l',
  'Control+d',
  'Control+Equal',
  'Control+Minus',
  'Control+Digit0',
  'Control+Shift+i',
  'Alt+ArrowLeft',
  'Alt+ArrowRight',
  'Alt+Home',
  'F1',
  'F3',
  'F5',
  'F6',
  'F7',
  'F11',
  'F12',
  'Shift+F10',
];

/** Presses each way out and tells which of them the page let pass. */
export async function passedThrough(page: Page, keys: readonly string[] = waysOut): Promise<string[]> {
  await page.evaluate(() => {
    const seen: { last?: boolean; stop: AbortController } = { stop: new AbortController() };
    Object.assign(window, { seenKey: seen });
    // After the page's own; and nothing may happen even so: a print dialog would hold the test.
    const note = (event: Event): void => {
      seen.last = event.defaultPrevented;
      event.preventDefault();
    };
    addEventListener('keydown', note, { signal: seen.stop.signal });
  });
  const passed: string[] = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    const prevented = await page.evaluate(
      () => (window as unknown as { seenKey: { last?: boolean } }).seenKey.last,
    );
    if (prevented !== true) passed.push(key);
  }
  await page.evaluate(() =>
    (window as unknown as { seenKey: { stop: AbortController } }).seenKey.stop.abort(),
  );
  return passed;
}

/** What a mouse, a finger or a dragged file may do; the names of what the page let pass. */
export const gesturesPassed = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const target = document.querySelector('[data-screen]')!;
    const make: Record<string, () => Event> = {
      menu: () => new MouseEvent('contextmenu', { bubbles: true, cancelable: true }),
      'wheel with Ctrl': () => new WheelEvent('wheel', { bubbles: true, cancelable: true, ctrlKey: true }),
      gesture: () => new Event('gesturestart', { bubbles: true, cancelable: true }),
      'middle button': () => new MouseEvent('mouseup', { bubbles: true, cancelable: true, button: 1 }),
      'back button': () => new MouseEvent('mouseup', { bubbles: true, cancelable: true, button: 3 }),
      ...Object.fromEntries(
        ['dragstart', 'dragover', 'drop'].map((name) => [
          name,
          (): Event => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(['names'], 'names.txt'));
            return new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer });
          },
        ]),
      ),
    };
    const passed = Object.entries(make).filter(([, event]) => target.dispatchEvent(event()));
    if (getComputedStyle(document.documentElement).touchAction !== 'pan-x pan-y')
      passed.push(['touch-action', make['menu']!]);
    return passed.map(([name]) => name);
  });

export interface Attempts {
  fields: number;
  keys: number;
}

/**
 * Everything the next visitor may try, from the start screen and back to it.
 * @param canRead whether this host lets a test read the clipboard
 */
export async function expectNothingLeft(
  page: Page,
  canaries: Canaries,
  before: Seen,
  canRead: boolean,
): Promise<Attempts> {
  await expect(screen(page, 'attract')).toBeVisible();
  const now = await look(page);
  expectNoCanary(now.text, canaries);
  expect(now.selection).toBe('');
  expect(now).toMatchObject({
    historyLength: before.historyLength,
    address: before.address,
    scale: before.scale,
    ratio: before.ratio,
  });
  await page.evaluate(() => history.back());
  await page.evaluate(() => history.forward());
  await page.keyboard.press('Alt+ArrowLeft');
  await page.waitForTimeout(200);
  expect((await look(page)).address).toBe(before.address);
  await expect(screen(page, 'attract')).toBeVisible();
  if (canRead) await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('');
  const fields = await tryFields(page, canaries, canRead);
  expect(await passedThrough(page)).toEqual([]);
  expect(await gesturesPassed(page)).toEqual([]);
  await page.mouse.move(400, 300);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  const after = await look(page);
  expect({ scale: after.scale, ratio: after.ratio }).toEqual({ scale: before.scale, ratio: before.ratio });
  return { fields, keys: waysOut.length };
}

/** In every field of every screen, untouched: undo, redo, paste, what the browser would propose. @returns how many */
async function tryFields(page: Page, canaries: Canaries, canRead: boolean): Promise<number> {
  let count = 0;
  const tryAll = async (): Promise<void> => {
    const fields = page.locator(`${visible} :is(input[type="text"], input:not([type]), textarea)`);
    for (const field of await fields.all()) {
      await expect(field).toHaveValue('');
      await field.click();
      for (const chord of ['Control+z', 'Control+z', 'Control+Shift+z', 'Control+y'])
        await field.press(chord);
      if (canRead) await field.press('Control+v');
      await field.press('ArrowDown');
      await expect(field).toHaveValue('');
      count++;
    }
    expectNoCanary((await look(page)).text, canaries);
  };
  await begin(page);
  await tryAll();
  await page.locator('[name="name"]').fill('A');
  await page.locator('[name="place"]').fill('B');
  await page.locator('[name="country"]').selectOption('DE');
  await tick(page.locator('[name="visibility"][value="addressee"]'));
  await press(page, 'details.on');
  await expect(screen(page, 'message')).toBeVisible();
  await tryAll();
  await press(page, 'message.on');
  await press(page, 'sign.cannotDraw');
  await tryAll();
  return count;
}

/** Leaves in the middle. */
export const stop = (page: Page): Promise<void> => press(page, 'common.stop');

/** Goes on from the thanks to the next person. */
export const goToNext = (page: Page): Promise<void> => press(page, 'thanks.next');

/** Lets a minute and a quarter pass on the page's own clock. */
export async function idle(page: Page): Promise<void> {
  await page.clock.runFor(62_000);
  await expect(page.locator('.idle-warning')).toBeVisible();
  await page.clock.runFor(14_000);
}

interface Ticking {
  ticks: (() => void)[];
}

/** Keeps what the page repeats at hand; Playwright's clock is one for all pages, and misses one that is in waiting. */
export const holdTimers = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const held = window as unknown as Ticking;
    held.ticks = [];
    const repeat = window.setInterval.bind(window);
    window.setInterval = ((act: () => void, milliseconds: number) => {
      held.ticks.push(act);
      return repeat(act, milliseconds);
    }) as typeof setInterval;
  });

/** Lets the same time pass by hand, after `holdTimers`. */
export async function idleByHand(page: Page): Promise<void> {
  const pass = (seconds: number): Promise<void> =>
    page.evaluate((count) => {
      for (let i = 0; i < count; i++) for (const act of (window as unknown as Ticking).ticks) act();
    }, seconds);
  await pass(62);
  await expect(page.locator('.idle-warning')).toBeVisible();
  await pass(14);
}
