/** The certificate under which letters are certified, read by Node's own X.509 parser. */
import { X509Certificate } from 'node:crypto';

import { beforeAll, expect, test } from 'vitest';

import { hex } from '../../electron/seal/bytes.ts';
import { issueCertificate } from '../../electron/seal/certificate.ts';
import * as der from '../../electron/seal/der.ts';
import { type CampaignSecrets, deriveKeys } from '../../electron/seal/keys.ts';

const organisation = 'Жаңаөзен Committee';
let keys: CampaignSecrets;
let bytes: Uint8Array;
let certificate: X509Certificate;

const issue = (name: string, validFrom: string): Uint8Array =>
  issueCertificate({
    organisation: name,
    validFrom,
    secret: keys.certificateSecret,
    publicKey: keys.certificatePublic,
  });

beforeAll(async () => {
  keys = await deriveKeys(new Uint8Array(32).fill(8));
  bytes = issue(organisation, '2020-02-29');
  certificate = new X509Certificate(bytes);
});

test('it names the organisation and nobody else, as subject and as issuer', () => {
  expect(certificate.subject).toBe(`O=${organisation}\nCN=${organisation}`);
  expect(certificate.issuer).toBe(certificate.subject);
  expect(certificate.subjectAltName).toBeUndefined();
});

test('it begins at midnight, so that it tells no time of day, and does not end', () => {
  expect(certificate.validFrom).toBe('Feb 29 00:00:00 2020 GMT');
  expect(certificate.validTo).toBe('Dec 31 23:59:59 9999 GMT');
  expect(new X509Certificate(issue(organisation, '2051-01-01')).validFrom).toBe('Jan  1 00:00:00 2051 GMT');
});

test('it is signed by its own key, and by no other', async () => {
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  const other = await deriveKeys(new Uint8Array(32).fill(7));
  const foreign = new X509Certificate(
    issueCertificate({
      organisation,
      validFrom: '2020-02-29',
      secret: other.certificateSecret,
      publicKey: other.certificatePublic,
    }),
  );
  expect(certificate.verify(foreign.publicKey)).toBe(false);
});

test('its key is the P-256 key of the campaign', () => {
  const { x, y, crv } = certificate.publicKey.export({ format: 'jwk' });
  const point = `04${Buffer.from(x!, 'base64url').toString('hex')}${Buffer.from(y!, 'base64url').toString('hex')}`;
  expect(crv).toBe('P-256');
  expect(point).toBe(hex(keys.certificatePublic));
});

/** Extensions as `oid in hex → rest`. */
function extensions(): Map<string, der.Element[]> {
  const body = der.readElements(der.readElement(bytes)!.content)![0]!;
  const list = der.readElements(body.content)!.at(-1)!;
  const items = der.readElements(der.readElement(list.content)!.content)!;
  return new Map(
    items.map(({ content }) => {
      const [oid, ...rest] = der.readElements(content)!;
      return [hex(oid!.raw), rest];
    }),
  );
}

test('its key may sign documents and nothing else, and says so critically', () => {
  const [critical, value] = extensions().get(hex(der.oid('2.5.29.15')))!;
  expect(hex(critical!.raw)).toBe('0101ff');
  // six unused bits, then digitalSignature and nonRepudiation
  expect(hex(value!.content)).toBe('030206c0');
  expect(certificate.ca).toBe(false);
});

test('it has no extension beside key usage and key identifier', () => {
  expect([...extensions().keys()]).toEqual([hex(der.oid('2.5.29.15')), hex(der.oid('2.5.29.14'))]);
});

test('its serial number is positive and 16 bytes long, as RFC 5280 asks', () => {
  expect(certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
});

test('the same campaign and day give the same bytes', () => {
  expect(hex(issue(organisation, '2020-02-29'))).toBe(hex(bytes));
  expect(hex(issue(organisation, '2020-03-01'))).not.toBe(hex(bytes));
});

test('a name longer than X.520 allows is cut between characters, not inside one', () => {
  const { subject } = new X509Certificate(issue(`${'a'.repeat(63)}𝒵${'b'.repeat(40)}`, '2020-02-29'));
  expect(subject.split('\n')[0]).toBe(`O=${'a'.repeat(63)}𝒵`);
});
