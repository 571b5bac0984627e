/** Letters in words: what the review screen shows is what is printed. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Visibility } from '../../electron/contract/shapes.ts';
import { type Composable, type ComposedLetter, composeLetters } from '../../electron/wording/compose.ts';
import { undrawable } from '../../electron/wording/drawable.ts';
import { normaliseLine } from '../../electron/wording/normalise.ts';
import { sample, signing, wordsFor } from './sample.ts';

const signer: Composable = { ...signing, day: '2010-03-20' };
const letters = (changes: Partial<Composable> = {}): ComposedLetter[] =>
  composeLetters(sample, { ...signer, ...changes }, wordsFor);
const printed = (letter: ComposedLetter): string => JSON.stringify(letter);

test('one letter for each addressee, in the order of the campaign, each in the language of its addressee', () => {
  expect(letters().map(({ letter, addressee, language }) => [letter, addressee, language])).toEqual([
    ['solidarity', 'strikers', 'kk'],
    ['protest', 'company', 'ru'],
    ['protest', 'embassy', 'en'],
  ]);
});

test('the order in which somebody chose letters makes no difference', () => {
  expect(letters({ letters: ['protest', 'solidarity'] })).toEqual(letters());
});

test('only the letters that were chosen are written', () => {
  expect(letters({ letters: ['solidarity'] }).map(({ addressee }) => addressee)).toEqual(['strikers']);
  expect(letters({ letters: [] })).toEqual([]);
});

test('the page’s language changes no word of a letter, only what its own words are said to be in', () => {
  const [english, russian] = ['en', 'ru'].map((language) => letters({ language }));
  expect(russian!.map((letter) => ({ ...letter, ownLanguage: 'en' }))).toEqual(english);
  expect(russian![0]!.ownLanguage).toBe('ru');
});

describe('with the name given to the addressee', () => {
  test('a letter is signed with name, branch, place and country in the letter’s language', () => {
    const [kazakh, russian, english] = letters();
    expect(english!.signer).toEqual({
      name: signing.name,
      lines: ['Depot seventeen', 'Bitterfeld, Germany'],
    });
    expect(russian!.signer.lines[1]).toBe('Bitterfeld, Германия');
    expect(kazakh!.signer.lines[1]).toBe('Bitterfeld, Германия');
    expect(english!.paragraphs[0]).toContain('from Bitterfeld, Germany');
  });

  test('an answer that was not given leaves no empty line', () => {
    expect(letters({ fields: {} })[2]!.signer.lines).toEqual(['Bitterfeld, Germany']);
  });
});

describe('with the name known to the union only', () => {
  const marked: Partial<Composable> = {
    visibility: 'union',
    name: 'NAME-CANARY',
    place: 'PLACE-CANARY',
    fields: { branch: 'BRANCH-CANARY' },
  };

  test('neither name nor place nor branch stands anywhere in any letter', () => {
    expect(letters(marked).length).toBe(3);
    for (const letter of letters(marked)) expect(printed(letter)).not.toContain('CANARY');
  });

  test('while the same canaries are found where the name is given', () => {
    for (const letter of letters({ ...marked, visibility: 'addressee' })) {
      for (const canary of ['NAME', 'PLACE', 'BRANCH']) expect(printed(letter)).toContain(`${canary}-CANARY`);
    }
  });

  test('the union vouches for the signer, and the country alone is said', () => {
    const english = letters(marked)[2]!;
    expect(english.signer).toEqual({
      name: undefined,
      lines: ['A member of Zhanaozen Solidarity Committee. The name is known to the union.'],
    });
    expect(english.paragraphs[0]).toContain('from Germany');
  });
});

test('who is only counted writes no letters, whatever was chosen', () => {
  expect(letters({ visibility: 'counted' })).toEqual([]);
});

describe('own words', () => {
  test('come through to every letter, a paragraph each', () => {
    for (const letter of letters()) {
      expect(letter.ownWords).toEqual(['We read about you.', 'Hold on!']);
      expect(letter.ownLanguage).toBe('en');
    }
  });

  test('come through whatever they are, braces too', () => {
    const line = fc.string({ minLength: 1 }).filter((text) => !text.includes('\n'));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        expect(letters({ message: lines.join('\n') })[0]!.ownWords).toEqual(lines);
      }),
      { numRuns: 30 },
    );
    expect(letters({ message: '{from} {country}' })[2]!.ownWords).toEqual(['{from} {country}']);
  });

  test('that nobody wrote leave no paragraph', () => {
    for (const letter of letters({ message: '' })) expect(letter.ownWords).toEqual([]);
  });
});

describe('every word of the sample', () => {
  const everyWay = (['addressee', 'union'] as Visibility[]).flatMap((visibility) =>
    ['DE', 'KZ', 'US', 'BR'].flatMap((country) => letters({ visibility, country })),
  );

  test('has its placeholders filled', () => {
    expect(everyWay.length).toBe(2 * (3 + 2 + 3 + 2));
    for (const letter of everyWay) expect(printed({ ...letter, ownWords: [] })).not.toMatch(/\{[a-z]+\}/);
  });

  test('can be drawn', () => {
    for (const letter of everyWay) {
      const words = [...letter.addressLines, letter.subject, letter.salutation, letter.closing, letter.day];
      expect(undrawable([...words, ...letter.paragraphs, ...letter.signer.lines].join(''))).toEqual([]);
    }
  });
});

test('address, day and faxes are those of the addressee', () => {
  const [strikers, company, embassy] = letters();
  expect(company!.addressLines).toEqual([
    'АО «Национальная компания «КазМунайГаз»',
    'пр. Кабанбай-батыра, 19',
    '010000, Астана',
    'Республика Казахстан',
  ]);
  expect(company!.fax).toEqual(['+7 (7172) 97 60 00', '+7 (7172) 97 60 01']);
  expect(strikers!.fax).toEqual([]);
  expect(embassy!.addressLines).toEqual(['Embassy of the Republic of Kazakhstan in Germany']);
  expect(letters().map(({ day }) => normaliseLine(day))).toEqual([
    '2010 ж. 20 наурыз',
    '20 марта 2010 г.',
    'March 20, 2010',
  ]);
});
