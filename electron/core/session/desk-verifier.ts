/** A field laptop holds no keys; its desk passphrase is checked against a scrypt verifier (RFC 7914). */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

import { z } from '../../contract/zod.ts';

const Verifier = z.strictObject({ v: z.literal(1), salt: z.string(), hash: z.string() });

/** The same cost as the key file: about a second and 256 MiB for each guess. */
const cost = { N: 2 ** 18, r: 8, p: 1, maxmem: 512 * 1024 * 1024 };

const derive = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(passphrase, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** What is stored in `keys/<id>.desk.json`. */
export async function makeDeskVerifier(passphrase: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(passphrase, salt);
  return `${JSON.stringify({ v: 1, salt: salt.toString('base64'), hash: hash.toString('base64') })}\n`;
}

/** Whether a passphrase is the one a verifier was made of. @throws when the verifier is damaged */
export async function checkDeskPassphrase(verifier: string, passphrase: string): Promise<boolean> {
  const { salt, hash } = Verifier.parse(JSON.parse(verifier));
  return timingSafeEqual(await derive(passphrase, Buffer.from(salt, 'base64')), Buffer.from(hash, 'base64'));
}
