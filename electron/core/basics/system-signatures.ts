/** Signatures as Node's OpenSSL checks them, or Electron's BoringSSL. */
import { createPublicKey, verify } from 'node:crypto';

/**
 * Whether the system's Ed25519 takes a signature (RFC 8032; 64 bytes, and a key of 32): in a millisecond, where code that is still cold
 * needs forty. False also where there is none.
 */
export function systemTakes(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString('base64url');
  try {
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
}
