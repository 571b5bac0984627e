/** Lots that nobody draws: they follow from a set's root, so that whoever knows the root can draw them again. */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';

import { utf8 } from './bytes.ts';

/**
 * A whole number from 0 below `limit`, for each label another: the first 16 bytes of HKDF-SHA256 over the root (32 bytes), modulo
 * the limit. Below 2^32 no number is likelier than another by more than 2^-96.
 */
export function drawLot(root: Uint8Array, label: string, limit: number): number {
  let drawn = 0n;
  for (const byte of hkdf(sha256, root, undefined, utf8(`round-robin/1 lot ${label}`), 16))
    drawn = (drawn << 8n) | BigInt(byte);
  return Number(drawn % BigInt(limit));
}
