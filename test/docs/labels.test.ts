/** What pages for people at the screens call a button or a heading is what the screens call it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const pages = ['organisers', 'headquarters', 'hall-card', 'administrators', 'translators'];

function textsOf(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsOf);
}

const plain = (text: string): string => text.replaceAll(/[“”]/g, '').toLowerCase();
const texts = textsOf(JSON.parse(readFileSync(path.join(root, 'assets/locales/en.json'), 'utf8'))).map(plain);

/** Labels are set in italics and begin with a capital; what they begin may go on. */
const unknownLabels = (page: string): string[] =>
  [...page.replaceAll(/`[^`]*`/g, '').matchAll(/(?<![\w_])_([^_\n]+)_(?![\w_])/g)]
    .map(([, label]) => label!)
    .filter((label) => /^“?\p{Lu}/u.test(label))
    .filter((label) => !texts.some((text) => text.startsWith(plain(label))));

test.each(pages)('%s.md names buttons as they are', (page) => {
  expect(unknownLabels(readFileSync(path.join(root, `docs/${page}.md`), 'utf8'))).toEqual([]);
});

test('a button that is called otherwise is noticed', () => {
  expect(unknownLabels('_Open meeting_, _Begin meeting_, a _field laptop_, `_X_`')).toEqual([
    'Begin meeting',
  ]);
});
