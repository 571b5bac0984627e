/** Bytes that a seed fixes, for tests that print their seed. Not for keys. */
import { createHash } from 'node:crypto';

/** SHA-256 in counter mode over the seed. */
export function seededBytes(seed: number): (length: number) => Uint8Array {
  let counter = 0;
  let pool = Buffer.alloc(0);
  return (length) => {
    while (pool.length < length) {
      const block = createHash('sha256').update(`${seed}/${counter++}`).digest();
      pool = Buffer.concat([pool, block]);
    }
    const taken = Uint8Array.from(pool.subarray(0, length));
    pool = pool.subarray(length);
    return taken;
  };
}
