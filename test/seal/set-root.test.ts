/** The commitment to a set: which entries there are, and nothing of the order in which they came. */
import { createHash } from 'node:crypto';

import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { compareBytes, hex } from '../../electron/seal/bytes.ts';
import { type Leaf, leafHash, setRoot } from '../../electron/seal/set-root.ts';

const sha256 = (...parts: Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** RFC 6962, section 2.1, word by word; slow, and with no line in common with ours. */
function merkleTreeHash(leaves: Uint8Array[]): Uint8Array {
  const n = leaves.length;
  if (n === 0) return sha256();
  if (n === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < n) k *= 2;
  return sha256(Uint8Array.of(1), merkleTreeHash(leaves.slice(0, k)), merkleTreeHash(leaves.slice(k)));
}

const leaf: fc.Arbitrary<Leaf> = fc.record({
  id: fc.uint8Array({ minLength: 16, maxLength: 16 }),
  leaf: fc.uint8Array({ minLength: 32, maxLength: 32 }),
});
const set = fc.array(leaf, { maxLength: 40 });

test('the root is that of RFC 6962 over leaves sorted by id, then leaf', () => {
  fc.assert(
    fc.property(set, (leaves) => {
      const sorted = leaves.toSorted((a, b) => compareBytes(a.id, b.id) || compareBytes(a.leaf, b.leaf));
      expect(hex(setRoot(leaves))).toBe(hex(merkleTreeHash(sorted.map((item) => item.leaf))));
    }),
  );
});

test('every size around a power of two is split as the RFC splits it', () => {
  const all: Leaf[] = Array.from({ length: 130 }, (_, i) => ({
    id: Uint8Array.of(0, i),
    leaf: sha256(Uint8Array.of(i)),
  }));
  for (let n = 0; n <= all.length; n++) {
    const some = all.slice(0, n);
    expect(hex(setRoot(some)), `${n} leaves`).toBe(hex(merkleTreeHash(some.map((item) => item.leaf))));
  }
});

test('the order in which entries came leaves no trace', () => {
  fc.assert(
    fc.property(
      set.chain((leaves) =>
        fc.tuple(fc.constant(leaves), fc.shuffledSubarray(leaves, { minLength: leaves.length })),
      ),
      ([leaves, shuffled]) => {
        expect(hex(setRoot(shuffled))).toBe(hex(setRoot(leaves)));
      },
    ),
  );
});

test('the caller keeps its list as it was', () => {
  const leaves = [3, 1, 2].map((i) => ({ id: Uint8Array.of(i), leaf: sha256(Uint8Array.of(i)) }));
  setRoot(leaves);
  expect(leaves.map(({ id }) => id[0])).toEqual([3, 1, 2]);
});

test('two rows of one id are both in the set, whichever came first', () => {
  const id = new Uint8Array(16);
  const [a, b] = [1, 2].map((i) => ({ id, leaf: sha256(Uint8Array.of(i)) })) as [Leaf, Leaf];
  const roots = [[a], [b], [a, b]].map((leaves) => hex(setRoot(leaves)));
  expect(new Set(roots).size).toBe(3);
  expect(hex(setRoot([b, a]))).toBe(roots[2]);
});

test('the same row counted twice is another set, so a caller has to hold it once', () => {
  const row = { id: new Uint8Array(16), leaf: sha256() };
  expect(hex(setRoot([row, row]))).not.toBe(hex(setRoot([row])));
});

test('one entry more, fewer or changed is another root', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(leaf, { minLength: 1, maxLength: 20, selector: ({ id }) => hex(id) }),
      (leaves) => {
        const root = hex(setRoot(leaves));
        expect(hex(setRoot(leaves.slice(1)))).not.toBe(root);
        const [first, ...rest] = leaves as [Leaf, ...Leaf[]];
        const changed = first.leaf.slice();
        changed[0]! ^= 1;
        expect(hex(setRoot([{ ...first, leaf: changed }, ...rest]))).not.toBe(root);
      },
    ),
  );
});

test('a leaf holds id, hash of the sealed bytes and commitment behind a zero byte', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      fc.uint8Array(),
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      (id, sealed, withdrawal) => {
        expect(hex(leafHash(id, sealed, withdrawal))).toBe(
          hex(sha256(Uint8Array.of(0), id, sha256(sealed), withdrawal)),
        );
      },
    ),
  );
});
