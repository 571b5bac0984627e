/** Searching everything that was written for words that must not be there. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where a word was found, and in which form. */
export interface Hit {
  word: string;
  form: string;
  file: string;
}

/** Looks for each word in UTF-8, UTF-16LE, hexadecimal and base64 at each of its three alignments. */
export function searchFolder(folder: string, words: readonly string[]): { files: number; hits: Hit[] } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => path.join(item.parentPath, item.name));
  const hits = files.flatMap((file) =>
    searchBytes(readFileSync(file), words).map((hit) => ({ ...hit, file })),
  );
  return { files: files.length, hits };
}

/** The same in memory. */
export function searchBytes(bytes: Buffer, words: readonly string[]): Omit<Hit, 'file'>[] {
  return words.flatMap((word) =>
    formsOf(word)
      .filter(({ pattern }) => bytes.includes(pattern))
      .map(({ form }) => ({ word, form })),
  );
}

function formsOf(word: string): { form: string; pattern: Buffer }[] {
  const utf8 = Buffer.from(word, 'utf8');
  const hex = utf8.toString('hex');
  return [
    { form: 'utf-8', pattern: utf8 },
    { form: 'utf-16le', pattern: Buffer.from(word, 'utf16le') },
    { form: 'hex', pattern: Buffer.from(hex) },
    { form: 'HEX', pattern: Buffer.from(hex.toUpperCase()) },
    ...[0, 1, 2].map((offset) => ({ form: `base64+${offset}`, pattern: base64At(utf8, offset) })),
  ];
}

/** The part of the word's base64 that does not depend on its neighbours, when it begins `offset` bytes into a group of three. */
function base64At(word: Buffer, offset: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(offset), word]).toString('base64');
  const end = Math.floor(((offset + word.length) * 8) / 6);
  return Buffer.from(text.slice(offset === 0 ? 0 : offset + 1, end));
}

/** At how many places bytes stand in a file: raw, or as hexadecimal or base64 text in UTF-8 or UTF-16. */
export function countBytes(file: Buffer, wanted: readonly Uint8Array[]): number {
  const patterns = wanted.flatMap((bytes) => {
    const raw = Buffer.from(bytes);
    const hex = raw.toString('hex');
    const texts = [hex, hex.toUpperCase(), ...[0, 1, 2].map((offset) => base64At(raw, offset).toString())];
    return [raw, ...texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')])];
  });
  return patterns.filter((pattern) => file.includes(pattern)).length;
}
