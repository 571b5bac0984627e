/**
 * All keys of a campaign come from one random 32-byte seed by HKDF-SHA256 (RFC 5869, no salt) with a label each, so that
 * the recovery sheet and the key file carry the seed and nothing else. Labels and vectors: docs/formats.md.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bech32 } from '@scure/base';
import { identityToRecipient } from 'age-encryption';

import { utf8 } from './bytes.ts';

/** Private and public keys of a campaign. Strings are age's own forms; the rest are raw bytes. */
export interface CampaignSecrets {
  /** age identity (mlkem768x25519) that opens entries, and its recipient. */
  entryIdentity: string;
  entryRecipient: string;
  /** The same for bundles. */
  transportIdentity: string;
  transportRecipient: string;
  /** Ed25519: 32-byte secret and public key. */
  signSecret: Uint8Array;
  signPublic: Uint8Array;
  /** P-256: 32-byte scalar and 65-byte uncompressed point. */
  certificateSecret: Uint8Array;
  certificatePublic: Uint8Array;
  /** HMAC-SHA256 key behind the codes in letters' file names. */
  letterKey: Uint8Array;
}

/** Derives every key from a 32-byte seed. */
export async function deriveKeys(seed: Uint8Array): Promise<CampaignSecrets> {
  if (seed.length !== 32) throw new RangeError('a seed has 32 bytes');
  const entryIdentity = ageIdentity(derive(seed, 'entry identity'));
  const transportIdentity = ageIdentity(derive(seed, 'transport identity'));
  const signSecret = derive(seed, 'signing key');
  const certificateSecret = scalar(seed);
  return {
    entryIdentity,
    entryRecipient: await identityToRecipient(entryIdentity),
    transportIdentity,
    transportRecipient: await identityToRecipient(transportIdentity),
    signSecret,
    signPublic: ed25519.getPublicKey(signSecret),
    certificateSecret,
    certificatePublic: p256.getPublicKey(certificateSecret, false),
    letterKey: derive(seed, 'letter codes'),
  };
}

const derive = (seed: Uint8Array, label: string): Uint8Array =>
  hkdf(sha256, seed, undefined, utf8(`round-robin/1 ${label}`), 32);

/** The first candidate below the group's order; a second one is needed about once in 2^32 seeds. */
function scalar(seed: Uint8Array): Uint8Array {
  for (let candidate = 0; ; candidate++) {
    const bytes = derive(seed, `certificate key ${candidate}`);
    if (p256.utils.isValidSecretKey(bytes)) return bytes;
  }
}

/** `AGE-SECRET-KEY-PQ-1…` of a 32-byte seed (age-encryption.org, hybrid identities). */
const ageIdentity = (seed: Uint8Array): string =>
  bech32.encodeFromBytes('AGE-SECRET-KEY-PQ-', seed).toUpperCase();
