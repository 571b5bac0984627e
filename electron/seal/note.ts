/**
 * C2SP signed notes (https://c2sp.org/signed-note): readable text, an empty line, then signature lines. Ours have exactly
 * one, by Ed25519.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';

import { concat, equalBytes, fromBase64, toBase64, utf8 } from './bytes.ts';

// The first signature that is checked has to wait for a table; this one is an eighth of the library's own and not slower after.
ed25519.Point.BASE.precompute(4);

const ed25519Algorithm = 1;
const signatureLine = /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/u;

/** A note taken apart, its signature not yet checked. */
export interface Note {
  /** The signed text, ending in a newline. */
  text: string;
  name: string;
  keyHash: Uint8Array;
  signature: Uint8Array;
}

/** Signs `text`, which must end in a newline. @throws when it does not, or holds control characters */
export function signNote(text: string, name: string, secret: Uint8Array): string {
  if (!isNoteText(text)) throw new Error('a note ends in a newline and holds no control characters');
  const signature = ed25519.sign(utf8(text), secret);
  const line = toBase64(concat(keyHash(name, ed25519.getPublicKey(secret)), signature));
  return `${text}\n— ${name} ${line}\n`;
}

/** Takes a note apart. @returns undefined when it is not a note with exactly one signature line */
export function parseNote(note: string): Note | undefined {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, split + 1);
  const match = signatureLine.exec(note.slice(split + 2, -1));
  if (!match || !isNoteText(text)) return undefined;
  const bytes = decode(match[2]!);
  if (bytes?.length !== 4 + 64) return undefined;
  return { text, name: match[1]!, keyHash: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

/** Whether somebody else's Ed25519, such as the system's, takes a signature. It may know fewer good ones than there are. */
export type TakesSignature = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

/**
 * Checks a note against a name and an Ed25519 public key.
 * @param isTaken asked first, for speed; what it refuses is looked at here all the same, so that it changes no answer
 * @returns the signed text, or undefined
 */
export function verifyNote(
  note: string,
  name: string,
  publicKey: Uint8Array,
  isTaken: TakesSignature = () => false,
): string | undefined {
  const parsed = parseNote(note);
  if (!parsed || parsed.name !== name || !equalBytes(parsed.keyHash, keyHash(name, publicKey)))
    return undefined;
  return verifies(parsed, publicKey, isTaken) ? parsed.text : undefined;
}

/**
 * `zip215: false`: only canonical encodings, as RFC 8032 asks, so that nobody else reads a note differently. Others are as strict about
 * signatures, and stricter about the equation (without the cofactor), but take keys that are not: those are refused first.
 */
function verifies({ signature, text }: Note, publicKey: Uint8Array, isTaken: TakesSignature): boolean {
  const message = utf8(text);
  try {
    if (ed25519.Point.fromBytes(publicKey, false).isSmallOrder()) return false;
    return (
      isTaken(signature, message, publicKey) ||
      ed25519.verify(signature, message, publicKey, { zip215: false })
    );
  } catch {
    return false;
  }
}

const keyHash = (name: string, publicKey: Uint8Array): Uint8Array =>
  sha256(concat(utf8(`${name}\n`), new Uint8Array([ed25519Algorithm]), publicKey)).subarray(0, 4);

// Below U+0020 a note's text may hold nothing but the newline (C2SP signed-note, "note text").
const isNoteText = (text: string): boolean =>
  text.endsWith('\n') && text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f]/.test(text);

function decode(base64: string): Uint8Array | undefined {
  try {
    return fromBase64(base64);
  } catch {
    return undefined;
  }
}
