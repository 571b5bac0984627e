/** One signing's letters, drawn and certified under a key that is thrown away: whether this laptop can make letters at all. */
import { sign } from 'node:crypto';

import type { Campaign } from '../../contract/campaign.ts';
import { Refused } from '../../contract/result.ts';
import type { Entry } from '../../contract/signing.ts';
import { issueCertificate } from '../../seal/certificate.ts';
import { hashOf } from '../../seal/hash.ts';
import { deriveKeys } from '../../seal/keys.ts';
import { composeLetters } from '../../wording/compose.ts';
import { certificateKey } from '../holder/certificate-key.ts';
import { certify, draftIn, prepare } from '../letters/certify.ts';
import { signedDataRoom } from '../letters/cms.ts';
import { drawLetter } from '../letters/letter.ts';
import { verifyPdf } from '../letters/verify.ts';
import type { Ports } from '../ports.ts';
import { contentOf } from './letter-batch.ts';
import { printingOf } from './printing.ts';

/** A name that needs a font of each family that letters are set with. */
const name = 'Әлия O’Neill Ελένη سلمى מרים Գայանե ნინო';

/** @returns how many letters were made and verified @throws Refused when one could not be */
export async function makeTestLetters(campaign: Campaign, ports: Ports, day: string): Promise<number> {
  const printing = printingOf(ports);
  const secrets = await deriveKeys(ports.random(32));
  const certificate = issueCertificate({
    organisation: campaign.organisation,
    validFrom: day,
    secret: secrets.certificateSecret,
    publicKey: secrets.certificatePublic,
  });
  const key = certificateKey(secrets);
  const issuer = { certificate, fingerprint: hashOf(campaign.id), room: signedDataRoom(certificate) };
  const entry = testEntry(campaign, day);
  const letters = composeLetters(campaign, entry, printing.letterWords);
  for (const letter of letters) {
    const drawn = await drawLetter({
      ...contentOf({ entry, campaign, letter, code: '0000000000' }, issuer, printing),
      day,
      fonts: printing.fonts,
      room: issuer.room,
    });
    const prepared = prepare(draftIn(drawn.pdf), drawn.signatureAt, certificate);
    certify(prepared, sign('sha256', prepared.attributes, key), certificate);
    const said = verifyPdf(drawn.pdf, (other) => Buffer.from(other).equals(certificate));
    if (said !== 'valid') throw new Refused('storage_failed', `${letter.letter}: ${said}`);
  }
  return letters.length;
}

/** Somebody who writes every letter. It is drawn and forgotten, never sealed or stored. */
const testEntry = (campaign: Campaign, day: string): Entry => ({
  v: 1,
  campaign: campaign.id,
  version: campaign.version,
  text: hashOf(campaign.id),
  meeting: '',
  day,
  language: campaign.languages[0]!,
  name,
  place: campaign.organisation,
  country: 'DE',
  fields: {},
  visibility: 'addressee',
  letters: campaign.letters.map(({ id }) => id),
  message: name,
  consents: {},
  strokes: [
    [
      [0, 0],
      [2000, 1500],
      [4000, 300],
    ],
  ],
  origin: 'test',
});
