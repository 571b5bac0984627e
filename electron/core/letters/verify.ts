/** Whether a certified PDF is what was certified, for files from anywhere. */
import { createHash, createVerify, X509Certificate } from 'node:crypto';

import type { VerifyResult } from '../../contract/letters.ts';
import { equalBytes } from '../../seal/bytes.ts';
import * as der from '../../seal/der.ts';
import { oids, signedData, signedDataRoom } from './cms.ts';

/**
 * `valid` needs a certificate that `isKnown`; the same file under another one is `unknown_certificate`. One changed byte,
 * or one that was added at the end, is `changed`.
 */
export function verifyPdf(pdf: Buffer, isKnown: (certificate: Uint8Array) => boolean): VerifyResult {
  if (!pdf.subarray(0, 1024).includes('%PDF-')) return 'unreadable';
  const ranges = [
    ...pdf.toString('latin1').matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g),
  ].map((match) => match.slice(1).map(Number) as ByteRange);
  if (ranges.length === 0) return 'not_certified';
  const results = ranges.slice(-mostRanges).map((range) => judge(pdf, range, isKnown));
  // A byte range may also be what somebody typed as a name; only one that a signature really covers says more than "changed".
  return (
    results.find((result) => result === 'valid') ??
    results.find((result) => result === 'unknown_certificate') ??
    'changed'
  );
}

type ByteRange = [start: number, length: number, next: number, rest: number];

/** Digesting a file for each range that it claims could keep somebody waiting for long. */
const mostRanges = 10_000;

function judge(pdf: Buffer, range: ByteRange, isKnown: (certificate: Uint8Array) => boolean): VerifyResult {
  const signed = readSigned(pdf, range);
  const cms = signed && readSignedData(Buffer.from(signed.digits, 'hex'));
  if (!cms || !isIntact(cms, signed.content)) return 'changed';
  if (!isKnown(cms.certificate)) return 'unknown_certificate';
  return isAsWritten(cms, signed.digits) ? 'valid' : 'changed';
}

/** No signature covers itself, so ours has to be, to the digit, what `certify.ts` writes: else something could hide there. */
function isAsWritten({ attributes, signature, certificate }: SignedData, digits: string): boolean {
  const written = Buffer.from(signedData(attributes, signature, certificate)).toString('hex');
  return written.padEnd(signedDataRoom(certificate) * 2, '0') === digits;
}

/** What is signed and the signature, if together they are the whole file. */
function readSigned(
  pdf: Buffer,
  [start, length, next, rest]: ByteRange,
): { content: Buffer[]; digits: string } | undefined {
  if (start !== 0 || next <= length || next + rest !== pdf.length) return undefined;
  const gap = pdf.subarray(length, next).toString('latin1');
  const digits = /^<([0-9A-Fa-f]*)>$/.exec(gap)?.[1];
  return digits === undefined
    ? undefined
    : { content: [pdf.subarray(0, length), pdf.subarray(next)], digits };
}

interface SignedData {
  certificate: Uint8Array;
  /** The signed attributes as a SET OF, and values by type. */
  attributes: Uint8Array;
  contentDigest: Uint8Array;
  digestName: string;
  signature: Uint8Array;
}

const digests: readonly (readonly [oid: string, name: string])[] = [
  [oids.sha256, 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
];

/** Reads one signer's SignedData. @returns undefined for what RFC 5652 does not allow or we do not know */
function readSignedData(contents: Uint8Array): SignedData | undefined {
  try {
    const [type, wrapped] = children(der.readElement(contents)!);
    if (!isOid(type!, oids.signedData)) return undefined;
    const fields = children(children(wrapped!)[0]!);
    const certificates = fields.find(({ tag }) => tag === 0xa0);
    const [signer] = children(fields.at(-1)!);
    return readSigner(children(signer!), children(certificates!)[0]!.raw);
  } catch {
    return undefined;
  }
}

function readSigner(fields: der.Element[], certificate: Uint8Array): SignedData | undefined {
  const [, , digest, attributes, , signature] = fields;
  const digestName = digests.find(([oid]) => isOid(children(digest!)[0]!, oid))?.[1];
  const contentDigest = attributeValue(attributes!, oids.messageDigest)?.content;
  if (attributes?.tag !== 0xa0 || !digestName || !contentDigest || signature?.tag !== 0x04) return undefined;
  return {
    certificate,
    attributes: der.element(0x31, attributes.content),
    contentDigest,
    digestName,
    signature: signature.content,
  };
}

function attributeValue(attributes: der.Element, type: string): der.Element | undefined {
  const attribute = children(attributes).find((candidate) => isOid(children(candidate)[0]!, type));
  return attribute && children(children(attribute)[1]!)[0];
}

function isIntact(cms: SignedData, content: readonly Buffer[]): boolean {
  const hash = createHash(cms.digestName);
  for (const part of content) hash.update(part);
  if (!equalBytes(hash.digest(), cms.contentDigest)) return false;
  try {
    const { publicKey } = new X509Certificate(cms.certificate);
    return createVerify(cms.digestName).update(cms.attributes).verify(publicKey, cms.signature);
  } catch {
    return false;
  }
}

function children(element: der.Element): der.Element[] {
  const elements = der.readElements(element.content);
  if (!elements) throw new Error('not DER');
  return elements;
}

const isOid = (element: der.Element, dotted: string): boolean => equalBytes(element.raw, der.oid(dotted));
