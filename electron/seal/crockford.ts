/** Crockford's base32 (https://www.crockford.com/base32.html): readable aloud, no I, L, O or U, optional check symbol. */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Five more symbols that only a check symbol uses. */
const checkAlphabet = `${alphabet}*~$=U`;

/** Encodes the first `bits` bits of `bytes`, five at a time from the left; a short last group is filled with zeros. */
export function encodeCrockford(bytes: Uint8Array, bits = bytes.length * 8): string {
  let text = '';
  for (let at = 0; at < bits; at += 5) text += alphabet[fiveBits(bytes, at)]!;
  return text;
}

function fiveBits(bytes: Uint8Array, at: number): number {
  const pair = ((bytes[at >> 3] ?? 0) << 8) | (bytes[(at >> 3) + 1] ?? 0);
  return (pair >> (11 - (at & 7))) & 31;
}

/**
 * Decodes `length` bytes. Hyphens and spaces are skipped, O is read as 0, I and L as 1, small letters as capitals.
 * @returns undefined for a foreign character, a wrong length, or filling bits that are not zero
 */
export function decodeCrockford(text: string, length: number): Uint8Array | undefined {
  const symbols = tidy(text);
  if (symbols.length !== Math.ceil((length * 8) / 5)) return undefined;
  const bytes = new Uint8Array(length + 1);
  for (let i = 0; i < symbols.length; i++) {
    const value = alphabet.indexOf(symbols[i]!);
    if (value < 0) return undefined;
    const shifted = value << (11 - ((i * 5) & 7));
    bytes[(i * 5) >> 3]! |= shifted >> 8;
    if (((i * 5) >> 3) + 1 <= length) bytes[((i * 5) >> 3) + 1]! |= shifted & 255;
  }
  return bytes[length] === 0 ? bytes.subarray(0, length) : undefined;
}

/** The check symbol: the symbols' value as one number, modulo 37. Finds every wrong symbol and every swapped pair. */
export function checkSymbol(symbols: string): string {
  let rest = 0;
  for (const symbol of symbols) rest = (rest * 32 + alphabet.indexOf(symbol)) % 37;
  return checkAlphabet[rest]!;
}

/** `ABCD-EFGH-…-C`: groups of four and, last, the check symbol. */
export function codeWithCheck(bytes: Uint8Array): string {
  const symbols = encodeCrockford(bytes);
  return `${groups(symbols)}-${checkSymbol(symbols)}`;
}

/** Reads what `codeWithCheck` wrote, as a person may have typed it. @returns undefined when the check fails */
export function readCodeWithCheck(text: string, length: number): Uint8Array | undefined {
  const symbols = tidy(text);
  const body = symbols.slice(0, -1);
  const bytes = decodeCrockford(body, length);
  return bytes && checkSymbol(body) === symbols.slice(-1) ? bytes : undefined;
}

/** Splits into groups of four with hyphens. */
export const groups = (symbols: string): string => symbols.match(/.{1,4}/g)?.join('-') ?? '';

const tidy = (text: string): string =>
  text
    .replaceAll(/[\s\-‐‑–]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
