/** Writing and reading DER (X.690). */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { concat, hex } from '../../electron/seal/bytes.ts';
import * as der from '../../electron/seal/der.ts';

const tag = fc.nat({ max: 255 }).filter((value) => (value & 31) !== 31);
const content = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.constantFrom(127, 128, 255, 256, 65_535, 65_536).map((length) => new Uint8Array(length)),
);

test('an element of any length is read as it was written', () => {
  fc.assert(
    fc.property(tag, content, (one, body) => {
      const raw = der.element(one, body);
      expect(der.readElement(raw)).toEqual({ tag: one, raw, content: body });
    }),
  );
});

test('elements one after another are read one by one', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(tag, fc.uint8Array({ maxLength: 200 })), { maxLength: 6 }), (items) => {
      const read = der.readElements(concat(...items.map(([one, body]) => der.element(one, body))))!;
      expect(read.map((element) => [element.tag, element.content])).toEqual(items);
    }),
  );
});

test('a sequence holds what was put into it', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
      const items = der.readElements(
        der.readElement(der.sequence(der.octets(a), der.utf8String('é'), der.bits(b)))!.content,
      )!;
      expect(items.map((item) => item.tag)).toEqual([0x04, 0x0c, 0x03]);
      expect(items[0]!.content).toEqual(a);
      expect(hex(items[1]!.content)).toBe('c3a9');
      expect(items[2]!.content).toEqual(concat(Uint8Array.of(0), b));
    }),
  );
});

test('whatever is cut short is refused, and nothing throws on anything', () => {
  fc.assert(
    fc.property(tag, fc.uint8Array({ minLength: 1, maxLength: 300 }), (one, body) => {
      const raw = der.element(one, body);
      for (let length = 0; length < raw.length; length++) {
        expect(der.readElement(raw.subarray(0, length))).toBeUndefined();
      }
    }),
    { numRuns: 20 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
      const read = der.readElement(bytes);
      expect(read === undefined || read.raw.length <= bytes.length).toBe(true);
    }),
  );
});

test('an indefinite length and tags of several bytes are refused', () => {
  expect(der.readElement(Uint8Array.of(0x30, 0x80, 0, 0))).toBeUndefined();
  expect(der.readElement(Uint8Array.of(0x1f, 0x81, 0x01, 0))).toBeUndefined();
  expect(der.readElement(Uint8Array.of(0x30, 0x85, 0, 0, 0, 0, 1, 0))).toBeUndefined();
});

describe('object identifiers are written as known examples are', () => {
  test.each([
    ['1.2.840.113549', '06062a864886f70d'],
    ['1.2.840.10045.4.3.2', '06082a8648ce3d040302'],
    ['2.5.29.15', '0603551d0f'],
    ['2.16.840.1.101.3.4.2.1', '0609608648016503040201'],
    // the example of X.690, 8.19.5; its first two arcs need two bytes
    ['2.999.3', '0603883703'],
  ])('%s', (dotted, expected) => {
    expect(hex(der.oid(dotted))).toBe(expected);
  });
});

describe('integers are positive and as short as can be', () => {
  test.each([
    ['00', '020100'],
    ['7f', '02017f'],
    ['80', '02020080'],
    ['0000000001', '020101'],
    ['00ff', '020200ff'],
  ])('%s', (bytes, expected) => {
    expect(hex(der.integer(Uint8Array.from(Buffer.from(bytes, 'hex'))))).toBe(expected);
  });
});

test('a set is in the order of its encodings, however it was given', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 6 }), (items) => {
      const encoded = items.map((item) => der.octets(item));
      const set = der.setOf(...encoded);
      expect(set).toEqual(der.setOf(...encoded.toReversed()));
      const order = der.readElements(der.readElement(set)!.content)!.map(({ raw }) => hex(raw));
      expect(order).toEqual(order.toSorted());
    }),
  );
});

test('days before 2050 have two digits of the year, later ones four', () => {
  expect(Buffer.from(der.midnight('2049-12-31')).toString('latin1')).toBe('\u0017\r491231000000Z');
  expect(Buffer.from(der.midnight('2050-01-01')).toString('latin1')).toBe('\u0018\u000f20500101000000Z');
});
