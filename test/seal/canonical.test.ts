/** RFC 8785: one text per value. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { canonical } from '../../electron/seal/canonical.ts';
import { hashOf } from '../../electron/seal/hash.ts';

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as never);

test('whatever is JSON comes back from its canonical text', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonical(value))).toEqual(value);
    }),
  );
});

test('the order in which keys were set leaves no trace', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), (members) => {
      const backwards = Object.fromEntries(Object.entries(members).toReversed());
      expect(canonical(backwards)).toBe(canonical(members));
      expect(hashOf(backwards)).toBe(hashOf(members));
    }),
  );
});

test('a value and its canonical text read back have the same hash', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(hashOf(JSON.parse(canonical(value)))).toBe(hashOf(value));
    }),
  );
});

test('keys are ordered by UTF-16 units, as the RFC asks, and not by code points', () => {
  expect(canonical({ '\ufb33': 1, '\u{1f600}': 2 })).toBe('{"\u{1f600}":2,"\ufb33":1}');
});

test('no white space, and only the escapes that JSON needs', () => {
  expect(canonical({ a: ['é', '/', '\u007f', '\u001f', '\n', '"', '\\'] })).toBe(
    '{"a":["é","/","\u007f","\\u001f","\\n","\\"","\\\\"]}',
  );
});

test('a key without a value is left out, as in JSON.stringify', () => {
  expect(canonical({ b: undefined, a: 1 })).toBe('{"a":1}');
});

test('a key named __proto__ is a key like any other', () => {
  expect(canonical(JSON.parse('{"__proto__":{"a":1},"b":2}') as never)).toBe('{"__proto__":{"a":1},"b":2}');
});

describe('what is not JSON is refused', () => {
  test.each([
    ['NaN', Number.NaN],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['a lone surrogate', { text: 'a\ud800' }],
    ['a lone surrogate in a key', { '\udc00': 1 }],
    ['undefined', undefined],
    ['undefined in a list', [undefined]],
    // joined holes used to give `[,1]`
    ['a hole in a list', Object.assign([], { 1: 1 })],
    ['a bigint', 1n],
    ['a function', { f: () => 1 }],
    ['a symbol', Symbol('s')],
  ])('%s', (_, value) => {
    expect(() => canonical(value as never)).toThrow(TypeError);
  });
});
