/**
 * Sealing to the campaign's recipient: an age file (https://age-encryption.org/v1) with exactly one hybrid stanza
 * `mlkem768x25519`. The library would accept any recipient and any mix of them; here everything else is refused, because
 * the worst bugs of comparable systems were encryption that silently did not happen.
 */
import { Decrypter, Encrypter } from 'age-encryption';

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

/**
 * Seals `plaintext` to `recipient`.
 * @throws when the recipient is not a hybrid one, or what came out does not have the shape of an age file
 */
export async function seal(plaintext: Uint8Array, recipient: string): Promise<Uint8Array> {
  if (!recipient.startsWith('age1pq1')) throw new Error('not a hybrid age recipient');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(plaintext);
  if (!hasHybridHeader(sealed) || sealed.length !== sealedLength(plaintext.length)) {
    throw new Error('sealing did not yield a sealed file');
  }
  return sealed;
}

/** Whether entries can be sealed to `recipient` at all: a hybrid one whose checksum is right. */
export function isHybridRecipient(recipient: string): boolean {
  try {
    new Encrypter().addRecipient(recipient);
    return recipient.startsWith('age1pq1');
  } catch {
    return false;
  }
}

/** Opens what was sealed to `identity`. @throws when it was changed or sealed to somebody else */
export async function open(sealed: Uint8Array, identity: string): Promise<Uint8Array> {
  if (!hasHybridHeader(sealed)) throw new Error('not a file with one hybrid stanza');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(sealed);
}

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

/** The only work factor we write: about a second and 256 MiB for each guess. */
const workFactor = 18;

/** Seals under a passphrase (scrypt stanza), in the form that Debian's `age` opens. */
export async function sealWithPassphrase(plaintext: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  return encrypter.encrypt(plaintext);
}

/** Opens what `sealWithPassphrase` sealed. @throws when the passphrase is wrong or the file was changed */
export async function openWithPassphrase(sealed: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return decrypter.decrypt(sealed);
}
