/** The seed on paper: what a typing mistake does to it. */
import { expect, test } from 'vitest';

import { codeWithCheck, readCodeWithCheck } from '../../electron/seal/crockford.ts';
import { readRecoveryText, recoveryCode, recoveryText } from '../../electron/seal/recovery-text.ts';
import { report, tier } from '../support/figures.ts';
import { seededBytes } from '../support/seeded.ts';

const symbols = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';
const isOurs = (text: string, seed: Uint8Array): boolean => {
  const read = readRecoveryText(text);
  return read !== undefined && Buffer.from(read).equals(Buffer.from(seed));
};

test('a seed is printed in fifteen groups behind its prefix and read back', () => {
  const seed = seededBytes(1)(32);
  expect(recoveryText(seed)).toMatch(/^RRSEED1(-[02-9AC-HJ-NP-Z]{4}){14}-[02-9AC-HJ-NP-Z]{2}$/);
  expect(isOurs(recoveryText(seed), seed)).toBe(true);
  expect(isOurs(recoveryCode(seed), seed)).toBe(true);
  expect(() => recoveryText(new Uint8Array(31))).toThrow('32 bytes');
});

test.each([
  ['in small letters', (text: string) => text.toLowerCase()],
  ['with spaces for hyphens', (text: string) => text.replaceAll('-', '  ')],
  ['in lines', (text: string) => ` ${text.replaceAll('-', '\n')}\n`],
  ['without its prefix', (text: string) => text.slice('RRSEED1-'.length)],
  ['with the letter O for 0', (text: string) => text.replaceAll('0', 'o')],
  ['with I and 1 for L', (text: string) => text.replace('L', 'I').replaceAll('L', '1')],
  ['with l for the 1 of its prefix', (text: string) => text.replace('RRSEED1', 'rrseedl')],
  ['with B for 8', (text: string) => text.replaceAll('8', 'B')],
])('it is read %s', (_, change) => {
  for (let i = 0; i < 20; i++) {
    const seed = seededBytes(i)(32);
    expect(isOurs(change(recoveryText(seed)), seed)).toBe(true);
  }
});

test.each([
  ['nothing', ''],
  ['another prefix', recoveryCode(new Uint8Array(32)).replace('RRSEED', 'RRSEEP')],
  ['a missing symbol', recoveryCode(new Uint8Array(32)).slice(0, -1)],
  ['a symbol too many', `${recoveryCode(new Uint8Array(32))}Q`],
  ['a withdrawal code', codeWithCheck(new Uint8Array(10))],
  ['58 hyphens', '-'.repeat(58)],
])('%s is refused', (_, text) => expect(readRecoveryText(text)).toBeUndefined());

/** Every text with one other symbol, and every one with two different symbols in each other's place. */
function* mistakes(code: string, from: number, alphabet: string): Generator<string> {
  for (let i = from; i < code.length; i++) {
    for (const symbol of alphabet)
      if (symbol !== code[i]) yield `${code.slice(0, i)}${symbol}${code.slice(i + 1)}`;
    for (let j = i + 1; j < code.length; j++)
      if (code[i] !== code[j])
        yield `${code.slice(0, i)}${code[j]!}${code.slice(i + 1, j)}${code[i]!}${code.slice(j + 1)}`;
  }
}

/** How many mistakes there are over some seeds, and how many go through. */
function tally(
  seeds: number,
  made: (seed: Uint8Array) => [code: string, from: number, alphabet: string],
  read: (text: string) => Uint8Array | undefined,
): { tried: number; missed: number } {
  const said = { tried: 0, missed: 0 };
  for (let seed = 0; seed < seeds; seed++)
    for (const mistake of mistakes(...made(seededBytes(seed)(32)))) {
      said.tried++;
      if (read(mistake)) said.missed++;
    }
  return said;
}

test('one wrong symbol and two that changed places are found, wherever they stand', () => {
  const { tried, missed } = tally(
    tier(10, 100),
    (seed) => [recoveryCode(seed), 'RRSEED1'.length, symbols],
    readRecoveryText,
  );
  report('keys', 'recovery text: one symbol wrong or two swapped', `${missed} of ${tried} missed`, '0');
  expect(missed).toBe(0);
  expect(tried).toBeGreaterThan(30_000);
});

test('mutant: one check symbol modulo 37, as our short codes have, misses some', () => {
  const { tried, missed } = tally(
    tier(10, 100),
    (seed) => [codeWithCheck(seed).replaceAll('-', ''), 0, '0123456789ABCDEFGHJKMNPQRSTVWXYZ'],
    (text) => readCodeWithCheck(text, 32),
  );
  report('keys', 'mutant: recovery text with one check symbol', `${missed} of ${tried} missed`, 'over 0');
  expect(missed).toBeGreaterThan(0);
});
