/** From one code follow the entry's id and the secret that withdraws it. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { fromHex, hex } from '../../electron/seal/bytes.ts';
import {
  codeLength,
  entryIds,
  isWithdrawalSecret,
  readWithdrawalCode,
  withdrawalCode,
} from '../../electron/seal/codes.ts';
import { hashOfBytes } from '../../electron/seal/hash.ts';

const code = fc.uint8Array({ minLength: codeLength, maxLength: codeLength });

test('whoever types the code withdraws their own entry', () => {
  fc.assert(
    fc.property(code, (drawn) => {
      const row = entryIds(drawn, 'campaign');
      const typed = readWithdrawalCode(withdrawalCode(drawn).toLowerCase())!;
      const { id, secret } = entryIds(typed, 'campaign');
      expect(id).toEqual(row.id);
      expect(isWithdrawalSecret(secret, row.withdrawal)).toBe(true);
    }),
  );
});

test('it is shown in four groups and a check symbol', () => {
  fc.assert(
    fc.property(code, (drawn) => {
      expect(withdrawalCode(drawn)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z*~$=U]$/);
    }),
  );
});

test('id and commitment do not withdraw: only the secret behind them does', () => {
  const { id, secret, withdrawal } = entryIds(new Uint8Array(codeLength), 'campaign');
  expect([id.length, secret.length, withdrawal.length]).toEqual([16, 32, 32]);
  expect(isWithdrawalSecret(withdrawal, withdrawal)).toBe(false);
  expect(isWithdrawalSecret(id, withdrawal)).toBe(false);
  expect(isWithdrawalSecret(secret.subarray(1), withdrawal)).toBe(false);
  expect(isWithdrawalSecret(secret, withdrawal.subarray(1))).toBe(false);
  expect(hex(withdrawal)).toBe(hashOfBytes(secret));
});

test('one flipped bit of the secret does not withdraw', () => {
  const { secret, withdrawal } = entryIds(fromHex('00112233445566778899'), 'campaign');
  for (let bit = 0; bit < 256; bit++) {
    const flipped = secret.slice();
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    expect(isWithdrawalSecret(flipped, withdrawal)).toBe(false);
  }
});

test('the same code in another campaign is another entry', () => {
  fc.assert(
    fc.property(code, (drawn) => {
      const here = entryIds(drawn, 'campaign-a');
      const there = entryIds(drawn, 'campaign-b');
      expect(hex(here.id)).not.toBe(hex(there.id));
      expect(hex(here.secret)).not.toBe(hex(there.secret));
    }),
  );
});
