/** A mail's Message-ID: the same for the same letters, so that a second copy is recognised as one wherever it goes. */
import { hashOf } from '../../seal/hash.ts';

/**
 * `<…@campaign-id.invalid>` (RFC 5322, 3.6.4; RFC 2606 keeps `.invalid` from ever being somebody's). Codes are secret hashes, so that
 * nobody who has no letter can make one; neither laptop nor mail server stands in it.
 */
export const messageId = (campaign: string, addressee: string, codes: readonly string[]): string =>
  `<${hashOf(['round-robin/1 mail', campaign, addressee, ...codes.toSorted()]).slice(0, 32)}@${campaign}.invalid>`;
