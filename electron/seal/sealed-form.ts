/**
 * What is sealed, from outside: an age file (https://age-encryption.org/v1) with exactly one hybrid stanza `mlkem768x25519`, and
 * the recipient that it is sealed to. Tells nothing about what is inside, and needs none of what seals and opens, which is much.
 */
import { bech32 } from '@scure/base';

import { fromUtf8 } from './bytes.ts';
import { sizeClasses } from './padding.ts';

/** Bytes that sealing adds before the payload: header (fixed, since the one stanza is) and the payload's nonce. */
const headerLength = 'age-encryption.org/v1\n'.length + '-> mlkem768x25519 '.length + 1494 + 1 + 43 + 1 + 48;
const nonceLength = 16;
const chunk = 65_536;
const tagLength = 16;
const header =
  /^age-encryption\.org\/v1\n-> mlkem768x25519 [A-Za-z0-9+/]{1494}\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n$/;

/** Length in bytes of an age file of ours with `length` bytes of plaintext. */
export const sealedLength = (length: number): number =>
  headerLength + nonceLength + length + tagLength * Math.max(1, Math.ceil(length / chunk));

const entryLengths = new Set(sizeClasses.map(sealedLength));

/** Whether the header parses with exactly one hybrid stanza. Says nothing about what is inside. */
export function hasHybridHeader(sealed: Uint8Array): boolean {
  if (sealed.length < headerLength + nonceLength + tagLength) return false;
  try {
    return header.test(fromUtf8(sealed.subarray(0, headerLength)));
  } catch {
    return false;
  }
}

/** Whether these bytes can be a sealed entry: the one header, and the length of one of the size classes. */
export const isSealedEntry = (sealed: Uint8Array): boolean =>
  entryLengths.has(sealed.length) && hasHybridHeader(sealed);

/** An ML-KEM-768 and an X25519 public key. */
const recipientLength = 1184 + 32;

/** Whether entries can be sealed to `recipient` at all: a hybrid one, whole, and with the right checksum. */
export function isHybridRecipient(recipient: string): boolean {
  if (!recipient.startsWith('age1pq1')) return false;
  try {
    // longer than the 90 characters that bech32 stops at
    const { prefix, words } = bech32.decode(recipient as `${string}1${string}`, false);
    return prefix === 'age1pq' && bech32.fromWords(words).length === recipientLength;
  } catch {
    return false;
  }
}
