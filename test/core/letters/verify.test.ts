import { createECDH, createPrivateKey, sign as signBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { VerifyResult } from '../../../electron/contract/letters.ts';
import { orThrow } from '../../../electron/contract/result.ts';
import { certify, draftIn, prepare } from '../../../electron/core/letters/certify.ts';
import { signedDataRoom } from '../../../electron/core/letters/cms.ts';
import {
  addSignatureField,
  finish,
  inMemory,
  openDocument,
} from '../../../electron/core/letters/document.ts';
import { placeText } from '../../../electron/core/letters/flow.ts';
import { openFonts } from '../../../electron/core/letters/fonts.ts';
import { verifyPdf } from '../../../electron/core/letters/verify.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { equalBytes, fromBase64 } from '../../../electron/seal/bytes.ts';
import { issueCertificate } from '../../../electron/seal/certificate.ts';
import type { CampaignSecrets } from '../../../electron/seal/keys.ts';
import { testCampaign } from '../../support/campaigns.ts';
import { makeLetters } from '../../support/letters.ts';
import { sign } from '../../support/signings.ts';
import { withKiosk } from '../../support/with-kiosk.ts';

const { secrets, campaign } = await testCampaign();
const certificate = fromBase64(campaign.keys.certificate);
const isOurs = (other: Uint8Array): boolean => equalBytes(other, certificate);

/** A page certified by a campaign's keys. */
async function certifiedPage(by: CampaignSecrets, under: Uint8Array): Promise<Buffer> {
  const fonts = openFonts(nodePorts(tmpdir()));
  const options = {
    fonts,
    title: 'Page',
    language: 'en',
    author: 'Union',
    day: '2010-03-20',
    paper: 'a4',
  } as const;
  const { pdf, signatureAt } = await inMemory(async (sink) => {
    const document = await openDocument(options, sink);
    placeText(document.paper, 'Pay the wages.', 100, { x: 70, width: 400, size: 11 });
    addSignatureField(document, signedDataRoom(under), 'Union', '2010-03-20');
    return finish(document);
  });
  return certified(pdf, signatureAt!, by, under);
}

function certified(pdf: Buffer, signatureAt: number, by: CampaignSecrets, under: Uint8Array): Buffer {
  const prepared = prepare(draftIn(pdf), signatureAt, under);
  certify(prepared, signBytes('sha256', prepared.attributes, p256Key(by)), under);
  return pdf;
}

function p256Key({ certificateSecret }: CampaignSecrets): ReturnType<typeof createPrivateKey> {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(certificateSecret);
  const point = ecdh.getPublicKey();
  const url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  const key = {
    kty: 'EC',
    crv: 'P-256',
    d: url(certificateSecret),
    x: url(point.subarray(1, 33)),
    y: url(point.subarray(33)),
  };
  return createPrivateKey({ format: 'jwk', key });
}

const page = await certifiedPage(secrets, certificate);
const said = (pdf: Buffer): VerifyResult => verifyPdf(pdf, isOurs);

test('a certified page is valid, also a hundred times made anew', async () => {
  expect(said(page)).toBe('valid');
  // signatures differ in length by a byte or two, which moves the padding behind them
  for (let i = 0; i < 100; i++) expect(said(recertified())).toBe('valid');
});

/** The same page under a fresh signature. */
function recertified(): Buffer {
  const text = page.toString('latin1');
  const open = Buffer.from(
    text
      .replace(/\/ByteRange \[[^\]]*\] */, '/ByteRange [0 9999999999 9999999999 9999999999]')
      .replace(/(?<=\/Contents <)[0-9a-f]*/, (digits) => '0'.repeat(digits.length)),
    'latin1',
  );
  return certified(open, open.indexOf('/Type/Sig'), secrets, certificate);
}

test('no flipped byte leaves it valid, wherever it is', () => {
  const seed = Date.now() & 0x7fffffff;
  fc.assert(
    fc.property(fc.nat(page.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Buffer.from(page);
      changed[at]! ^= flip;
      expect(said(changed)).not.toBe('valid');
    }),
    { numRuns: 300, seed },
  );
});

const contents = page.indexOf('/Contents <') + '/Contents <'.length;

test('no changed digit of the signature itself leaves it valid', () => {
  // The signature does not cover itself: another case of a digit, padding, and the signer's name in it are what it could hide.
  const end = page.indexOf('>', contents);
  const left: number[] = [];
  for (let at = contents; at < end; at++) {
    for (const flip of [0x01, 0x20, 0x10]) {
      const changed = Buffer.from(page);
      changed[at]! ^= flip;
      if (said(changed) === 'valid') left.push(at - contents);
    }
  }
  expect(left).toEqual([]);
});

test('a byte that was added, or taken away, is a change', () => {
  expect(said(Buffer.concat([page, Buffer.from('\n')]))).toBe('changed');
  expect(said(Buffer.concat([Buffer.from('\n'), page]))).toBe('changed');
  expect(said(page.subarray(0, -1))).toBe('changed');
});

test('an update that is appended, as a PDF editor does, is a change', () => {
  const update =
    '\n4 0 obj\n<< /Type /Page >>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Prev 100 >>\nstartxref\n1\n%%EOF\n';
  expect(said(Buffer.concat([page, Buffer.from(update)]))).toBe('changed');
});

test('a page of somebody else’s certificate is not ours, and changed all the same when it is', async () => {
  const theirs = await testCampaign({ seed: 2 });
  const other = await certifiedPage(theirs.secrets, fromBase64(theirs.campaign.keys.certificate));
  expect(said(other)).toBe('unknown_certificate');
  const at = other.indexOf('/ObjStm');
  other[at + 1]! ^= 1;
  expect(said(other)).toBe('changed');
});

test('our certificate with a signature by another key is a change', async () => {
  const theirs = await testCampaign({ seed: 2 });
  expect(said(await certifiedPage(theirs.secrets, certificate))).toBe('changed');
});

test('a look-alike certificate by the same name is not ours', async () => {
  const theirs = await testCampaign({ seed: 2 });
  const lookalike = issueCertificate({
    organisation: campaign.organisation,
    validFrom: '2010-03-01',
    secret: theirs.secrets.certificateSecret,
    publicKey: theirs.secrets.certificatePublic,
  });
  expect(said(await certifiedPage(theirs.secrets, lookalike))).toBe('unknown_certificate');
});

test.each([
  ['a PDF without a signature', '%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n', 'not_certified'],
  ['a text', 'Dear friends,', 'unreadable'],
  ['nothing', '', 'unreadable'],
  ['a range that is not the file’s', '%PDF-1.7 /ByteRange [0 5 10 99999999999999999999]', 'changed'],
  ['a range that overlaps', '%PDF-1.7 /ByteRange [0 30 20 30]', 'changed'],
  ['a range around nothing', '%PDF-1.7 /ByteRange [0 0 0 0]', 'changed'],
] as const)('%s', (_, text, result) => {
  expect(said(Buffer.from(text))).toBe(result);
});

test('random bytes after a signature’s beginning never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (junk) => {
      const digits = Buffer.from(junk).toString('hex');
      const head = `%PDF-1.7 /ByteRange [0 ${'#'.repeat(12)}] `;
      const build = (range: string): string => `${head.replace('#'.repeat(12), range)}<${digits}> end`;
      // the range's own digits move what it names, so it is settled by trying
      let range = '';
      for (let i = 0; i < 5; i++) {
        const text = build(range);
        range = `${text.indexOf('<')} ${text.indexOf('>') + 1} 4`;
      }
      expect(said(Buffer.from(build(range)))).toBe('changed');
    }),
    { numRuns: 200 },
  );
});

test('the desk checks letters, and strangers’ files beside them', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign, { letters: ['solidarity'] });
    const letters = await makeLetters(kiosk);
    const letter = letters.to('strikers');
    const [changed, text, none] = ['changed.pdf', 'letter.txt', 'none.pdf'].map((name) =>
      path.join(kiosk.folder('files'), name),
    ) as [string, string, string];
    writeFileSync(changed, Buffer.concat([readFileSync(letter), Buffer.from(' ')]));
    writeFileSync(text, 'Dear friends,');
    const files = [letter, changed, text, none, letters.folder];
    const results = orThrow(await kiosk.client('verify', { files })).files.map(({ result }) => result);
    expect(results).toEqual(['valid', 'changed', 'unreadable', 'unreadable', 'unreadable']);
  }));
