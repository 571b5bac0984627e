/** Signed notes: whoever swaps a campaign's recipient gets every entry, so nothing in a note may be changed. */
import { ed25519 } from '@noble/curves/ed25519.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fromBase64, toBase64 } from '../../electron/seal/bytes.ts';
import { parseNote, signNote, verifyNote } from '../../electron/seal/note.ts';

const secret = new Uint8Array(32).fill(1);
const publicKey = ed25519.getPublicKey(secret);
const otherKey = ed25519.getPublicKey(new Uint8Array(32).fill(2));
const text = '{\n  "recipient": "age1pq1…"\n}\n';
const note = signNote(text, 'round-robin/test', secret);
const verify = (changed: string): string | undefined => verifyNote(changed, 'round-robin/test', publicKey);

test('what was signed is what is read', () => {
  expect(verify(note)).toBe(text);
});

test('a note is the text, an empty line and one signature line', () => {
  expect(note.startsWith(`${text}\n— round-robin/test `)).toBe(true);
  expect(note.split('\n').length).toBe(text.split('\n').length + 2);
});

test('empty lines inside the text are part of it', () => {
  const signed = signNote('a\n\nb\n', 'n', secret);
  expect(verifyNote(signed, 'n', publicKey)).toBe('a\n\nb\n');
});

test('one character changed anywhere is refused', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: note.length - 1 }),
      fc.string({ minLength: 1, maxLength: 1 }),
      (at, character) => {
        const changed = note.slice(0, at) + character + note.slice(at + 1);
        if (changed !== note) expect(verify(changed)).toBeUndefined();
      },
    ),
    { numRuns: 300 },
  );
});

describe('refused', () => {
  const [, signature] = note.split('\n\n') as [string, string];

  test('another recipient in the text', () => {
    expect(verify(note.replace('age1pq1…', 'age1pq1evil'))).toBeUndefined();
  });

  test('another name, though the signature is good', () => {
    expect(verifyNote(note, 'round-robin/other', publicKey)).toBeUndefined();
    expect(verify(note.replace('round-robin/test', 'round-robin/tesT'))).toBeUndefined();
  });

  test('another key', () => {
    expect(verifyNote(note, 'round-robin/test', otherKey)).toBeUndefined();
  });

  test("somebody else's signature under our key's hash", () => {
    const forged = signNote(text, 'round-robin/test', new Uint8Array(32).fill(2));
    const ours = fromBase64(note.trim().split(' ').at(-1)!).subarray(0, 4);
    const theirs = fromBase64(forged.trim().split(' ').at(-1)!);
    theirs.set(ours);
    const mixed = forged.replace(/ \S+\n$/, ` ${toBase64(theirs)}\n`);
    expect(parseNote(mixed)?.keyHash).toEqual(ours);
    expect(verify(mixed)).toBeUndefined();
  });

  test('two signatures, even of the same key', () => {
    expect(verify(note + signature)).toBeUndefined();
    expect(parseNote(note + signature)).toBeUndefined();
  });

  test('no signature, no empty line, no newline at the end, nothing', () => {
    for (const bad of [text, note.replace('\n\n', '\n'), note.slice(0, -1), '', '\n\n', `${note}\n`]) {
      expect(parseNote(bad), JSON.stringify(bad)).toBeUndefined();
    }
  });

  test('a signature that is too short or no base64', () => {
    expect(parseNote(`${text}\n— n ${toBase64(new Uint8Array(67))}\n`)).toBeUndefined();
    expect(parseNote(`${text}\n— n abc\n`)).toBeUndefined();
    expect(parseNote(`${text}\n— n ${toBase64(new Uint8Array(68))}\n`)).toBeDefined();
  });

  test('the same signature spelt with stray bits at the end of its base64', () => {
    const last = note.length - 3;
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const others = [...alphabet].filter((symbol) => symbol !== note[last]);
    const read = others.filter((symbol) => verify(note.slice(0, last) + symbol + note.slice(last + 1)));
    expect(note.slice(last + 1)).toBe('=\n');
    expect(read).toEqual([]);
  });

  test('windows line ends, which would read as another text', () => {
    expect(verify(note.replaceAll('\n', '\r\n'))).toBeUndefined();
  });

  test('a key that is no point, without throwing', () => {
    expect(verifyNote(note, 'round-robin/test', new Uint8Array(32).fill(0xff))).toBeUndefined();
    expect(verifyNote(note, 'round-robin/test', new Uint8Array(31))).toBeUndefined();
  });
});

describe('is not signed', () => {
  test.each(['\u0000', '\t', '\r', '\u001b', '\u001f'])('a text with control character %j', (control) => {
    expect(() => signNote(`a${control}b\n`, 'n', secret)).toThrow('control');
  });

  test('a text without a newline at its end, or with a lone surrogate', () => {
    expect(() => signNote('a', 'n', secret)).toThrow('newline');
    expect(() => signNote('\ud800\n', 'n', secret)).toThrow();
  });
});

test('a note with a control character in its text is not even taken apart', () => {
  expect(parseNote(note.replace('{\n', '{\t\n'))).toBeUndefined();
});
