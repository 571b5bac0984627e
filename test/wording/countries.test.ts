/** Countries and days in words. */
import { readdirSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { countryCodes, countryName, longDay } from '../../electron/wording/countries.ts';
import { normaliseLine } from '../../electron/wording/normalise.ts';
import { localeData } from './sample.ts';

const languages = readdirSync(new URL('../../assets/locale-data', import.meta.url)).map((file) =>
  file.replace('.json', ''),
);

test('there are 249 countries, each once and in order, as in ISO 3166-1', () => {
  expect(countryCodes.length).toBe(249);
  expect(countryCodes).toEqual([...new Set(countryCodes)].toSorted());
  expect(countryCodes.filter((code) => !/^[A-Z]{2}$/.test(code))).toEqual([]);
});

test('the sample’s languages have data', () => {
  expect(languages).toEqual(expect.arrayContaining(['en', 'ru', 'kk']));
});

describe.each(languages)('%s', (language) => {
  const data = localeData(language);

  test('every country has a name that is not its code', () => {
    expect(countryCodes.filter((code) => countryName(code, data) === code)).toEqual([]);
    expect(Object.keys(data.countries).toSorted()).toEqual(countryCodes);
  });

  test('no two countries have the same name', () => {
    const names = countryCodes.map((code) => countryName(code, data));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  test('every month has a pattern of its own with day and year in it', () => {
    const days = data.days.map((_, month) => longDay(`2010-${String(month + 1).padStart(2, '0')}-07`, data));
    expect(new Set(days).size).toBe(12);
    for (const day of days) {
      expect(day).toMatch(/\b7\b/);
      expect(day).toMatch(/\b2010\b/);
      expect(day).not.toMatch(/[{}]/);
    }
  });
});

test.each([
  ['en', 'March 20, 2010', 'Kazakhstan'],
  ['ru', '20 марта 2010 г.', 'Казахстан'],
  ['kk', '2010 ж. 20 наурыз', 'Қазақстан'],
])('%s: %s, %s', (language, day, country) => {
  // the data has narrow spaces that do not break; print folds them
  expect(normaliseLine(longDay('2010-03-20', localeData(language)))).toBe(day);
  expect(countryName('KZ', localeData(language))).toBe(country);
});

test('a day has no leading zero', () => {
  expect(longDay('2010-03-04', localeData('ru'))).toMatch(/^4 марта 2010\sг\.$/);
});

test('a code without a name is shown as it is', () => {
  expect(countryName('ZZ', localeData('en'))).toBe('ZZ');
});
