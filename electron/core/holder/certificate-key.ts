/** The key under which documents are certified, as Node signs with it. */
import { createPrivateKey, type KeyObject } from 'node:crypto';

import type { CampaignSecrets } from '../../seal/keys.ts';

export function certificateKey({ certificateSecret, certificatePublic }: CampaignSecrets): KeyObject {
  const url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  return createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      d: url(certificateSecret),
      x: url(certificatePublic.subarray(1, 33)),
      y: url(certificatePublic.subarray(33, 65)),
    },
  });
}
