/**
 * Every entry draws 80 random bits, its code. The entry's id and the secret that withdraws it follow from the code, so that
 * whoever holds it can withdraw without telling a name, and rows look alike whether or not a code was shown.
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';

import { utf8 } from './bytes.ts';
import { codeWithCheck, readCodeWithCheck } from './crockford.ts';

/** Bytes of a code. */
export const codeLength = 10;

/** What follows from a code: the 16-byte id, the 32-byte secret `w` and the commitment to it that the row shows. */
export interface EntryIds {
  id: Uint8Array;
  secret: Uint8Array;
  withdrawal: Uint8Array;
}

/** Derives id and withdrawal secret of one campaign's entry. */
export function entryIds(code: Uint8Array, campaignId: string): EntryIds {
  const salt = utf8(campaignId);
  const secret = hkdf(sha256, code, salt, utf8('withdraw'), 32);
  return { id: hkdf(sha256, code, salt, utf8('id'), 16), secret, withdrawal: sha256(secret) };
}

/** `XXXX-XXXX-XXXX-XXXX-C`, as it is shown to the person. */
export const withdrawalCode = (code: Uint8Array): string => codeWithCheck(code);

/** Reads a code as typed. @returns undefined when a symbol is wrong */
export const readWithdrawalCode = (text: string): Uint8Array | undefined =>
  readCodeWithCheck(text, codeLength);

/** Whether `secret` is the one that `withdrawal` commits to. */
export const isWithdrawalSecret = (secret: Uint8Array, withdrawal: Uint8Array): boolean => {
  const digest = sha256(secret);
  return digest.length === withdrawal.length && digest.every((byte, i) => byte === withdrawal[i]);
};
