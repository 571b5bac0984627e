/** From an entry to a sealed row, and back. */
import { beforeAll, describe, expect, test } from 'vitest';

import { open } from '../../electron/seal/age.ts';
import { hex, u32, utf8 } from '../../electron/seal/bytes.ts';
import { entryIds } from '../../electron/seal/codes.ts';
import { entryPlaintext, parseEntryPlaintext, sealEntry } from '../../electron/seal/entry.ts';
import { type CampaignSecrets, deriveKeys } from '../../electron/seal/keys.ts';
import { pad } from '../../electron/seal/padding.ts';
import { isSealedEntry } from '../../electron/seal/sealed-form.ts';

const entry = { campaign: 'test-2020', name: 'Айгүл', message: '' };
let keys: CampaignSecrets;

beforeAll(async () => {
  keys = await deriveKeys(new Uint8Array(32).fill(3));
});

test('an entry is sealed, opened and the same again', async () => {
  const { sealed } = await sealEntry(entry, keys.entryRecipient);
  expect(isSealedEntry(sealed)).toBe(true);
  expect(parseEntryPlaintext(await open(sealed, keys.entryIdentity))).toEqual(entry);
});

test('id and commitment follow from the code that stays with the person', async () => {
  const row = await sealEntry(entry, keys.entryRecipient);
  const { id, withdrawal } = entryIds(row.code, entry.campaign);
  expect([hex(row.id), hex(row.withdrawal)]).toEqual([hex(id), hex(withdrawal)]);
});

test('each entry draws a code of its own', async () => {
  const rows = await Promise.all([1, 2, 3].map(() => sealEntry(entry, keys.entryRecipient)));
  expect(new Set(rows.map(({ code }) => hex(code))).size).toBe(3);
  expect(new Set(rows.map(({ id }) => hex(id))).size).toBe(3);
});

test('a longer message is sealed to the same length until its class is full', async () => {
  const lengths = ['', 'a', 'a'.repeat(900), 'a'.repeat(2000)].map(
    (message) => entryPlaintext({ ...entry, message } as never)!.length,
  );
  expect(lengths).toEqual([1024, 1024, 1024, 4096]);
  expect((await sealEntry(entry, keys.entryRecipient)).sealed.length).toBe(2683);
});

test('an entry that is too long is not sealed', async () => {
  const long = { ...entry, message: 'я'.repeat(20_000) };
  expect(entryPlaintext(long)).toBeUndefined();
  await expect(sealEntry(long, keys.entryRecipient)).rejects.toThrow(RangeError);
});

describe('is not read as an entry', () => {
  const padded = (text: string): Uint8Array => pad(utf8(text))!;

  test.each([
    ['JSON with a space', padded('{"a": 1}')],
    ['keys in another order', padded('{"b":1,"a":2}')],
    ['a key twice', padded('{"a":1,"a":1}')],
    ['a number written otherwise', padded('{"a":1.0}')],
    ['an escape that is not needed', padded('{"a":"\\u0041"}')],
    ['text that is no JSON', padded('hello')],
    ['nothing', padded('')],
    ['bytes that are no UTF-8', pad(Uint8Array.of(0x22, 0xff, 0x22))!],
    ['JSON behind a byte order mark', padded('\ufeff{}')],
    ['no padding', utf8('{}')],
    ['a length field alone', u32(0)],
  ])('%s', (_, plaintext) => {
    expect(parseEntryPlaintext(plaintext)).toBeUndefined();
  });

  test('while the canonical text is', () => {
    expect(parseEntryPlaintext(padded('{"a":2,"b":1}'))).toEqual({ a: 2, b: 1 });
  });
});
