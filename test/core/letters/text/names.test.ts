/** Invented names and messages from many languages, read back by poppler. */
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { comparable, readBack, setText } from '../../../support/set-text.ts';
import { needTool } from '../../../support/tools.ts';

const fixture = <T>(name: string): T[] =>
  JSON.parse(readFileSync(new URL(`../../../fixtures/names/${name}.json`, import.meta.url), 'utf8')) as T[];

const names = fixture<{ language: string; name: string }>('names');
const messages = fixture<{ language: string; text: string }>('messages');

/** Without spaces: poppler joins a line that ends in a hyphen, or inside an address, to the next one with a space. */
const withoutSpaces = (text: string): string => comparable(text).replaceAll(/\s/g, '');

test('200 names from many languages are read back as they were written', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const missed: string[] = [];
  for (const { language, name } of names) {
    const { pdf } = await setText([{ text: name, language }]);
    if (comparable(readBack(pdftotext, pdf)) !== comparable(name)) missed.push(name);
  }
  expect(names).toHaveLength(200);
  expect(missed).toEqual([]);
}, 60_000);

test('60 messages are read back as they were written, spaces at line ends aside', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const missed: string[] = [];
  for (const { language, text } of messages) {
    const { pdf } = await setText(text.split('\n').map((paragraph) => ({ text: paragraph, language })));
    if (withoutSpaces(readBack(pdftotext, pdf)) !== withoutSpaces(text)) missed.push(text.slice(0, 60));
  }
  expect(messages).toHaveLength(60);
  expect(missed).toEqual([]);
}, 60_000);
