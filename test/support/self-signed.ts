/** A TLS key with a certificate that nobody vouches for. */
import { generateKeyPairSync } from 'node:crypto';

import { issueCertificate } from '../../electron/seal/certificate.ts';

/** As `https.createServer` takes them. */
export async function selfSigned(): Promise<{ key: string; cert: string }> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = privateKey.export({ format: 'jwk' });
  const bytes = (part: string | undefined): Buffer => Buffer.from(part ?? '', 'base64url');
  const der = issueCertificate({
    organisation: 'Nobody',
    validFrom: '2010-01-01',
    secret: new Uint8Array(bytes(jwk.d)),
    publicKey: new Uint8Array(Buffer.concat([Buffer.from([4]), bytes(jwk.x), bytes(jwk.y)])),
  });
  const lines = Buffer.from(der).toString('base64').replaceAll(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}
