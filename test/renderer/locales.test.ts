/** A translator sees here what a language file still lacks. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { codes } from '../../electron/contract/result.ts';
import { placeholdersIn } from '../../electron/wording/placeholders.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'assets/locales');
const languages = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
const pluralForm = /_(zero|one|two|few|many|other)$/;

type Words = Map<string, string>;

/** All words of a language under dotted keys. */
function wordsOf(language: string): Words {
  const words: Words = new Map();
  const gather = (value: unknown, key: string): void => {
    if (typeof value === 'string') words.set(key, value);
    else
      for (const [name, inner] of Object.entries(value as object))
        gather(inner, key ? `${key}.${name}` : name);
  };
  gather(JSON.parse(readFileSync(path.join(folder, `${language}.json`), 'utf8')), '');
  return words;
}

const english = wordsOf('en');
const baseKeys = (words: Words): string[] => [
  ...new Set([...words.keys()].map((key) => key.replace(pluralForm, ''))),
];
const placeholders = (text: string): string[] => placeholdersIn(text).toSorted();

it('has English, Russian and Kazakh', () => {
  expect(languages).toEqual(expect.arrayContaining(['en', 'ru', 'kk']));
});

it('has a sentence for every code of the contract, and for no other', () => {
  const explained = [...english.keys()].filter((key) => key.startsWith('error.'));
  expect(explained.toSorted()).toEqual(codes.map((code) => `error.${code}`).toSorted());
});

it('has words for every key that the page asks for', () => {
  const asked = readdirSync(path.join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [
      ...readFileSync(path.join(root, 'renderer', file), 'utf8').matchAll(
        /(?:\bt\(|\bKey = |Key=|\?\? |: t\(|wordsOf\(\w+\)\()['"]([a-z]\w*\.\w+)['"]/gi,
      ),
    ])
    .map((match) => match[1]!);
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((key) => !baseKeys(english).includes(key))).toEqual([]);
});

describe.each(languages)('%s', (language) => {
  const words = wordsOf(language);

  it('has the same keys as English', () => {
    expect(baseKeys(words).toSorted()).toEqual(baseKeys(english).toSorted());
  });

  it('has names of countries and days (npx node scripts/make-locale-data.ts)', () => {
    expect(existsSync(path.join(root, `assets/locale-data/${language}.json`))).toBe(true);
  });

  it('has all plural forms of its language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = [...words.keys()].filter((key) => pluralForm.test(key));
    const expected = [...new Set(plurals.map((key) => key.replace(pluralForm, '')))].flatMap((key) =>
      forms.map((form) => `${key}_${form}`),
    );
    expect(plurals.toSorted()).toEqual(expected.toSorted());
  });

  it('fills the same placeholders as English', () => {
    for (const [key, text] of words) {
      const original = english.get(key) ?? english.get(key.replace(pluralForm, '_other'))!;
      expect({ key, placeholders: placeholders(text) }).toEqual({
        key,
        placeholders: placeholders(original),
      });
    }
  });

  it('has no empty string', () => {
    expect([...words].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it('says which way it is written', () => {
    expect(words.get('direction')).toMatch(/^(ltr|rtl)$/);
  });
});
