/** `{name}` in a campaign's texts. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { pick } from '../../electron/wording/pick.ts';
import { fill, placeholdersIn } from '../../electron/wording/placeholders.ts';

test('each placeholder is filled, as often as it stands there', () => {
  expect(fill('{from}, {from}: {country}', { from: 'Leeds', country: 'UK' })).toBe('Leeds, Leeds: UK');
});

test('what was filled in is not looked at again, so a place with braces stays as typed', () => {
  expect(fill('I am from {from} in {country}.', { from: '{country}{organisation}', country: 'X' })).toBe(
    'I am from {country}{organisation} in X.',
  );
});

test('what somebody typed comes through as typed, dollar signs too', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      expect(fill('<{from}>', { from: typed, country: 'X' })).toBe(`<${typed}>`);
    }),
  );
  expect(fill('{from}', { from: "$& $1 $' $$" })).toBe("$& $1 $' $$");
});

test('a placeholder without a value stays, and so does every other brace', () => {
  expect(fill('{nobody} {From} {} { from } {constructor}', { from: 'x' })).toBe(
    '{nobody} {From} {} { from } {constructor}',
  );
});

test('placeholders of a template, each once', () => {
  expect(placeholdersIn('{from} {country} {from} {X}')).toEqual(['from', 'country']);
});

test('a text is picked in the language asked for, else in the preferred ones in their order, else in any', () => {
  const texts = { ru: 'р', kk: 'қ' };
  expect(pick(texts, 'kk', ['ru'])).toBe('қ');
  expect(pick(texts, 'de', ['en', 'ru', 'kk'])).toBe('р');
  expect(pick(texts, 'de', [])).toBe('р');
  expect(pick(texts, 'constructor', ['kk'])).toBe('қ');
  expect(() => pick({}, 'en', ['ru'])).toThrow('no language');
});
