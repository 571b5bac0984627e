/** An entry's length says which of six classes it is in, and no more. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { pad, sizeClasses, unpad } from '../../electron/seal/padding.ts';

const filled = (length: number): Uint8Array => new Uint8Array(length).fill(7);

describe.each(sizeClasses)('class of %i bytes', (size) => {
  const smaller = sizeClasses[sizeClasses.indexOf(size) - 1] ?? 4;

  test('holds all that fits with four bytes of length, from one more than the class below', () => {
    for (const length of [size - 4, smaller - 4 + 1]) {
      const padded = pad(filled(length))!;
      expect(padded.length).toBe(size);
      expect(unpad(padded)).toEqual(filled(length));
    }
  });

  test('with one byte of filling changed is refused', () => {
    const padded = pad(filled(size - 5))!;
    padded[size - 1] = 1;
    expect(unpad(padded)).toBeUndefined();
  });

  test('for something that fits a smaller class is refused', () => {
    const padded = new Uint8Array(size * 2);
    padded.set(pad(filled(size - 4))!);
    expect(unpad(padded)).toBeUndefined();
  });

  test('with a length that says more than there is is refused', () => {
    const padded = pad(filled(size - 4))!;
    new DataView(padded.buffer).setUint32(0, size - 3);
    expect(unpad(padded)).toBeUndefined();
    new DataView(padded.buffer).setUint32(0, 0xffff_ffff);
    expect(unpad(padded)).toBeUndefined();
  });

  test('cut short is refused', () => {
    expect(unpad(pad(filled(size - 4))!.subarray(0, size - 1))).toBeUndefined();
  });
});

test('the classes are those of the format', () => {
  expect(sizeClasses).toEqual([1024, 2048, 4096, 8192, 16_384, 32_768]);
});

test('what is longer than the largest class is not padded at all', () => {
  expect(pad(filled(32_768 - 3))).toBeUndefined();
});

test('nothing is too short to be padded, and the empty array too small to be unpadded', () => {
  expect(unpad(pad(new Uint8Array())!)).toEqual(new Uint8Array());
  expect(unpad(new Uint8Array())).toBeUndefined();
});

test('a longer content is never in a smaller class', () => {
  fc.assert(
    fc.property(fc.nat({ max: 32_764 }), fc.nat({ max: 32_764 }), (a, b) => {
      const [short, long] = a < b ? [a, b] : [b, a];
      expect(pad(filled(short))!.length).toBeLessThanOrEqual(pad(filled(long))!.length);
    }),
    { numRuns: 30 },
  );
});
