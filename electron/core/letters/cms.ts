/**
 * The signature inside a letter: CMS SignedData (RFC 5652), detached, with the attributes that CAdES and PAdES baseline ask
 * for (ETSI EN 319 122-1, 319 142-1) and no signing time, which would tell when a batch was made.
 */
import { createHash } from 'node:crypto';

import { ecdsaWithSha256 } from '../../seal/certificate.ts';
import * as der from '../../seal/der.ts';

export const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;

/** What is the same in every signature. */
const one = der.integer(new Uint8Array([1]));
const sha256 = der.sequence(der.oid(oids.sha256));
const algorithm = ecdsaWithSha256();
const data = der.oid(oids.data);
const contentType = attribute(oids.contentType, data);
const [messageDigestType, signedDataType] = [der.oid(oids.messageDigest), der.oid(oids.signedData)];

/** What is the same in every signature under one certificate. */
interface Signer {
  /** The attribute that names the certificate by its hash. */
  signingCertificate: Uint8Array;
  /** Issuer and serial number. */
  identifier: Uint8Array;
}

const signers = new WeakMap<Uint8Array, Signer>();

function signerOf(certificate: Uint8Array): Signer {
  let signer = signers.get(certificate);
  if (!signer) {
    const hash = createHash('sha256').update(certificate).digest();
    signer = {
      // ESSCertIDv2 without its hash algorithm, whose default is SHA-256 (RFC 5035).
      signingCertificate: attribute(
        oids.signingCertificateV2,
        der.sequence(der.sequence(der.sequence(der.octets(hash)))),
      ),
      identifier: identify(certificate),
    };
    signers.set(certificate, signer);
  }
  return signer;
}

/** The attributes that are signed in place of the document, as a SET OF in DER. */
export const signedAttributes = (documentDigest: Uint8Array, certificate: Uint8Array): Uint8Array =>
  der.setOf(
    contentType,
    der.sequence(messageDigestType, der.setOf(der.octets(documentDigest))),
    signerOf(certificate).signingCertificate,
  );

/** The whole structure, from the attributes and the ECDSA signature (DER) over them. */
export function signedData(
  attributes: Uint8Array,
  signature: Uint8Array,
  certificate: Uint8Array,
): Uint8Array {
  const signer = der.sequence(
    one,
    signerOf(certificate).identifier,
    sha256,
    // IMPLICIT [0] takes the place of the SET's own tag.
    der.context(0, der.readElement(attributes)!.content),
    algorithm,
    der.octets(signature),
  );
  return der.sequence(
    signedDataType,
    der.context(
      0,
      der.sequence(
        one,
        der.setOf(sha256),
        der.sequence(data),
        der.context(0, certificate),
        der.setOf(signer),
      ),
    ),
  );
}

/** Bytes to keep free in a document for the structure: an ECDSA signature in DER has at most 72. */
export const signedDataRoom = (certificate: Uint8Array): number =>
  signedData(signedAttributes(new Uint8Array(32), certificate), new Uint8Array(72), certificate).length;

/** Issuer and serial number as they stand in the certificate. */
function identify(certificate: Uint8Array): Uint8Array {
  const body = der.readElements(der.readElement(certificate)!.content)![0]!;
  const fields = der.readElements(body.content)!;
  return der.sequence(fields[3]!.raw, fields[1]!.raw);
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return der.sequence(der.oid(type), der.setOf(value));
}
