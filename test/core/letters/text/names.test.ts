/** Invented names and messages from many languages, read back by poppler. */
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { letterPdf } from '../../../support/draw-letters.ts';
import { comparable, readBack, setText } from '../../../support/set-text.ts';
import { needTool } from '../../../support/tools.ts';

const fixture = <T>(name: string): T[] =>
  JSON.parse(readFileSync(new URL(`../../../fixtures/names/${name}.json`, import.meta.url), 'utf8')) as T[];

const names = fixture<{ language: string; name: string }>('names');
const messages = fixture<{ language: string; text: string }>('messages');

/** Lines as people read them, spaces folded, without empty ones. */
const linesIn = (lines: readonly string[]): string[] => lines.map(comparable).filter((line) => line !== '');

test('200 names from many languages are read back from letters as they were written', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const missed: string[] = [];
  for (const { language, name } of names) {
    const pdf = await letterPdf({ answers: { name, language, message: '' } });
    const read = comparable(readBack(pdftotext, pdf));
    // between the drawn signature and the place, with nothing else around it
    if (!read.includes(`Yours faithfully, ${comparable(name)} Duisburg, Germany`)) missed.push(name);
  }
  expect(names).toHaveLength(200);
  expect(new Set(names.map(({ language }) => language)).size).toBeGreaterThanOrEqual(20);
  console.log(`names read back: ${names.length - missed.length} of ${names.length}`);
  expect(missed).toEqual([]);
}, 60_000);

test('60 messages are read back line by line as they were written', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const missed: string[] = [];
  for (const { language, text } of messages) {
    const { pdf, lines } = await setText(
      text.split('\n').map((paragraph) => ({ text: paragraph, language })),
    );
    const read = linesIn(readBack(pdftotext, pdf).split(/[\n\f]/));
    if (read.join('\n') !== linesIn(lines).join('\n')) missed.push(text.slice(0, 60));
  }
  expect(messages).toHaveLength(60);
  console.log(`messages read back: ${messages.length - missed.length} of ${messages.length}`);
  expect(missed).toEqual([]);
}, 60_000);
