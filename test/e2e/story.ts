/** What people do at the kiosk, for every host: found as they find it, by words and fields. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, type Locator, type Page } from '@playwright/test';

import { endTurn } from '../fixtures/turns.ts';

/** What a person does with the page. */
export interface Person {
  /** Language of the page. */
  language: string;
  name: string;
  place: string;
  country: string;
  branch?: string;
  letters: readonly string[];
  /** Not asked of who writes no letter. */
  message: string;
}

/** Somebody whose name and words need more than Latin letters, on the page in any language. */
export const aliya = (language: string): Person => ({
  language,
  name: 'Әлия Қожахметұлы',
  place: 'Ақтау',
  country: 'KZ',
  letters: ['protest'],
  message: 'Біз сіздермен біргеміз!',
});

/** The screens' words in a language, by `group.key`. */
export function wordsOf(language: string): (key: string) => string {
  const file = path.resolve(import.meta.dirname, `../../assets/locales/${language}.json`);
  const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
  return (key) => {
    const [group, name] = key.split('.') as [string, string];
    const found = words[group]?.[name];
    if (found === undefined) throw new Error(`no words for ${key} in ${language}`);
    return found;
  };
}

/** The button that says what stands under this key, in English unless told otherwise. */
export const button = (place: Page | Locator, key: string, language = 'en'): Locator =>
  place.getByRole('button', { name: wordsOf(language)(key), exact: true });

export const press = (place: Page | Locator, key: string, language = 'en'): Promise<void> =>
  button(place, key, language).click();

export const screen = (page: Page, name: string): Locator => page.locator(`[data-screen="${name}"]`);

/** Ticks a box or chooses a radio button by keyboard; its label lies over it, so that a finger finds all of it. */
export async function tick(box: Locator): Promise<void> {
  await box.press('Space');
  await expect(box).toBeChecked();
}

/** Goes from the start screen to the review, everything filled in and no consent given yet. */
export async function fillIn(page: Page, person: Person): Promise<void> {
  const goOn = (step: string): Promise<void> => press(page, `${step}.on`, person.language);
  await screen(page, 'attract').locator(`button[lang="${person.language}"]`).click();
  await expect(screen(page, 'appeal')).toBeVisible();
  await goOn('appeal');
  for (const letter of person.letters) await tick(page.locator(`[name="letters"][value="${letter}"]`));
  await goOn('choose');
  await page.locator('[name="name"]').fill(person.name);
  await page.locator('[name="place"]').fill(person.place);
  await page.locator('[name="country"]').selectOption(person.country);
  if (person.branch !== undefined) await page.locator('[name="fields.branch"]').fill(person.branch);
  await tick(page.locator('[name="visibility"][value="addressee"]'));
  if (person.letters.length > 0) {
    await goOn('details');
    await page.locator('[name="message"]').fill(person.message);
  }
  await goOn('message');
  await drawSignature(page);
  await goOn('sign');
  await expect(screen(page, 'review')).toBeVisible();
}

/** Three strokes with the mouse. */
export async function drawSignature(page: Page): Promise<void> {
  const box = await page.locator('canvas').boundingBox();
  if (!box) throw new Error('no signature pad');
  for (const stroke of [0, 1, 2]) {
    const x = box.x + box.width * (0.2 + stroke * 0.2);
    await page.mouse.move(x, box.y + box.height * 0.6);
    await page.mouse.down();
    for (let i = 1; i <= 8; i++) {
      await page.mouse.move(x + i * 8, box.y + box.height * (0.5 + 0.2 * Math.sin(i + stroke)));
    }
    await page.mouse.up();
  }
}

/** From an empty laptop to the sample's start screen, with a meeting open. @returns the passphrase */
export async function openSampleMeeting(page: Page): Promise<string> {
  const passphrase = await trySample(page);
  await unlock(page, passphrase);
  await openMeeting(page);
  await lock(page);
  return passphrase;
}

/** Gives the required consent and sends; ends on the thanks. */
export async function consentAndSend(page: Page, person: Person): Promise<void> {
  await tick(page.locator('[name="consents"][value="processing"]'));
  await press(page, 'review.send', person.language);
  await expect(screen(page, 'thanks')).toBeVisible();
}

/** One person, from the start screen back to the start screen. */
export async function sign(page: Page, person: Person): Promise<void> {
  await fillIn(page, person);
  await consentAndSend(page, person);
  await endTurn(page, () => press(page, 'thanks.next', person.language));
  await expect(screen(page, 'attract')).toBeVisible();
}

/** Sets an empty laptop up with the sample. @returns the passphrase that is shown once */
export async function trySample(page: Page): Promise<string> {
  await press(page, 'firstRun.sample');
  const passphrase = await passOnWords(page);
  await endTurn(page, () => press(page, 'setUp.skipTest'));
  await expect(screen(page, 'closed')).toBeVisible();
  return passphrase;
}

/** Types the words that are asked for of the passphrase that is shown once, and goes on. @returns the passphrase */
export async function passOnWords(page: Page): Promise<string> {
  const passphrase = await typeWords(page);
  await goOnFromWords(page);
  return passphrase;
}

export const goOnFromWords = (page: Page): Promise<void> =>
  page.locator('form button[type="submit"]').click();

/** Reads the passphrase that is shown once and types the two words that are asked for. @returns the passphrase */
export async function typeWords(page: Page): Promise<string> {
  const shown = await page.locator('[data-part="passphrase"]').innerText({ timeout: 30_000 });
  const passphrase = shown.trim().split(/\s+/);
  expect(passphrase).toHaveLength(6);
  await press(page, 'setUp.written');
  for (const field of await page.locator('[name^="word-"]').all()) {
    const number = Number((await field.getAttribute('name'))!.slice('word-'.length));
    await field.fill(passphrase[number - 1]!);
  }
  return passphrase.join(' ');
}

/** Opens the desk from the start screen or from the closed one. */
export async function unlock(page: Page, passphrase: string): Promise<void> {
  await press(page, 'attract.organisers');
  await page.locator('[name="passphrase"]').fill(passphrase);
  await press(page, 'unlock.open');
  await expect(screen(page, 'desk')).toBeVisible({ timeout: 30_000 });
}

export async function openMeeting(page: Page): Promise<void> {
  await page.locator('[name="meeting"]').fill('Branch meeting');
  await page.locator('[name="place"]').fill('Aktau');
  await page.locator('[name="day"]').fill('2010-03-20');
  await press(page, 'meeting.open');
  await expect(button(page, 'meeting.close')).toBeVisible();
}

export async function closeMeeting(page: Page): Promise<void> {
  await press(page, 'meeting.close');
  await expect(button(page, 'meeting.open')).toBeVisible();
}

export async function lock(page: Page): Promise<void> {
  await endTurn(page, () => press(page, 'desk.lock'));
  await expect(screen(page, 'desk')).toBeHidden();
}

/** To another part of the desk. */
export const goToPart = (page: Page, part: string): Promise<void> =>
  page.locator(`[data-part-button="${part}"]`).click();

/** To another view of the entries. */
export const goToView = (page: Page, view: string): Promise<void> =>
  page.locator(`[data-view-button="${view}"]`).click();

/** Makes the letters. @returns the folder they lie in */
export async function makeLetters(page: Page): Promise<string> {
  await goToPart(page, 'letters');
  await press(page, 'letters.make');
  const made = page.locator('[data-part="made"] code');
  await expect(made).toBeVisible({ timeout: 30_000 });
  return made.innerText();
}
