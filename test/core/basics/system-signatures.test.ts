/** The system's Ed25519 is asked first and changes no answer, also where programs are known to disagree about signatures. */
import { createHash } from 'node:crypto';

import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { systemTakes } from '../../../electron/core/basics/system-signatures.ts';
import { concat, toBase64, utf8 } from '../../../electron/seal/bytes.ts';
import { type TakesSignature, verifyNote } from '../../../electron/seal/note.ts';
import { mutantModule } from '../../support/mutant-module.ts';

const { Point } = ed25519;
const { Fn } = Point;
const name = 'round-robin/test';
const text = 'read by everybody alike\n';
const message = utf8(text);

interface Signed {
  signature: Uint8Array;
  publicKey: Uint8Array;
}

/** Whether a note with this signature is read (C2SP signed-note: the key's hash stands before the signature). */
function isRead({ signature, publicKey }: Signed, asked?: TakesSignature, verify = verifyNote): boolean {
  const hash = createHash('sha256').update(`${name}\n\u0001`).update(publicKey).digest().subarray(0, 4);
  const note = `${text}\n— ${name} ${toBase64(concat(hash, signature))}\n`;
  return verify(note, name, publicKey, asked) !== undefined;
}

/** As Ed25519 writes numbers, the least byte first. */
const numberIn = (bytes: Uint8Array): bigint =>
  BigInt(`0x${Buffer.from(bytes.toReversed()).toString('hex')}`);
const littleEndian = (value: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));
const challenge = (r: Uint8Array, publicKey: Uint8Array): bigint =>
  Fn.create(numberIn(createHash('sha512').update(r).update(publicKey).update(message).digest()));

const secret = new Uint8Array(32).fill(7);
const good: Signed = { signature: ed25519.sign(message, secret), publicKey: ed25519.getPublicKey(secret) };
/** Of order eight. */
const torsion = Point.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');
const identity = littleEndian(1n);
const identitySpeltOtherwise = littleEndian(2n ** 255n - 19n + 1n);
const nothing = littleEndian(0n);
/** Of full order, and more than 2^255 - 19. */
const largeKey = littleEndian(2n ** 255n - 19n + 3n);

/** By a key that has a part of order eight: good by the equation with the cofactor, and seldom by the one without. */
function byMixedKey(nonce: bigint): Signed {
  const [a, r] = [5n, Point.BASE.multiply(nonce).toBytes()];
  const publicKey = Point.BASE.multiply(a).add(torsion).toBytes();
  const s = Fn.create(nonce + challenge(r, publicKey) * a);
  return { signature: concat(r, littleEndian(s)), publicKey };
}

const s = numberIn(good.signature.subarray(32));
const mixed = Array.from({ length: 16 }, (_, i) => byMixedKey(BigInt(i + 2)));

const cases: readonly (readonly [string, Signed, boolean])[] = [
  ['a good one', good, true],
  [
    'a number that is too large',
    { ...good, signature: concat(good.signature.subarray(0, 32), littleEndian(s + Fn.ORDER)) },
    false,
  ],
  ['a key that signs everything', { signature: concat(identity, nothing), publicKey: identity }, false],
  [
    'the same key spelt otherwise',
    { signature: concat(identity, nothing), publicKey: identitySpeltOtherwise },
    false,
  ],
  ['a usual key spelt otherwise', { ...good, publicKey: largeKey }, false],
  [
    'a point spelt otherwise',
    { signature: concat(identitySpeltOtherwise, nothing), publicKey: good.publicKey },
    false,
  ],
  [
    'a key of order eight',
    { signature: concat(torsion.toBytes(), nothing), publicKey: torsion.toBytes() },
    false,
  ],
  ...mixed.map((each, i) => [`a key with a part of order eight, ${i}`, each, true] as const),
];

test.each(cases)('%s is read or refused as without it', (_, signed, isGood) => {
  expect(isRead(signed)).toBe(isGood);
  expect(isRead(signed, systemTakes)).toBe(isGood);
});

test('the key that is spelt otherwise is one', () => {
  expect(Point.fromBytes(largeKey, true).isSmallOrder()).toBe(false);
});

test('it is of use, and differs on these cases', () => {
  expect(systemTakes(good.signature, message, good.publicKey)).toBe(true);
  expect(mixed.some(({ signature, publicKey }) => !systemTakes(signature, message, publicKey))).toBe(true);
});

const badKeys = cases.filter(([what, , isGood]) => !isGood && what.includes('key'));

// some take them, some do not: OpenSSL's versions differ, and Electron has another library
test.each(badKeys)('%s is refused whatever a system takes', (_, signed) => {
  expect(isRead(signed, () => true)).toBe(false);
});

test.each([
  [
    'keys are not looked at',
    'if (ed25519.Point.fromBytes(publicKey, false).isSmallOrder()) return false;',
    '',
  ],
  [
    'keys spelt otherwise',
    'ed25519.Point.fromBytes(publicKey, false)',
    'ed25519.Point.fromBytes(publicKey, true)',
  ],
  ['keys of order eight', '.isSmallOrder()', '.is0()'],
])('the mutant "%s" is caught', async (_, line, becomes) => {
  const file = 'electron/seal/note.ts';
  const mutant = await mutantModule<{ verifyNote: typeof verifyNote }>(file, { file, line, becomes });
  expect(badKeys.some(([, signed]) => isRead(signed, () => true, mutant.verifyNote))).toBe(true);
});

test('any change to signature or key', () => {
  fc.assert(
    fc.property(fc.nat({ max: 95 }), fc.integer({ min: 1, max: 255 }), (at, bits) => {
      const bytes = concat(good.signature, good.publicKey);
      bytes[at]! ^= bits;
      const signed = { signature: bytes.subarray(0, 64), publicKey: bytes.subarray(64) };
      return !isRead(signed) && !isRead(signed, systemTakes);
    }),
    { numRuns: 200 },
  );
});
