/**
 * Certifying a finished PDF once: the gap that the document left for its signature is filled, everything else is digested.
 * Signing itself happens where the key is, in the holder's process.
 */
import { createHash } from 'node:crypto';

import { assert } from '../basics/assert.ts';
import { signedAttributes, signedData } from './cms.ts';
import { unknownOffset } from './document.ts';

/** A document whose byte range is fixed and whose attributes wait to be signed. */
export interface Prepared {
  pdf: Buffer;
  /** To be signed with ECDSA P-256 and SHA-256. */
  attributes: Uint8Array;
  /** Where the hex digits of the signature go. */
  gap: { from: number; to: number };
}

/** Fixes the byte range and digests the rest. */
export function prepare(pdf: Buffer, certificate: Uint8Array): Prepared {
  const gap = findGap(pdf);
  writeByteRange(pdf, gap);
  const digest = createHash('sha256')
    .update(pdf.subarray(0, gap.from - 1))
    .update(pdf.subarray(gap.to + 1))
    .digest();
  return { pdf, gap, attributes: signedAttributes(digest, certificate) };
}

/** Puts the signature into its gap. */
export function certified(
  { pdf, gap, attributes }: Prepared,
  signature: Uint8Array,
  certificate: Uint8Array,
): Buffer {
  const digits = Buffer.from(signedData(attributes, signature, certificate)).toString('hex');
  assert(digits.length <= gap.to - gap.from, 'the signature is larger than its gap');
  pdf.fill('0', gap.from, gap.to);
  pdf.write(digits, gap.from, 'latin1');
  return pdf;
}

/** The hex digits between `/Contents <` and `>`. The document writes one signature dictionary, with the byte range before it. */
function findGap(pdf: Buffer): { from: number; to: number } {
  const range = pdf.indexOf(`/ByteRange [0 ${unknownOffset}`);
  const start = pdf.indexOf('/Contents <', range) + '/Contents <'.length;
  assert(range >= 0 && start > range, 'no signature field');
  return { from: start, to: pdf.indexOf('>', start) };
}

function writeByteRange(pdf: Buffer, gap: { from: number; to: number }): void {
  const placeholder = `/ByteRange [0 ${unknownOffset} ${unknownOffset} ${unknownOffset}]`;
  const range = `/ByteRange [0 ${gap.from - 1} ${gap.to + 1} ${pdf.length - gap.to - 1}]`;
  pdf.write(range.padEnd(placeholder.length), pdf.indexOf(placeholder), 'latin1');
}
