/** Organisers write a campaign, mend what is wrong with it, sign it, and later sign a newer version: told on every host. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, type Page } from '@playwright/test';

import { endTurn } from '../fixtures/turns.ts';
import { draft } from '../support/campaigns.ts';
import { tool } from '../support/tools.ts';
import { expectNoBarrier } from './no-barrier.ts';
import {
  goOnFromWords,
  goToPart,
  lock,
  makeLetters,
  openMeeting,
  openSampleMeeting,
  passOnWords,
  press,
  screen,
  sign,
  tick,
  typeWords,
  unlock,
  wordsOf,
} from './story.ts';

const words = wordsOf('en');

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const fill = (page: Page, name: string, text: string): Promise<void> => field(page, name).fill(text);
const toSection = (page: Page, section: string): Promise<void> =>
  page.locator(`[data-section-button="${section}"]`).click();
const writeIn = async (page: Page, language: string): Promise<void> => {
  await field(page, 'writing').selectOption(language);
};
const problem = (page: Page, kind: string, at: string) =>
  page.locator(`.problem-link[data-kind="${kind}"][data-path="${at}"]`);

/** A laptop whose start screen is shown. */
export interface Laptop {
  page: Page;
  dataFolder: string;
  /** Makes the page lose what it holds; afterwards a fresh one is shown. */
  lose: () => Promise<unknown>;
}

/** To the editor on an empty laptop. */
async function startWriting(page: Page): Promise<void> {
  await press(page, 'editor.write');
  await expect(screen(page, 'write-campaign')).toBeVisible();
}

/** Begins with a description of which something may be wrong. */
async function startWith(page: Page, described: unknown): Promise<void> {
  await field(page, 'draftFile').setInputFiles({
    name: 'campaign.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(described)),
  });
  await expect(page.locator('.editor')).toBeVisible();
}

async function writeAppeal(page: Page, language: string, title: string): Promise<void> {
  const at = (name: string): string => `texts.${language}.${name}`;
  await fill(page, at('title'), title);
  await fill(page, at('summary'), `${title}. 300`);
  await fill(page, at('appeal'), `${title} 1.\n\n${title} 2.`);
}

async function writeAddressee(
  page: Page,
  at: number,
  { language, title, closing }: { language: string; title: string; closing: string },
): Promise<void> {
  const name = (key: string): string => `addressees.${at}.${key}`;
  await page.locator('[data-add="addressees"]').click();
  await field(page, name('language')).selectOption(language);
  if ((await field(page, 'writing').inputValue()) !== language) await writeIn(page, language);
  await fill(page, name(`title.${language}`), title);
  await fill(page, name('address.street'), 'Teststr. 1');
  await fill(page, name('address.postcodeTown'), '12345 Test');
  await expect(page.locator('.address-block')).toHaveText(`${title}Teststr. 112345 Test`);
  await fill(page, name(`salutation.${language}`), `${title}!`);
  await fill(page, name(`closing.${language}`), closing);
}

/** A campaign in two languages is written by hand and signed, and people read it. */
export async function writeByHand({ page, dataFolder, lose }: Laptop): Promise<void> {
  await startWriting(page);
  await press(page, 'editor.startEmpty');
  await fill(page, 'organisation', 'Dockers’ Union');
  await writeAppeal(page, 'en', 'Stand with the dockers');
  await field(page, 'addLanguage').selectOption('de');
  await press(page, 'editor.addLanguage');
  await writeIn(page, 'de');
  await expect(page.locator('.reference').first()).toContainText('Stand with the dockers');
  await writeAppeal(page, 'de', 'Steht zu den Hafenarbeitern');
  await expectNoBarrier(page);

  await toSection(page, 'demands');
  for (const [language, text] of [
    ['de', 'Zahlt die Löhne.'],
    ['en', 'Pay the wages.'],
  ] as const) {
    await writeIn(page, language);
    await fill(page, `texts.${language}.demands`, text);
    await fill(page, `texts.${language}.petition`, `${text} 2`);
  }
  await expectNoBarrier(page);

  await toSection(page, 'addressees');
  await writeAddressee(page, 0, { language: 'en', title: 'Harbour Company Ltd', closing: 'Yours,' });
  await writeAddressee(page, 1, { language: 'de', title: 'Hafenamt', closing: 'Hochachtungsvoll' });
  await expectNoBarrier(page);

  await toSection(page, 'letters');
  await page.locator('[data-add="letters"]').click();
  for (const [language, title] of [
    ['en', 'A letter of protest'],
    ['de', 'Ein Protestbrief'],
  ] as const) {
    await writeIn(page, language);
    const at = (name: string): string => `letters.0.texts.${language}.${name}`;
    await fill(page, `letters.0.title.${language}`, title);
    await fill(page, `letters.0.intro.${language}`, title);
    await fill(page, at('subject'), title);
    await fill(page, at('suggestion'), title);
    // the list opens at the brace; arrow and Enter choose
    await field(page, at('paragraphs')).pressSequentially('I write from {');
    await expect(page.locator('.placeholder-list [role="option"]')).toHaveCount(3);
    if (language === 'en') await expectNoBarrier(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(field(page, at('paragraphs'))).toHaveValue('I write from {from}');
    await page.keyboard.type('.\n\nYour {o');
    await page.locator('.placeholder-list [role="option"]').click();
    await page.locator('[data-insert="country"]').click();
    await expect(field(page, at('paragraphs'))).toHaveValue(
      'I write from {from}.\n\nYour {organisation}{country}',
    );
  }
  for (const id of ['harbour-company-ltd', 'hafenamt'])
    await tick(page.locator(`[name="letters.0.addressees"][value="${id}"]`));
  await expect(page.locator('.preview .pdf-page').first()).toHaveAttribute('data-drawn', 'true', {
    timeout: 20_000,
  });

  await toSection(page, 'fields');
  await page.locator('[data-add="fields"]').click();
  await fill(page, 'fields.0.label.de', 'Gewerkschaft');
  await writeIn(page, 'en');
  await fill(page, 'fields.0.label.en', 'Branch');
  await expectNoBarrier(page);
  await toSection(page, 'consents');
  for (const language of ['en', 'de']) {
    await writeIn(page, language);
    await press(page, 'editor.suggestWording');
    await expect(field(page, `consents.0.wording.${language}`)).toHaveValue(/Dockers’ Union/);
  }
  await expectNoBarrier(page);
  await toSection(page, 'visibility');
  await fill(page, 'retention', '2030-12-31');
  await expectNoBarrier(page);
  await expect(page.locator('[data-part="saving"]')).toHaveAttribute('data-saving', 'saved');

  // a crash loses no word
  await lose();
  await press(page, 'editor.write');
  await press(page, 'editor.goOn');
  await toSection(page, 'finish');
  await expect(page.locator('[data-part="problems"]')).toHaveAttribute('data-count', '0');
  await expect(page.locator('.preview .pdf-page').first()).toHaveAttribute('data-drawn', 'true');
  await expectNoBarrier(page);
  await press(page, 'firstRun.author');
  const passphrase = await passOnWords(page);
  // the recovery sheet has a story of its own
  await expect(screen(page, 'first-run')).toContainText(words('setUp.sheetTitle'));
  await lose();
  await expect(screen(page, 'closed')).toBeVisible();
  expect(readdirSync(path.join(dataFolder, 'campaigns'))).toEqual([
    `stand-with-the-dockers-${new Date().getFullYear()}.1.roundrobin`,
  ]);

  await unlock(page, passphrase);
  await openMeeting(page);
  await lock(page);
  await screen(page, 'attract').locator('button[lang="de"]').click();
  await expect(screen(page, 'appeal')).toContainText('Steht zu den Hafenarbeitern 2.');
  await expect(screen(page, 'appeal')).toContainText('Zahlt die Löhne.');
}

/** The usual campaign, spoilt in one place of each kind; how it shows, and what mends it. */
const mistakes: readonly (readonly [
  kind: string,
  at: string,
  spoil: (all: typeof draft) => unknown,
  mend: (page: Page) => Promise<unknown>,
  focused?: string,
])[] = [
  [
    'empty',
    'texts.kk.title',
    ({ texts }) => (texts['kk']!.title = ''),
    (page) => page.keyboard.type('Докерлер'),
  ],
  [
    'undrawable',
    'texts.en.appeal.1',
    ({ texts }) => (texts['en']!.appeal = ['They are many.', 'Pay አ']),
    // the caret has selected the paragraph that is meant
    (page) => page.keyboard.type('Pay.'),
    'texts.en.appeal',
  ],
  [
    'too_long',
    'texts.en.summary',
    ({ texts }) => (texts['en']!.summary = 'x'.repeat(2001)),
    (page) => fill(page, 'texts.en.summary', 'Short.'),
  ],
  [
    'unknown_placeholder',
    'letters.1.texts.en.paragraphs.0',
    ({ letters }) => (letters[1]!.texts['en']!.paragraphs[0] = 'I am {name}.'),
    (page) => page.keyboard.type('I am here.'),
    'letters.1.texts.en.paragraphs',
  ],
  [
    'no_text',
    'letters.1.texts.kk',
    ({ addressees }) => (addressees[1]!.language = 'kk'),
    async (page) => {
      for (const name of ['subject', 'paragraphs', 'suggestion'])
        await fill(page, `letters.1.texts.kk.${name}`, 'Төлеңдер');
    },
    'letters.1.texts.kk.subject',
  ],
  [
    'twice',
    'addressees.2.id',
    ({ addressees }) => (addressees[2]!.id = 'company'),
    (page) => page.keyboard.type(' 2'),
    'addressees.2.title.en',
  ],
  [
    'none',
    'visibility',
    (all) => (all.visibility = []),
    (page) => tick(page.locator('[name="visibility"][value="union"]')),
  ],
  ['bad_day', 'retention', (all) => (all.retention = ''), (page) => fill(page, 'retention', '2030-12-31')],
  [
    'none',
    'consents',
    (all) => (all.consents = []),
    async (page) => {
      await page.locator('[data-add="consents"]').click();
      await fill(page, 'consents.0.wording.en', 'Yes.');
    },
    '',
  ],
  [
    'bad_form',
    'fields.0.maxLength',
    ({ fields }) => (fields[0]!.maxLength = 900),
    (page) => fill(page, 'fields.0.maxLength', '90'),
  ],
  [
    'odd_email',
    'addressees.1.email.0',
    ({ addressees }) => (addressees[1]!.email = ['board at harbour']),
    (page) => fill(page, 'addressees.1.email', 'board@harbour.example'),
    'addressees.1.email',
  ],
];

/** Each mistake is listed, its link leads to the field, and mending it clears it. */
export async function mendMistakes({ page }: Laptop): Promise<void> {
  const spoilt = structuredClone(draft);
  for (const [, , spoil] of mistakes) spoil(spoilt);
  await startWriting(page);
  await startWith(page, spoilt);
  for (const [kind, at, , mend, focused = at] of mistakes) {
    const link = problem(page, kind, at);
    await link.click();
    if (focused !== '') await expect(page.locator(':focus')).toHaveAttribute('name', focused);
    const beside = page.locator(`.editor-main [data-problem="${kind}"]`).first();
    if (focused !== '') await expect(beside).toBeVisible();
    await mend(page);
    await expect(link, `${kind} at ${at}`).toBeHidden();
  }
  // what is deleted can be put back
  await toSection(page, 'addressees');
  await page.locator('[data-item="addressees.1"]').click();
  await page.locator('[data-delete="addressees"]').click();
  await expect(page.locator('[data-item^="addressees."]')).toHaveCount(2);
  await page.locator('[data-part="removed-item"]').getByRole('button').click();
  await expect(page.locator('[data-item^="addressees."]')).toHaveCount(3);
  await expect(page.locator('[data-missing="kk"]')).toBeVisible();
}

const changesOn = (page: Page) => page.locator('[data-part="changes"] li');

/**
 * A newer version: what it changes is read, it is signed, and what was signed before keeps its own.
 * @returns the newer file
 */
export async function writeNewerVersion({ page }: Laptop): Promise<string> {
  const passphrase = await openSampleMeeting(page);
  const person = { language: 'en', place: 'Leeds', country: 'GB', letters: ['protest'], message: 'Pay!' };
  await sign(page, { ...person, name: 'Ann Lee' });
  await unlock(page, passphrase);
  await goToPart(page, 'campaign');
  await expectNoBarrier(page);
  await press(page, 'editor.writeVersion');
  await fill(page, 'texts.en.title', 'A newer title');
  // locking loses no word
  await lock(page);
  await unlock(page, passphrase);
  await goToPart(page, 'campaign');
  await press(page, 'editor.goOn');
  await expect(field(page, 'texts.en.title')).toHaveValue('A newer title');
  await toSection(page, 'finish');
  const changes = changesOn(page);
  await expect(changes).toHaveCount(1);
  await expect(changes.locator('ins')).toContainText('A newer title');
  await expect(changes.locator('del')).toContainText('Solidarity with the oil workers');
  await page
    .getByRole('button', { name: words('editor.sign').replace('{version}', '2'), exact: true })
    .click();
  await expect(page.locator('[data-part="version"]')).toHaveAttribute('data-version', '2');
  await press(page, 'editor.export');
  await expect(page.locator('[data-part="written"]')).toContainText('zhanaozen-2010.2.roundrobin');
  const file = await page.locator('[data-part="written"] code').innerText();
  expect(readFileSync(file, 'utf8')).toContain('A newer title');
  await press(page, 'editor.card');
  await expect(page.locator('[data-part="written"]')).toContainText('card.pdf');
  const folder = await makeLetters(page);
  const letters = readdirSync(folder);
  expect(letters).toHaveLength(2);
  const reader = tool('pdftotext');
  if (reader !== undefined) {
    const embassy = letters.find((name) => name.includes('embassy'))!;
    const text = execFileSync(reader, [path.join(folder, embassy), '-'], { encoding: 'utf8' });
    expect(text).toContain('zhanaozen-2010, version 1');
  }
  await lock(page);
  await expect(screen(page, 'attract')).toContainText('A newer title');
  return file;
}

/** A laptop that collects gets the newer file, and its organisers read what it changes. */
export async function acceptNewerVersion(
  { page, dataFolder }: Laptop,
  older: string,
  newer: string,
): Promise<void> {
  await field(page, 'note').setInputFiles(older);
  await press(page, 'firstRun.load');
  const desk = await typeWords(page);
  await endTurn(page, () => goOnFromWords(page));
  await expect(screen(page, 'closed')).toBeVisible();
  await unlock(page, desk);
  // as a target would have left it here
  copyFileSync(newer, path.join(dataFolder, 'campaigns/zhanaozen-2010.offered'));
  await goToPart(page, 'campaign');
  await expect(page.getByRole('button', { name: words('editor.writeVersion') })).toHaveCount(0);
  const changes = changesOn(page);
  await page.locator('[data-part="offered"]').click();
  await expect(changes.locator('ins')).toContainText('A newer title');
  await field(page, 'newer').setInputFiles(newer);
  await expect(changes.locator('ins')).toContainText('A newer title');
  await expectNoBarrier(page);
  await page.getByRole('button', { name: words('editor.accept').replace('{version}', '2') }).click();
  await expect(page.locator('[data-part="newer-loaded"]')).toBeVisible();
  await expect(page.locator('[data-part="version"]')).toHaveAttribute('data-version', '2');
}
