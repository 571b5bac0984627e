/** Certifying what was drawn, by the key in the holder's process. */
import { createHash } from 'node:crypto';

import { fromBase64 } from '../../seal/bytes.ts';
import { hex } from '../../seal/bytes.ts';
import { makeFileAtomically } from '../basics/files.ts';
import { certify, draftIn, prepare, type Prepared } from '../letters/certify.ts';
import { signedDataRoom } from '../letters/cms.ts';
import type { Sink, Written } from '../letters/document.ts';
import type { Drawn } from '../letters/letter.ts';
import type { Kiosk } from './kiosk.ts';

/** What of the campaign's certificate goes into each document. */
export interface Issuer {
  certificate: Uint8Array;
  /** SHA-256, hexadecimal. */
  fingerprint: string;
  /** Bytes that a signature may take. */
  room: number;
}

export function issuerOf(kiosk: Kiosk): Issuer {
  const certificate = fromBase64(kiosk.campaign().keys.certificate);
  const fingerprint = hex(createHash('sha256').update(certificate).digest());
  return { certificate, fingerprint, room: signedDataRoom(certificate) };
}

/** Certifies documents in memory, many at a time, because each question to the holder's process has its price. */
export async function certifyAll(
  kiosk: Kiosk,
  { certificate }: Issuer,
  drawn: readonly Drawn[],
): Promise<void> {
  if (drawn.length === 0) return;
  const prepared = drawn.map(({ pdf, signatureAt }) => prepare(draftIn(pdf), signatureAt, certificate));
  await signAll(kiosk, certificate, prepared);
}

/**
 * Draws a long document into a file and certifies it there.
 * @throws Refused; then no file is left
 */
export async function makeCertifiedFile<T extends Written>(
  kiosk: Kiosk,
  { certificate }: Issuer,
  { file, day }: { file: string; day: string },
  draw: (sink: Sink) => Promise<T>,
): Promise<T> {
  return makeFileAtomically(file, { day }, async (open) => {
    const written = await draw(open.append);
    await signAll(kiosk, certificate, [prepare(open, written.signatureAt!, certificate)]);
    return written;
  });
}

async function signAll(kiosk: Kiosk, certificate: Uint8Array, prepared: readonly Prepared[]): Promise<void> {
  const messages = prepared.map(({ attributes }) => attributes);
  const signatures = await kiosk.session.holder().call('certify', { messages });
  for (const [i, document] of prepared.entries()) certify(document, signatures[i]!, certificate);
}
