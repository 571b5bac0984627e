/** Codes that people read aloud, copy by hand and type. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  checkSymbol,
  codeWithCheck,
  decodeCrockford,
  encodeCrockford,
  groups,
  readCodeWithCheck,
} from '../../electron/seal/crockford.ts';

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytes = (length: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: length, maxLength: length });

test('bytes of any length come back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (value) => {
      expect(decodeCrockford(encodeCrockford(value), value.length)).toEqual(value);
    }),
  );
});

test('symbols are those of the standard, five bits each from the left', () => {
  expect(encodeCrockford(new Uint8Array([0x00, 0x44, 0x32, 0x14, 0xc7]))).toBe('01234567');
  expect(encodeCrockford(new Uint8Array([0xff]))).toBe('ZW');
});

test('the first bits alone are the first symbols', () => {
  fc.assert(
    fc.property(bytes(32), fc.constantFrom(40, 50, 80, 100), (value, bits) => {
      expect(encodeCrockford(value, bits)).toBe(encodeCrockford(value).slice(0, bits / 5));
    }),
  );
});

test('a code comes back however it is typed', () => {
  fc.assert(
    fc.property(fc.constantFrom(10, 32).chain(bytes), (value) => {
      const code = codeWithCheck(value);
      const habits = [
        code.toLowerCase(),
        code.replaceAll('-', ''),
        code.replaceAll('-', ' '),
        code.replaceAll('-', '–'),
        code.replaceAll('-', '\u2011'),
        code.replaceAll('0', 'O').replaceAll('1', 'I'),
        code.replaceAll('0', 'o').replaceAll('1', 'l'),
        ` ${code}\n`,
      ];
      for (const typed of habits) expect(readCodeWithCheck(typed, value.length)).toEqual(value);
    }),
  );
});

describe.each([
  ['a withdrawal code', Uint8Array.from({ length: 10 }, (_, i) => i * 25)],
  ['a device code', Uint8Array.from({ length: 32 }, (_, i) => 255 - i * 7)],
])('%s', (_, value) => {
  const plain = codeWithCheck(value).replaceAll('-', '');

  test('with any one symbol wrong is refused', () => {
    let tried = 0;
    for (let at = 0; at < plain.length; at++) {
      for (const symbol of `${symbols}*~$=U`) {
        if (symbol === plain[at]) continue;
        tried++;
        const typed = plain.slice(0, at) + symbol + plain.slice(at + 1);
        expect(readCodeWithCheck(typed, value.length), typed).toBeUndefined();
      }
    }
    expect(tried).toBe(plain.length * 36);
  });

  test('with two neighbours swapped is refused', () => {
    for (let at = 0; at + 1 < plain.length; at++) {
      if (plain[at] === plain[at + 1]) continue;
      const typed = plain.slice(0, at) + plain[at + 1]! + plain[at]! + plain.slice(at + 2);
      expect(readCodeWithCheck(typed, value.length), typed).toBeUndefined();
    }
  });

  test('with a symbol too few or too many is refused', () => {
    expect(readCodeWithCheck(plain.slice(1), value.length)).toBeUndefined();
    expect(readCodeWithCheck(`0${plain}`, value.length)).toBeUndefined();
    expect(readCodeWithCheck('', value.length)).toBeUndefined();
  });
});

test('every slip in every code is found: one wrong symbol, or two neighbours swapped', () => {
  fc.assert(
    fc.property(bytes(10), fc.nat({ max: 15 }), fc.nat({ max: 31 }), (value, at, other) => {
      const plain = codeWithCheck(value).replaceAll('-', '');
      const wrong = plain.slice(0, at) + symbols[other]! + plain.slice(at + 1);
      const swapped = plain.slice(0, at) + plain[at + 1]! + plain[at]! + plain.slice(at + 2);
      for (const typed of [wrong, swapped]) {
        if (typed !== plain) expect(readCodeWithCheck(typed, 10)).toBeUndefined();
      }
    }),
  );
});

test('filling bits that are not zero are refused: two texts would mean the same bytes', () => {
  expect(decodeCrockford('ZW', 1)).toEqual(new Uint8Array([0xff]));
  expect(decodeCrockford('ZX', 1)).toBeUndefined();
});

test('U is no symbol of a code, only of its check', () => {
  expect(decodeCrockford('UUUUUUUU', 5)).toBeUndefined();
  expect(checkSymbol('14')).toBe('U');
});

test('groups of four, the last one shorter', () => {
  expect(groups('ABCDEFGHJ')).toBe('ABCD-EFGH-J');
  expect(groups('')).toBe('');
});
