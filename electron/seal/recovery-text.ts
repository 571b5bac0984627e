/**
 * A campaign's seed as people copy it from paper: Bech32m (BIP 350) with the prefix `RRSEED`, 58 symbols in groups of four.
 * Its checksum finds any four wrong symbols, and so every single one and every two that changed places, however far apart;
 * the check symbol of our short codes would miss two that are 36 places apart.
 */
import { bech32m } from '@scure/base';

import { groups } from './crockford.ts';

const prefix = 'RRSEED';
const seedLength = 32;
/** Symbols behind `RRSEED1`: 52 of the seed, 6 of the checksum. */
const symbolCount = 58;

/** `RRSEED1…` in capitals without gaps, as it stands in the QR code. */
export function recoveryCode(seed: Uint8Array): string {
  if (seed.length !== seedLength) throw new RangeError('a seed has 32 bytes');
  return bech32m.encodeFromBytes(prefix, seed).toUpperCase();
}

/** `RRSEED1-XXXX-…-XX`: the same in groups, as it is printed. */
export function recoveryText(seed: Uint8Array): string {
  const code = recoveryCode(seed);
  return `${code.slice(0, -symbolCount)}-${groups(code.slice(-symbolCount))}`;
}

/** The last two groups, which no screen shows: who can type them has the sheet before them. */
const endingLength = 6;

/** Whether the text of a seed ends in what somebody typed of it. */
export const recoveryEndsIn = (seed: Uint8Array, typed: string): boolean =>
  recoveryCode(seed).slice(-endingLength) === alike(typed);

/** What was typed without gaps, and what does not occur in the text read as what it looks like. */
const alike = (typed: string): string =>
  typed
    .replaceAll(/[\s\-‐‑–—.,]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[I1]/g, 'L')
    .replaceAll('B', '8');

/**
 * Reads a seed as somebody typed or scanned it: with or without the prefix, in any case, with any gaps; what does not occur in
 * it is read as what it looks like (O as 0, I and 1 as L, B as 8).
 * @returns undefined when a symbol is wrong, missing or too many
 */
export function readRecoveryText(typed: string): Uint8Array | undefined {
  const text = typed.replaceAll(/[\s\-‐‑–—.,]/g, '').toUpperCase();
  const isWhole = text.length === prefix.length + 1 + symbolCount;
  if (isWhole && !/^RRSEED[1IL]/.test(text)) return undefined;
  if (!isWhole && text.length !== symbolCount) return undefined;
  const symbols = alike(text.slice(-symbolCount));
  try {
    const { bytes } = bech32m.decodeToBytes(`${prefix}1${symbols}`);
    return bytes.length === seedLength ? bytes : undefined;
  } catch {
    return undefined;
  }
}
