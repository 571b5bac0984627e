/** Bytes and text, in the page as in Node. */
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';

export const utf8 = utf8ToBytes;
export const concat = concatBytes;
export const hex = bytesToHex;
export const fromHex = hexToBytes;

export const toBase64 = (bytes: Uint8Array): string => base64.encode(bytes);

/** @throws when `text` is not base64 with padding */
export const fromBase64 = (text: string): Uint8Array => base64.decode(text);

/** @throws TypeError when `bytes` are not well-formed UTF-8 */
export const fromUtf8 = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

/** Four bytes, big-endian. */
export function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** Reads four big-endian bytes at `offset`. */
export const readU32 = (bytes: Uint8Array, offset: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(offset);

/** Lexicographic order of unsigned bytes, as of `memcmp`; a prefix comes first. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = a[i]! - b[i]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => compareBytes(a, b) === 0;
