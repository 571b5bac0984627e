/** Twenty characters by which people compare a campaign's keys: on the start screen, on a card, over the telephone. */
import { sha256 } from '@noble/hashes/sha2.js';

import { concat, u32, utf8 } from './bytes.ts';
import { encodeCrockford, groups } from './crockford.ts';

/** A campaign's public keys as bytes; recipients are age's text form in UTF-8. */
export interface PublicKeys {
  sign: Uint8Array;
  entry: string;
  transport: string;
  certificate: Uint8Array;
}

/** First 100 bits of SHA-256 over a label and the four keys, each behind its length; five groups of four. */
export function fingerprint(keys: PublicKeys): string {
  const parts = [
    utf8('round-robin/1 fingerprint'),
    keys.sign,
    utf8(keys.entry),
    utf8(keys.transport),
    keys.certificate,
  ];
  const digest = sha256(concat(...parts.flatMap((part) => [u32(part.length), part])));
  return groups(encodeCrockford(digest, 100));
}
