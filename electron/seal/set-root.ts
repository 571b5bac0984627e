/**
 * The commitment to a set of entries: a Merkle tree (RFC 6962, section 2.1) over leaves sorted by id, then leaf, so that it
 * says which entries there are and nothing about the order in which they came. A hash chain would record who was first.
 */
import { sha256 } from '@noble/hashes/sha2.js';

import { compareBytes, concat } from './bytes.ts';

/** A live entry as the tree sees it. */
export interface Leaf {
  id: Uint8Array;
  leaf: Uint8Array;
}

/** `SHA-256(0x00 ‖ id ‖ SHA-256(sealed) ‖ withdrawal)`; `withdrawal` is already SHA-256 of the secret. */
export const leafHash = (id: Uint8Array, sealed: Uint8Array, withdrawal: Uint8Array): Uint8Array =>
  sha256(concat(new Uint8Array([0]), id, sha256(sealed), withdrawal));

/** Root over the live leaves in any order; of none it is SHA-256 of nothing. */
export function setRoot(leaves: readonly Leaf[]): Uint8Array {
  const sorted = leaves.toSorted((a, b) => compareBytes(a.id, b.id) || compareBytes(a.leaf, b.leaf));
  return sorted.length === 0
    ? sha256(new Uint8Array())
    : subtree(
        sorted.map(({ leaf }) => leaf),
        0,
        sorted.length,
      );
}

function subtree(leaves: readonly Uint8Array[], from: number, to: number): Uint8Array {
  if (to - from === 1) return leaves[from]!;
  const middle = from + largestPowerBelow(to - from);
  return sha256(concat(new Uint8Array([1]), subtree(leaves, from, middle), subtree(leaves, middle, to)));
}

/** The largest power of two smaller than `n`, which is at least 2. */
const largestPowerBelow = (n: number): number => 2 ** (31 - Math.clz32(n - 1));
