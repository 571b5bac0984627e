/** The key of the naive contender: RSA-2048, self-signed, as PKCS #12. Made once, as somebody would buy or make it once. */
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { tell } from '../measure.ts';
import { campaign, day } from '../the-letter.ts';
import { contenderPackage } from './packages.ts';

export const passphrase = 'measured';

/**
 * By openssl, which the signer's own instructions use; it protects key and certificate, which the signer opens for every letter.
 * Where there is no openssl, by node-forge, which protects less.
 */
export async function makeP12(folder: string): Promise<Buffer> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  try {
    return byOpenssl(privateKey, folder);
  } catch {
    tell('no openssl: the naive contender gets a key that it opens in two thirds of the time');
    return byForge(privateKey);
  }
}

function byOpenssl(privateKey: KeyObject, folder: string): Buffer {
  const [key, certificate, p12] = ['key.pem', 'certificate.pem', 'key.p12'].map((name) =>
    path.join(folder, name),
  );
  const openssl = (...options: string[]): void => void execFileSync('openssl', options, { stdio: 'ignore' });
  writeFileSync(key!, privateKey.export({ format: 'pem', type: 'pkcs8' }));
  openssl(
    'req',
    '-x509',
    '-key',
    key!,
    '-subj',
    `/CN=${campaign.organisation}`,
    '-days',
    '3650',
    '-out',
    certificate!,
  );
  openssl(
    'pkcs12',
    '-export',
    '-inkey',
    key!,
    '-in',
    certificate!,
    '-passout',
    `pass:${passphrase}`,
    '-out',
    p12!,
  );
  return readFileSync(p12!);
}

async function byForge(privateKey: KeyObject): Promise<Buffer> {
  const { default: forge } = await contenderPackage<{ default: Forge }>('node-forge');
  const key = forge.pki.privateKeyFromPem(privateKey.export({ format: 'pem', type: 'pkcs1' }).toString());
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
  certificate.validity.notBefore = new Date(day);
  certificate.validity.notAfter = new Date('2049-12-31');
  const name = [{ name: 'commonName', value: campaign.organisation }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.sign(key, forge.md.sha256.create());
  const p12 = forge.pkcs12.toPkcs12Asn1(key, [certificate], passphrase);
  return Buffer.from(forge.asn1.toDer(p12).getBytes(), 'binary');
}

interface ForgeKey {
  n: unknown;
  e: unknown;
}
interface ForgeCertificate {
  publicKey: unknown;
  validity: { notBefore: Date; notAfter: Date };
  setSubject: (name: object[]) => void;
  setIssuer: (name: object[]) => void;
  sign: (key: ForgeKey, digest: unknown) => void;
}
/** What is used of node-forge. */
interface Forge {
  pki: {
    privateKeyFromPem: (pem: string) => ForgeKey;
    setRsaPublicKey: (n: unknown, e: unknown) => unknown;
    createCertificate: () => ForgeCertificate;
  };
  md: { sha256: { create: () => unknown } };
  pkcs12: { toPkcs12Asn1: (key: ForgeKey, certificates: ForgeCertificate[], password: string) => unknown };
  asn1: { toDer: (value: unknown) => { getBytes: () => string } };
}
