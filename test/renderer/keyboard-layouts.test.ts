/** Every language's keyboard spells its language, and offers nothing that a letter could not show. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { undrawable } from '../../electron/wording/drawable.ts';
import { allForms, formsOf } from '../../renderer/keyboard/forms.ts';
import { columnsOf, createLayout, type Layout, upperIn } from '../../renderer/keyboard/layout.ts';
import { keyboardLanguages, layoutFor, layouts } from '../../renderer/keyboard/layouts.ts';

/** Letters that a language's keyboard has as keys of their own. */
const alphabets: Record<string, string> = {
  en: 'abcdefghijklmnopqrstuvwxyz',
  ru: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  kk: 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
  uk: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  fr: 'abcdefghijklmnopqrstuvwxyzéèçàù',
  es: 'abcdefghijklmnñopqrstuvwxyz',
  de: 'abcdefghijklmnopqrstuvwxyzäöüß',
  tr: 'abcçdefgğhıijklmnoöprsştuüvyz',
  ar: 'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي',
};

/** Letters that a language writes as other forms of a key. */
const accented: Record<string, string> = {
  fr: 'âæêëîïôœûüÿ',
  es: 'áéíóúü',
  de: '',
  tr: 'âîû',
  en: 'éèñüßğşëİı',
};

const keysOf = ({ letters, signs, nearSpace }: Layout) => [
  ...letters.flat(),
  ...signs.flat(),
  ...nearSpace.before,
  ...nearSpace.after,
];
const written = (layout: Layout) => keysOf(layout).flatMap(({ text, shifted }) => [text, shifted]);

it('has the keyboards of nine languages, and the page names each', () => {
  const files = readdirSync(path.resolve(import.meta.dirname, '../../assets/locales'));
  expect([...layouts.keys()].toSorted()).toEqual(Object.keys(alphabets).toSorted());
  expect(files).toEqual(expect.arrayContaining([...layouts.keys()].map((each) => `${each}.json`)));
});

describe.each([...layouts])('%s', (language, layout) => {
  it('has every letter of its alphabet, small and capital', () => {
    const there = new Set(written(layout));
    const small = [...alphabets[language]!];
    const letters = layout.cased ? [...small, ...small.map(upperIn(language))] : small;
    expect(letters.filter((letter) => !there.has(letter))).toEqual([]);
  });

  it('reaches its accents from the letter without them', () => {
    const offered = new Set(
      keysOf(layout).flatMap((key) => [...formsOf(key, false, language), ...formsOf(key, true, language)]),
    );
    const missing = [...(accented[language] ?? '')].filter((letter) => !offered.has(letter));
    expect(missing).toEqual([]);
  });

  it('writes nothing that the letters could not show', () => {
    expect(undrawable(written(layout).join(''))).toEqual([]);
  });

  it('has no key twice on one page', () => {
    const letters = layout.letters.flat().map(({ text }) => text);
    const signs = layout.signs.flat().map(({ text }) => text);
    for (const page of [letters, signs]) expect(page).toEqual([...new Set(page)]);
  });

  it('has rows that leave a finger its room at 1024 pixels', () => {
    expect(columnsOf(layout.letters)).toBeLessThanOrEqual(13);
    expect(columnsOf(layout.signs)).toBeLessThanOrEqual(13);
    expect(layout.letters.length).toBeLessThanOrEqual(4);
  });
});

it('offers no form that the letters could not show', () => {
  expect(undrawable(allForms.join(''))).toEqual([]);
  const capitals = allForms.map((form) => form.toLocaleUpperCase());
  expect(undrawable(capitals.join(''))).toEqual([]);
});

it('makes capitals by the rules of the keyboard’s language', () => {
  expect(upperIn('tr')('i')).toBe('İ');
  expect(upperIn('en')('i')).toBe('I');
  expect(upperIn('de')('ß')).toBe('ẞ');
});

it('gives letters of the row of digits a row of their own only where they are many', () => {
  const source = (top: string) => ({
    layout: { default: [top, 'q w', 'a s', 'z x'], shift: [top.toUpperCase(), 'Q W', 'A S', 'Z X'] },
  });
  const rows = (top: string) =>
    createLayout({ language: 'en', source: source(top), sample: 'ABC' }).letters.map((row) =>
      row.map(({ text }) => text).join(''),
    );
  expect(rows('1 é 3')).toEqual(['qw', 'as', 'zxé']);
  expect(rows('ә і ң ғ ү')).toEqual(['әіңғү', 'qw', 'as', 'zx']);
});

it('puts the keyboards first that a person is likely to want', () => {
  expect(keyboardLanguages('kk', ['en', 'kk', 'tr', 'xx']).slice(0, 4)).toEqual(['kk', 'en', 'ru', 'tr']);
  expect(new Set(keyboardLanguages('xx', []))).toEqual(new Set(layouts.keys()));
  expect(layoutFor('fr-CA').language).toBe('fr');
  expect(layoutFor('xx').language).toBe('en');
});
