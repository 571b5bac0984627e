/** Choices that a seed fixes. */
import { equalBytes } from '../../electron/seal/bytes.ts';
import { seededBytes } from './seeded.ts';

export interface Draw {
  /** A whole number from 0 below `limit`. */
  below: (limit: number) => number;
  pick: <T>(items: readonly T[]) => T;
  bytes: (length: number) => Uint8Array;
  /** True once in `times`. */
  once: (times: number) => boolean;
}

export function drawFrom(seed: number): Draw {
  const bytes = seededBytes(seed);
  const below = (limit: number): number =>
    Math.floor((Buffer.from(bytes(6)).readUIntBE(0, 6) / 2 ** 48) * limit);
  return { below, bytes, pick: (items) => items[below(items.length)]!, once: (times) => below(times) === 0 };
}

/** Other bytes: changed, taken out or put in at a few places. */
export function mutateBytes(given: Uint8Array, draw: Draw): Uint8Array {
  let bytes = Buffer.from(given);
  for (let changes = 1 + draw.below(4); changes > 0; changes--) {
    const at = draw.below(bytes.length + 1);
    const fresh = draw.once(4) ? Buffer.alloc(0) : Buffer.from(draw.bytes(1));
    const taken = draw.once(4) ? draw.below(64) : fresh.length;
    bytes = Buffer.concat([bytes.subarray(0, at), fresh, bytes.subarray(at + taken)]);
  }
  return bytes.equals(given) ? mutateBytes(given, draw) : bytes;
}

/** Other bytes in the same length. */
export function flipBytes(given: Uint8Array, draw: Draw): Uint8Array {
  const bytes = Uint8Array.from(given);
  for (let flips = 1 + draw.below(4); flips > 0; flips--)
    bytes[draw.below(bytes.length)]! ^= 1 + draw.below(255);
  return equalBytes(bytes, given) ? flipBytes(given, draw) : bytes;
}
