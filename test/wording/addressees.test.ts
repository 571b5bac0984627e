/** To whom one person's letters go: the sample's embassies depend on the country. */
import { describe, expect, test } from 'vitest';

import { addresseesFor, addresseesMissing, addresseeTitle } from '../../electron/wording/addressees.ts';
import { countryCodes } from '../../electron/wording/countries.ts';
import { sample } from './sample.ts';

const [solidarity, protest] = sample.letters as [(typeof sample.letters)[0], (typeof sample.letters)[0]];
const embassy = sample.addressees.find(({ id }) => id === 'embassy')!;
const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

test('from Germany a protest goes to the company and to the embassy there', () => {
  expect(ids(addresseesFor(sample, protest, 'DE'))).toEqual(['company', 'embassy']);
  expect(ids(addresseesMissing(sample, protest, 'DE'))).toEqual([]);
});

test('from Kazakhstan itself there is no embassy to write to, and the page can say so', () => {
  expect(ids(addresseesFor(sample, protest, 'KZ'))).toEqual(['company']);
  expect(ids(addresseesMissing(sample, protest, 'KZ'))).toEqual(['embassy']);
});

test('solidarity goes to the strikers from everywhere', () => {
  for (const country of countryCodes)
    expect(ids(addresseesFor(sample, solidarity, country))).toEqual(['strikers']);
});

test('an embassy is written to in all countries that the campaign names and in no other', () => {
  const served = countryCodes.filter((country) =>
    ids(addresseesFor(sample, protest, country)).includes('embassy'),
  );
  expect(served).toEqual(Object.keys(embassy.countries!).toSorted());
  expect(served.length).toBeGreaterThan(30);
});

test('names that every object has are no countries', () => {
  for (const name of ['constructor', 'toString', '__proto__']) {
    expect(ids(addresseesFor(sample, protest, name))).toEqual(['company']);
  }
});

describe('an embassy’s title', () => {
  test.each([
    ['DE', 'en', 'Embassy of the Republic of Kazakhstan in Germany'],
    ['DE', 'ru', 'Посольство Республики Казахстан в Германии'],
    ['FR', 'ru', 'Посольство Республики Казахстан во Франции'],
    ['DE', 'kk', 'Қазақстан Республикасының Германиядағы Елшілігі'],
    ['GB', 'en', 'Embassy of the Republic of Kazakhstan in the United Kingdom'],
    ['DE', 'sv', 'Embassy of the Republic of Kazakhstan in Germany'],
  ])('in %s, read in %s', (country, language, title) => {
    expect(addresseeTitle(sample, embassy, country, language)).toBe(title);
  });

  test('is complete in every language and country of the campaign', () => {
    for (const country of Object.keys(embassy.countries!)) {
      for (const language of sample.languages) {
        expect(addresseeTitle(sample, embassy, country, language)).not.toMatch(/[{}]/);
        expect(embassy.countries![country]![language], `${country} ${language}`).toBeTruthy();
      }
    }
  });
});

test('a title without a country in it is the same from everywhere', () => {
  const company = sample.addressees.find(({ id }) => id === 'company')!;
  expect(addresseeTitle(sample, company, 'DE', 'en')).toBe('JSC National Company “KazMunaiGaz”');
});
