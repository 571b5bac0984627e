/**
 * Certifying a finished PDF once: the gap that the document left for its signature is filled, everything else is digested.
 * Signing itself happens where the key is, in the holder's process. A document may lie in memory or, when it is long, on disk.
 */
import { createHash } from 'node:crypto';

import { assert } from '../basics/assert.ts';
import { signedAttributes, signedData } from './cms.ts';
import { unknownRange } from './document.ts';

/** A finished document whose bytes can be read and overwritten in place. */
export interface Draft {
  readonly length: number;
  /** Good until the next call. */
  read: (from: number, to: number) => Uint8Array;
  write: (at: number, bytes: Uint8Array) => void;
}

/** A document in memory. */
export const draftIn = (pdf: Buffer): Draft => ({
  length: pdf.length,
  read: (from, to) => pdf.subarray(from, to),
  write: (at, bytes) => pdf.set(bytes, at),
});

/** A document whose byte range is fixed and whose attributes wait to be signed. */
export interface Prepared {
  draft: Draft;
  /** To be signed with ECDSA P-256 and SHA-256. */
  attributes: Uint8Array;
  /** Where the hex digits of the signature go. */
  gap: Gap;
}

interface Gap {
  from: number;
  to: number;
}

/** Bytes that are digested at a time. */
const stride = 1024 * 1024;

/** Fixes the byte range and digests the rest. @param signatureAt where the signature dictionary begins */
export function prepare(draft: Draft, signatureAt: number, certificate: Uint8Array): Prepared {
  const gap = writeByteRange(draft, signatureAt);
  const hash = createHash('sha256');
  for (const [from, to] of [
    [0, gap.from - 1],
    [gap.to + 1, draft.length],
  ] as const)
    for (let at = from; at < to; at += stride) hash.update(draft.read(at, Math.min(to, at + stride)));
  return { draft, gap, attributes: signedAttributes(hash.digest(), certificate) };
}

/** Puts the signature into its gap. */
export function certify(
  { draft, gap, attributes }: Prepared,
  signature: Uint8Array,
  certificate: Uint8Array,
): void {
  const digits = Buffer.from(signedData(attributes, signature, certificate)).toString('hex');
  assert(digits.length <= gap.to - gap.from, 'the signature is larger than its gap');
  draft.write(gap.from, Buffer.from(digits.padEnd(gap.to - gap.from, '0'), 'latin1'));
}

/** The byte range is all but the hex digits between `/Contents <` and `>`, with their brackets. @returns the digits' place */
function writeByteRange(draft: Draft, signatureAt: number): Gap {
  // an offset, two entries and a certificate: far less than this
  const dictionary = Buffer.from(draft.read(signatureAt, Math.min(draft.length, signatureAt + 16_384)));
  const placeholder = `/ByteRange ${unknownRange}`;
  const range = dictionary.indexOf(placeholder);
  const start = dictionary.indexOf('/Contents <', range) + '/Contents <'.length;
  const end = dictionary.indexOf('>', start);
  assert(range >= 0 && start > range && end > start, 'no signature dictionary');
  const gap = { from: signatureAt + start, to: signatureAt + end };
  const known = `/ByteRange [0 ${gap.from - 1} ${gap.to + 1} ${draft.length - gap.to - 1}]`;
  draft.write(signatureAt + range, Buffer.from(known.padEnd(placeholder.length), 'latin1'));
  return gap;
}
