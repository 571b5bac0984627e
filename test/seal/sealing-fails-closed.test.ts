/** The worst bug there is: sealing that silently does not happen. Each of these seals wrongly, and nothing may come out. */
import { Encrypter } from 'age-encryption';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

import * as age from '../../electron/seal/age.ts';
import { concat } from '../../electron/seal/bytes.ts';
import { sealEntry } from '../../electron/seal/entry.ts';
import { deriveKeys } from '../../electron/seal/keys.ts';
import { sealedLength } from '../../electron/seal/sealed-form.ts';

const mutant = vi.hoisted(() => ({
  seal: undefined as undefined | ((plaintext: Uint8Array) => Promise<Uint8Array>),
}));

vi.mock('../../electron/seal/age.ts', async (original) => {
  const real = await original<typeof age>();
  const seal: typeof age.seal = async (plaintext, recipient) =>
    mutant.seal ? mutant.seal(plaintext) : real.seal(plaintext, recipient);
  return { ...real, seal };
});

const entry = { campaign: 'test-2020', name: 'CANARY' };
let recipient: string;

beforeAll(async () => {
  recipient = (await deriveKeys(new Uint8Array(32).fill(4))).entryRecipient;
});

afterEach(() => {
  mutant.seal = undefined;
  vi.restoreAllMocks();
});

test('without a mutant the entry is sealed', async () => {
  const { sealed } = await sealEntry(entry, recipient);
  expect(Buffer.from(sealed).includes('CANARY')).toBe(false);
});

describe('a seal that', () => {
  test.each<[string, (plaintext: Uint8Array) => Uint8Array]>([
    ['returns its input', (plaintext) => plaintext],
    ['returns nothing', () => new Uint8Array()],
    [
      'puts the plaintext behind the first line of a header',
      (plaintext) => concat(Buffer.from('age-encryption.org/v1\n'), plaintext),
    ],
    ['returns zeros of the right length', (plaintext) => new Uint8Array(sealedLength(plaintext.length))],
  ])('%s is found by the shape of what comes out', async (_, broken) => {
    mutant.seal = async (plaintext) => broken(plaintext);
    await expect(sealEntry(entry, recipient)).rejects.toThrow('did not yield a sealed entry');
  });

  test('seals to a passphrase instead is found', async () => {
    mutant.seal = async (plaintext) => {
      const encrypter = new Encrypter();
      encrypter.setPassphrase('secret');
      encrypter.setScryptWorkFactor(2);
      return encrypter.encrypt(plaintext);
    };
    await expect(sealEntry(entry, recipient)).rejects.toThrow('did not yield a sealed entry');
  });

  test('throws leaves no row', async () => {
    mutant.seal = () => Promise.reject(new Error('no randomness'));
    await expect(sealEntry(entry, recipient)).rejects.toThrow('no randomness');
  });
});

describe('a library that', () => {
  const library = { ...Object.getOwnPropertyDescriptors(Encrypter.prototype) };
  const addRecipient = library.addRecipient.value!;
  const encrypt = library.encrypt.value as (file: Uint8Array) => Promise<Uint8Array>;

  test('returns its input is found', async () => {
    vi.spyOn(Encrypter.prototype, 'encrypt').mockImplementation((async (file: Uint8Array) => file) as never);
    await expect(age.seal(new Uint8Array(1024), recipient)).rejects.toThrow('did not yield a sealed file');
  });

  test('adds a second recipient is found', async () => {
    const { transportRecipient } = await deriveKeys(new Uint8Array(32).fill(5));
    vi.spyOn(Encrypter.prototype, 'addRecipient').mockImplementation(function twice(this: Encrypter, one) {
      addRecipient.call(this, one);
      addRecipient.call(this, transportRecipient);
    });
    await expect(age.seal(new Uint8Array(1024), recipient)).rejects.toThrow('did not yield a sealed file');
  });

  test('leaves a byte out is found', async () => {
    vi.spyOn(Encrypter.prototype, 'encrypt').mockImplementation(async function shorter(
      this: Encrypter,
      file: Uint8Array,
    ) {
      return (await encrypt.call(this, file)).subarray(0, -1);
    } as never);
    await expect(age.seal(new Uint8Array(1024), recipient)).rejects.toThrow('did not yield a sealed file');
  });
});
