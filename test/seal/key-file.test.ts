/** The campaign's seed under a passphrase. Each opening costs about a second, and is meant to. */
import { Encrypter } from 'age-encryption';
import { beforeAll, describe, expect, test } from 'vitest';

import { fromUtf8, utf8 } from '../../electron/seal/bytes.ts';
import { isKeyFile, openKeyFile, sealKeyFile } from '../../electron/seal/key-file.ts';

const seed = Uint8Array.from({ length: 32 }, (_, i) => i);
let file: Uint8Array;

beforeAll(async () => {
  file = await sealKeyFile({ campaign: 'test-2020', seed }, 'six words would stand here usually');
});

test('the passphrase opens it, another one does not', async () => {
  expect(await openKeyFile(file, 'six words would stand here usually')).toEqual({
    campaign: 'test-2020',
    seed,
  });
  await expect(openKeyFile(file, 'Six words would stand here usually')).rejects.toThrow();
});

test('every guess costs what work factor 18 costs', () => {
  expect(fromUtf8(file.subarray(0, 60))).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S{22} 18\n/);
  expect(isKeyFile(file)).toBe(true);
});

describe('content that is no key file', () => {
  const cheaply = async (content: string): Promise<Uint8Array> => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase('p');
    encrypter.setScryptWorkFactor(2);
    return encrypter.encrypt(utf8(content));
  };
  const base64 = Buffer.from(seed).toString('base64');

  test.each([
    ['no JSON', 'seed'],
    ['null', 'null'],
    ['another version', `{"campaign":"a","seed":"${base64}","v":2}`],
    ['no campaign', `{"seed":"${base64}","v":1}`],
    ['a seed that is short', `{"campaign":"a","seed":"${base64.slice(4)}","v":1}`],
    ['a seed that is no base64', `{"campaign":"a","seed":"!","v":1}`],
  ])('%s is not taken for one', async (_, content) => {
    expect(await openKeyFile(await cheaply(content), 'p')).toBeUndefined();
  });

  test('while the right one is', async () => {
    expect(await openKeyFile(await cheaply(`{"campaign":"a","seed":"${base64}","v":1}`), 'p')).toEqual({
      campaign: 'a',
      seed,
    });
  });
});

test('a file that is none is known before a passphrase is asked for', () => {
  expect(isKeyFile(new Uint8Array())).toBe(false);
  expect(isKeyFile(utf8('age-encryption.org/v1\n-> X25519 abc\n'))).toBe(false);
  expect(isKeyFile(file.subarray(1))).toBe(false);
});
