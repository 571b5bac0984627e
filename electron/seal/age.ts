/**
 * Sealing to the campaign's recipient: an age file (https://age-encryption.org/v1) with exactly one hybrid stanza
 * `mlkem768x25519`. The library would accept any recipient and any mix of them; here everything else is refused, because
 * the worst bugs of comparable systems were encryption that silently did not happen.
 */
import { Decrypter, Encrypter } from 'age-encryption';

import { hasHybridHeader, sealedLength } from './sealed-form.ts';

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

/** Opens what was sealed to `identity`. @throws when it was changed or sealed to somebody else */
export async function open(sealed: Uint8Array, identity: string): Promise<Uint8Array> {
  if (!hasHybridHeader(sealed)) throw new Error('not a file with one hybrid stanza');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(sealed);
}

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
