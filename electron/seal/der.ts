/** Writing and reading DER (ITU-T X.690), as far as certificates (RFC 5280) and signatures (RFC 5652) ask for. */
import { concat, utf8 } from './bytes.ts';

/** One element: tag and content. */
export function element(tag: number, ...content: Uint8Array[]): Uint8Array {
  const body = concat(...content);
  return concat(new Uint8Array([tag]), length(body.length), body);
}

function length(n: number): Uint8Array {
  if (n < 128) return new Uint8Array([n]);
  const bytes: number[] = [];
  for (let rest = n; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return new Uint8Array([0x80 | bytes.length, ...bytes]);
}

export const sequence = (...items: Uint8Array[]): Uint8Array => element(0x30, ...items);

/** SET OF: members in ascending order of their encoding (X.690, 11.6). */
export const setOf = (...items: Uint8Array[]): Uint8Array =>
  element(
    0x31,
    ...items.toSorted((a, b) => {
      for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
      return a.length - b.length;
    }),
  );

export const octets = (bytes: Uint8Array): Uint8Array => element(0x04, bytes);
export const utf8String = (text: string): Uint8Array => element(0x0c, utf8(text));

/** A bit string; `unused` bits of its last byte do not count. */
export const bits = (bytes: Uint8Array, unused = 0): Uint8Array =>
  element(0x03, new Uint8Array([unused]), bytes);

/** A non-negative integer from big-endian bytes. */
export function integer(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const trimmed = bytes.subarray(start);
  return trimmed[0]! >= 0x80 ? element(0x02, new Uint8Array([0]), trimmed) : element(0x02, trimmed);
}

/** `[n]`, constructed: explicit around its content, or implicit in place of a SET's or SEQUENCE's tag. */
export const context = (n: number, ...content: Uint8Array[]): Uint8Array => element(0xa0 + n, ...content);

/** An object identifier from its dotted form. */
export function oid(dotted: string): Uint8Array {
  const [first, second, ...rest] = dotted.split('.').map(Number) as [number, number, ...number[]];
  return element(0x06, new Uint8Array([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(n: number): number[] {
  const bytes = [n & 127];
  for (let rest = n >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 127) | 128);
  return bytes;
}

/** A day's first second in UTC; before 2050 as UTCTime, later as GeneralizedTime (RFC 5280, 4.1.2.5). */
export function midnight(day: string): Uint8Array {
  const digits = `${day.replaceAll('-', '')}000000Z`;
  return Number(day.slice(0, 4)) < 2050 ? element(0x17, utf8(digits.slice(2))) : element(0x18, utf8(digits));
}

/** `GeneralizedTime 99991231235959Z`: no expiration that could be given a meaning (RFC 5280, 4.1.2.5). */
export const noExpiration = (): Uint8Array => element(0x18, utf8('99991231235959Z'));

/** One element as read: `raw` is all of it, `content` what its tag and length announce. */
export interface Element {
  tag: number;
  raw: Uint8Array;
  content: Uint8Array;
}

/** Reads the element at the start of `bytes`. @returns undefined when lengths do not fit */
export function readElement(bytes: Uint8Array): Element | undefined {
  const tag = bytes[0];
  const first = bytes[1];
  if (tag === undefined || first === undefined || (tag & 31) === 31) return undefined;
  const size = first < 128 ? 0 : first & 127;
  if (size > 4 || first === 128 || bytes.length < 2 + size) return undefined;
  let count = first < 128 ? first : 0;
  for (let i = 0; i < size; i++) count = count * 256 + bytes[2 + i]!;
  const end = 2 + size + count;
  return end > bytes.length
    ? undefined
    : { tag, raw: bytes.subarray(0, end), content: bytes.subarray(2 + size, end) };
}

/** Reads all elements that stand one after another. @returns undefined when something is left over */
export function readElements(bytes: Uint8Array): Element[] | undefined {
  const elements: Element[] = [];
  for (let rest = bytes; rest.length > 0;) {
    const next = readElement(rest);
    if (!next) return undefined;
    elements.push(next);
    rest = rest.subarray(next.raw.length);
  }
  return elements;
}
