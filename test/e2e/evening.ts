/**
 * A whole first evening without a shell: from an empty laptop to a closed meeting, with the letters of everybody who signed on
 * disk.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, type Page } from '@playwright/test';

import type { CampaignDraft } from '../../electron/contract/campaign.ts';
import { verifyPdf } from '../../electron/core/letters/verify.ts';
import { endTurn } from '../fixtures/turns.ts';
import { tool } from '../support/tools.ts';
import { lock, makeLetters, openMeeting, passOnWords, press, screen, sign, unlock } from './story.ts';

const languages = ['en', 'kk', 'ar', 'ru', 'de', 'tr', 'uk', 'fr', 'es'];
const sample = path.resolve(import.meta.dirname, '../../assets/campaigns/zhanaozen-2010/campaign.json');

export interface Evening {
  signers: number;
  dataFolder: string;
  /** An empty folder beside it, for the stick with the recovery sheet. */
  folder: string;
}

/** The three steps of the first run with a campaign of one's own. @returns the passphrase */
async function setUp(page: Page, folder: string): Promise<string> {
  await page.locator('[name="draft"]').setInputFiles(sample);
  await press(page, 'firstRun.author');
  const passphrase = await passOnWords(page);
  const stick = path.join(folder, 'stick');
  mkdirSync(stick);
  await page.locator('[name="sheetFolder"]').fill(stick);
  await press(page, 'keys.sheet');
  await expect(page.locator('[data-part="sheet"]')).toBeVisible({ timeout: 30_000 });
  const text = execFileSync(tool('pdftotext')!, [path.join(stick, 'recovery-sheet.pdf'), '-'], {
    encoding: 'utf8',
  });
  const sheet = /RRSEED1(?:[-\s]+[0-9A-Z]{2,4}){15}/.exec(text)![0].replaceAll(/[-\s]/g, '');
  await page.locator('[name="ending"]').fill(sheet.slice(-6));
  await endTurn(page, async () => {
    await press(page, 'setUp.sheetHave');
    // the passphrase is tried once more, which takes its time
    await screen(page, 'first-run').waitFor({ state: 'hidden', timeout: 30_000 });
  });
  await expect(screen(page, 'closed')).toBeVisible({ timeout: 30_000 });
  return passphrase;
}

/** Tells the story on a page that shows the first-run screen. @returns how many letters were made */
export async function tellTheEvening(page: Page, { signers, dataFolder, folder }: Evening): Promise<number> {
  const passphrase = await setUp(page, folder);
  await unlock(page, passphrase);
  await openMeeting(page);
  await lock(page);
  const letters = ['solidarity', 'protest'];
  for (let i = 0; i < signers; i++) {
    const language = languages[i % languages.length]!;
    const person = { name: `Ann Lee ${i + 1}`, place: 'Berlin', country: 'DE', message: 'Pay them now.' };
    await sign(page, { ...person, language, letters: letters.slice(0, i % 3) });
  }
  await unlock(page, passphrase);
  await page.locator('[name="heads"]').fill(String(signers + 4));
  await press(page, 'meeting.close');
  const closed = page.locator('[data-part="closed-meeting"]');
  await expect(closed).toContainText(String(signers));
  const made = await makeLetters(page);
  const files = readdirSync(made).filter((name) => name.endsWith('.pdf'));
  expect(files).toHaveLength(expectedLetters(signers));
  for (const name of files) expect(verifyPdf(readFileSync(path.join(made, name)), () => true)).toBe('valid');
  await press(page, 'letters.makePetition');
  await press(page, 'letterDesk.write');
  await expect(page.locator('[data-part="made-petition"]')).toBeVisible({ timeout: 60_000 });
  expect(readdirSync(path.join(dataFolder, 'exports'))).toEqual(
    expect.arrayContaining(['zhanaozen-2010-closing-1.pdf', 'zhanaozen-2010-petition.pdf']),
  );
  return files.length;
}

/** One letter for each addressee of each letter that somebody from Germany chose. */
function expectedLetters(people: number): number {
  const { letters, addressees } = JSON.parse(readFileSync(sample, 'utf8')) as CampaignDraft;
  const reaches = (id: string): boolean => {
    const countries = addressees.find((each) => each.id === id)?.countries;
    return countries === undefined || 'DE' in countries;
  };
  const perLetter = ['solidarity', 'protest'].map(
    (id) => letters.find((letter) => letter.id === id)!.addressees.filter(reaches).length,
  );
  let sum = 0;
  for (let i = 0; i < people; i++)
    sum += perLetter.slice(0, i % 3).reduce((total, count) => total + count, 0);
  return sum;
}
