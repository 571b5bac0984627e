import { bech32 } from '@scure/base';
/** Sealing fails closed: exactly one hybrid stanza, or nothing. */
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { open, openWithPassphrase, seal } from '../../electron/seal/age.ts';
import { concat, fromUtf8, utf8 } from '../../electron/seal/bytes.ts';
import { deriveKeys } from '../../electron/seal/keys.ts';
import { sizeClasses } from '../../electron/seal/padding.ts';
import {
  hasHybridHeader,
  isHybridRecipient,
  isSealedEntry,
  sealedLength,
} from '../../electron/seal/sealed-form.ts';

let identity: string;
let recipient: string;
let other: { identity: string; recipient: string };
let classical: string;
const plaintext = new Uint8Array(1024).fill(65);

beforeAll(async () => {
  const keys = await deriveKeys(new Uint8Array(32).fill(9));
  identity = keys.entryIdentity;
  recipient = keys.entryRecipient;
  other = { identity: keys.transportIdentity, recipient: keys.transportRecipient };
  classical = await identityToRecipient(await generateX25519Identity());
});

/** Sealed by the library alone, to any recipients. */
async function sealedTo(...recipients: string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const one of recipients) encrypter.addRecipient(one);
  return encrypter.encrypt(plaintext);
}

test('what was sealed opens again, of any length', async () => {
  for (const length of [0, 1, 1024, 65_535, 65_536, 65_537, 131_072]) {
    const content = new Uint8Array(length).fill(length & 255);
    const sealed = await seal(content, recipient);
    expect(sealed.length).toBe(sealedLength(length));
    expect(await open(sealed, identity)).toEqual(content);
  }
});

test('nothing of the plaintext is in the sealed file, and no two sealings are alike', async () => {
  const sealed = await seal(plaintext, recipient);
  expect(Buffer.from(sealed).includes(Buffer.from('AAAAAAAA'))).toBe(false);
  expect(await seal(plaintext, recipient)).not.toEqual(sealed);
});

describe('is not sealed', () => {
  test('to an X25519 recipient', async () => {
    expect(classical).toMatch(/^age1[a-z0-9]+$/);
    await expect(seal(plaintext, classical)).rejects.toThrow('not a hybrid age recipient');
  });

  test.each([
    ['nothing', ''],
    ['an identity', 'AGE-SECRET-KEY-PQ-1QQQQ'],
    ['a tag recipient', 'age1tagpq1qqqq'],
    ['a recipient that is cut short', 'age1pq1qqqqqqqq'],
  ])('to %s', async (_, bad) => {
    await expect(seal(plaintext, bad)).rejects.toThrow();
  });

  test('to a recipient with one letter changed', async () => {
    const letter = recipient[100] === 'q' ? 'p' : 'q';
    const changed = recipient.slice(0, 100) + letter + recipient.slice(101);
    await expect(seal(plaintext, changed)).rejects.toThrow();
  });

  test('to two recipients at once, however they are joined', async () => {
    for (const joint of [' ', ',', '\n']) {
      await expect(seal(plaintext, `${recipient}${joint}${classical}`)).rejects.toThrow();
    }
  });
});

describe('the shape of a sealed entry', () => {
  test('is that of every size class and of no other length', async () => {
    for (const size of sizeClasses) {
      expect(isSealedEntry(await seal(new Uint8Array(size), recipient))).toBe(true);
    }
    for (const size of [0, 1023, 1025, 3072, 65_536]) {
      const sealed = await seal(new Uint8Array(size), recipient);
      expect(hasHybridHeader(sealed)).toBe(true);
      expect(isSealedEntry(sealed), `${size}`).toBe(false);
    }
  });

  test('is not that of a file that is cut short or goes on', async () => {
    const sealed = await seal(plaintext, recipient);
    expect(isSealedEntry(sealed.subarray(0, -1))).toBe(false);
    expect(isSealedEntry(concat(sealed, new Uint8Array(1)))).toBe(false);
    expect(isSealedEntry(new Uint8Array())).toBe(false);
  });

  test('is not that of plaintext, of whatever length', () => {
    for (const size of sizeClasses) expect(isSealedEntry(new Uint8Array(sealedLength(size)))).toBe(false);
  });

  test('is not that of a file under a passphrase', async () => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase('a passphrase');
    encrypter.setScryptWorkFactor(2);
    const sealed = await encrypter.encrypt(plaintext);
    expect(fromUtf8(await openWithPassphrase(sealed, 'a passphrase'))).toBe('A'.repeat(1024));
    expect(hasHybridHeader(sealed)).toBe(false);
    expect(isSealedEntry(sealed)).toBe(false);
  });

  test('is not that of a file for somebody else beside the organisers', async () => {
    for (const sealed of [
      await sealedTo(recipient, other.recipient),
      await sealedTo(recipient, classical),
      await sealedTo(classical, recipient),
      await sealedTo(classical),
    ]) {
      expect(hasHybridHeader(sealed)).toBe(false);
      expect(isSealedEntry(sealed)).toBe(false);
      await expect(open(sealed, identity)).rejects.toThrow('one hybrid stanza');
    }
  });

  test('is not that of two stanzas, though the length be made to fit', async () => {
    const two = await sealedTo(recipient, other.recipient);
    const padded = new Uint8Array(sealedLength(4096));
    padded.set(two);
    expect(isSealedEntry(padded)).toBe(false);
  });

  test('has no other letter case, line end or space in its header', async () => {
    const sealed = await seal(plaintext, recipient);
    const text = Buffer.from(sealed).toString('latin1');
    for (const [from, to] of [
      ['mlkem768x25519', 'MLKEM768X25519'],
      ['-> ', '->\t'],
      ['v1\n', 'v2\n'],
      ['\n--- ', '\n---='],
    ] as const) {
      const changed = Buffer.from(text.replace(from, to), 'latin1');
      expect(changed.length).toBe(sealed.length);
      expect(isSealedEntry(changed), to).toBe(false);
    }
  });
});

test('one flipped bit anywhere, and it does not open', async () => {
  const sealed = await seal(plaintext, recipient);
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: sealed.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
      const changed = sealed.slice();
      changed[at]! ^= 1 << bit;
      await expect(open(changed, identity)).rejects.toThrow();
    }),
    { numRuns: 40 },
  );
});

test('another identity of the same campaign does not open it: entries and bundles have one each', async () => {
  const sealed = await seal(utf8('entry'), recipient);
  await expect(open(sealed, other.identity)).rejects.toThrow();
});

test('a recipient is one for us exactly when the library takes it and it is a hybrid one', () => {
  const isTaken = (some: string): boolean => {
    try {
      new Encrypter().addRecipient(some);
      return some.startsWith('age1pq1');
    } catch {
      return false;
    }
  };
  expect(isHybridRecipient(recipient)).toBe(true);
  const longer = bech32.encode(
    'age1pq',
    [...bech32.decode(recipient as `age1pq1${string}`, false).words, 0, 0],
    false,
  );
  for (const some of ['', 'age1pq1', classical, identity, recipient.toUpperCase(), `${recipient} `, longer])
    expect([some, isHybridRecipient(some)]).toEqual([some, isTaken(some)]);
  const change = fc.record({
    at: fc.nat({ max: recipient.length }),
    cut: fc.nat({ max: 2 }),
    put: fc.string({ maxLength: 2 }),
  });
  fc.assert(
    fc.property(change, ({ at, cut, put }) => {
      const some = recipient.slice(0, at) + put + recipient.slice(at + cut);
      return isHybridRecipient(some) === isTaken(some);
    }),
  );
});
