/**
 * The whole way on one laptop: the organisers set it up and open a meeting, one person signs in Russian, another in English,
 * the organisers write letters, and what stands in them is read back.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { expect, type Page } from '@playwright/test';

import { tool } from '../support/tools.ts';
import { english, russian } from './people.ts';
import {
  closeMeeting,
  lock,
  makeLetters,
  openMeeting,
  type Person,
  sign,
  trySample,
  unlock,
  wordsOf,
} from './story.ts';

/** Tells the story on a page that shows the first-run screen. */
export async function tellTheWholeWay(page: Page): Promise<void> {
  const passphrase = await trySample(page);
  await unlock(page, passphrase);
  await openMeeting(page);
  await lock(page);
  await sign(page, russian);
  await sign(page, english);
  await unlock(page, passphrase);
  await closeMeeting(page);
  const folder = await makeLetters(page);
  expectLetters(folder, russian, ['strikers', 'company', 'embassy']);
  expectLetters(folder, english, ['company', 'embassy']);
  expect(readdirSync(folder)).toHaveLength(5);
}

/** What stands across the top of a letter in test mode, in the languages of the sample's addressees. */
const testMarks = ['en', 'ru', 'kk'].map((language) => wordsOf(language)('print.test'));

/** One letter to each addressee holds the person's name, place and words to the letter, and is certified. */
function expectLetters(folder: string, person: Person, addressees: readonly string[]): void {
  const letters = readdirSync(folder).map((name) => ({ name, ...read(path.join(folder, name)) }));
  const own = letters.filter(({ text }) => text.includes(person.name));
  const to = own.map(({ name }) => /^zhanaozen-2010-(\w+)-[0-9A-Z]{10}\.pdf$/.exec(name)?.[1]);
  expect(new Set(to)).toEqual(new Set(addressees));
  expect(to).toHaveLength(addressees.length);
  for (const { text, signature } of own) {
    for (const line of person.message.split('\n')) expect(text).toContain(line);
    expect(text).toContain(person.place);
    if (person.branch !== undefined) expect(text).toContain(person.branch);
    expect(testMarks.some((mark) => text.startsWith(mark))).toBe(true);
    expect(signature).toContain('Signature is Valid');
    expect(signature).toContain('Total document signed');
  }
}

/** A letter's text with its line breaks taken for spaces, and what pdfsig says of it. */
function read(file: string): { text: string; signature: string } {
  const run = (program: 'pdftotext' | 'pdfsig', ...args: string[]): string =>
    execFileSync(tool(program)!, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return {
    text: run('pdftotext', file, '-').normalize('NFC').replaceAll(/\s+/g, ' '),
    signature: run('pdfsig', file),
  };
}

/** Why the story cannot be told here, if so. @throws when tools are required */
export function missingReader(): string | undefined {
  const missing = (['pdftotext', 'pdfsig'] as const).filter((name) => !tool(name));
  if (missing.length === 0) return undefined;
  const reason = `needs ${missing.join(' and ')} (Debian package poppler-utils)`;
  if (process.env['REQUIRE_TOOLS']) throw new Error(reason);
  return reason;
}
