/** Two words of a passphrase, asked by their numbers: whoever can say them has written it down, or at least read it. */

/** A passphrase as its words. */
export const wordsIn = (passphrase: string): string[] => passphrase.trim().split(/\s+/);

/** Two different numbers of words, from 1, in order. */
export function pickTwo(count: number): [number, number] {
  const [a, b] = crypto.getRandomValues(new Uint32Array(2)) as unknown as [number, number];
  const first = a % count;
  const second = (first + 1 + (b % (count - 1))) % count;
  return first < second ? [first + 1, second + 1] : [second + 1, first + 1];
}

/** Numbers of the asked words that were typed differently. Capitals and accents do not matter: some keyboards have none. */
export const mistaken = (
  words: readonly string[],
  asked: readonly number[],
  typed: Readonly<Record<number, string>>,
): number[] => asked.filter((number) => plain(typed[number] ?? '') !== plain(words[number - 1] ?? ''));

const plain = (word: string): string => word.normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
