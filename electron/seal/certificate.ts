/**
 * The self-signed X.509 certificate (RFC 5280) under which letters are certified. It names the organisation and nobody
 * else, and is made of its inputs alone: the same seed, organisation and day give the same bytes (ECDSA by RFC 6979).
 */
import { p256 } from '@noble/curves/nist.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';

import * as der from './der.ts';

export const ecdsaWithSha256 = (): Uint8Array => der.sequence(der.oid('1.2.840.10045.4.3.2'));

/** What the certificate says. */
export interface CertificateRequest {
  organisation: string;
  /** First day of validity, `YYYY-MM-DD`; it begins at midnight UTC, so that it tells no time of day. */
  validFrom: string;
  /** P-256 scalar, 32 bytes, and uncompressed point, 65 bytes. */
  secret: Uint8Array;
  publicKey: Uint8Array;
}

/** Issues the certificate. @returns DER */
export function issueCertificate(request: CertificateRequest): Uint8Array {
  const body = toBeSigned(request);
  const signature = p256.sign(body, request.secret, { format: 'der', lowS: false });
  return der.sequence(body, ecdsaWithSha256(), der.bits(signature));
}

function toBeSigned({ organisation, validFrom, publicKey }: CertificateRequest): Uint8Array {
  const name = distinguishedName(organisation);
  return der.sequence(
    der.context(0, der.integer(new Uint8Array([2]))),
    serial(publicKey),
    ecdsaWithSha256(),
    name,
    der.sequence(der.midnight(validFrom), der.noExpiration()),
    name,
    subjectPublicKey(publicKey),
    der.context(3, der.sequence(keyUsage(), subjectKeyId(publicKey))),
  );
}

/** Positive and 16 bytes long, from the key itself (RFC 5280, 4.1.2.2 asks for uniqueness per issuer). */
function serial(publicKey: Uint8Array): Uint8Array {
  const bytes = sha256(publicKey).slice(0, 16);
  bytes[0] = (bytes[0]! & 0x7f) | 0x40;
  return der.integer(bytes);
}

const distinguishedName = (organisation: string): Uint8Array =>
  der.sequence(attribute('2.5.4.10', organisation), attribute('2.5.4.3', organisation));

// X.520 bounds both attributes at 64 characters.
const attribute = (type: string, value: string): Uint8Array =>
  der.setOf(der.sequence(der.oid(type), der.utf8String([...value].slice(0, 64).join(''))));

const subjectPublicKey = (point: Uint8Array): Uint8Array =>
  der.sequence(der.sequence(der.oid('1.2.840.10045.2.1'), der.oid('1.2.840.10045.3.1.7')), der.bits(point));

/** digitalSignature and nonRepudiation, critical. */
const keyUsage = (): Uint8Array =>
  der.sequence(
    der.oid('2.5.29.15'),
    der.element(0x01, new Uint8Array([0xff])),
    der.octets(der.bits(new Uint8Array([0xc0]), 6)),
  );

/** SHA-1 of the key is what RFC 5280, 4.2.1.2 names; it identifies and protects nothing. */
const subjectKeyId = (point: Uint8Array): Uint8Array =>
  der.sequence(der.oid('2.5.29.14'), der.octets(der.octets(sha1(point))));
