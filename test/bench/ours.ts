/** Our own letters and petition as the benchmarks call them. Nothing else here knows `electron/core/letters`. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { tmpdir } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';

import { printingOf } from '../../electron/core/api/printing.ts';
import { batchBetweenCollections, collectGarbage } from '../../electron/core/basics/collect-garbage.ts';
import { makeFileAtomically } from '../../electron/core/basics/files.ts';
import { certify, type Draft, draftIn, prepare } from '../../electron/core/letters/certify.ts';
import { signedDataRoom } from '../../electron/core/letters/cms.ts';
import { inMemory, type Sink, type Written } from '../../electron/core/letters/document.ts';
import { drawLetter, type LetterContent } from '../../electron/core/letters/letter.ts';
import { drawMerged } from '../../electron/core/letters/merged.ts';
import {
  drawPetition,
  type PetitionRequest,
  type PetitionRow,
} from '../../electron/core/letters/petition.ts';
import { verifyPdf } from '../../electron/core/letters/verify.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { equalBytes } from '../../electron/seal/bytes.ts';
import { issueCertificate } from '../../electron/seal/certificate.ts';
import { longDay } from '../../electron/wording/countries.ts';
import {
  about,
  campaign,
  day,
  language,
  type MeasuredLetter,
  type MeasuredRow,
  words,
} from './the-letter.ts';
import type { MeasuredPetition } from './the-petition.ts';

/** As its row is called. */
export const ours = 'Round Robin, signed P-256';

/** What the process that makes our letters is asked, and answers. */
export interface OursRequest {
  from: number;
  count: number;
}

export interface OursAnswer {
  /** CPU milliseconds. */
  ms: number;
  bytes: number[];
}

/** As the product is started (package.json, scripts/start.ts). */
export const productFlags = [
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=8',
  '--no-allocation-site-pretenuring',
];

export interface Ours {
  /** One letter, drawn and certified. */
  letter: (letter: MeasuredLetter) => Promise<Uint8Array>;
  /** The petition with a row for each signature, drawn and certified. */
  petition: (petition: MeasuredPetition, rows: readonly MeasuredRow[]) => Promise<Uint8Array>;
  /** The same as the product makes it: into a file, never in memory as a whole. */
  petitionFile: (
    file: string,
    petition: MeasuredPetition,
    rows: Iterable<MeasuredRow>,
    rowCount: number,
    layout?: PetitionRequest['layout'],
  ) => Promise<void>;
  /** Many letters in one file. */
  mergedLetters: (letters: readonly MeasuredLetter[]) => Promise<Uint8Array>;
  /** Whether a file is certified by the key that was made for these measurements, and unchanged. */
  isValid: (pdf: Uint8Array) => boolean;
}

/** Opens fonts and makes a key. */
export function openOurs(): Ours {
  const { fonts, letterWords } = printingOf(nodePorts(tmpdir()));
  const { key, certificate } = makeKey();
  const room = signedDataRoom(certificate);
  const certifyDraft = (draft: Draft, signatureAt: number | undefined): void => {
    const prepared = prepare(draft, signatureAt!, certificate);
    certify(prepared, sign('sha256', prepared.attributes, key), certificate);
  };
  const whole = async (draw: (sink: Sink) => Promise<Written>): Promise<Buffer> => {
    const { pdf, signatureAt } = await inMemory(draw);
    certifyDraft(draftIn(pdf), signatureAt);
    return pdf;
  };
  const printing = { day, words, fonts, room, banner: undefined };
  const summary = {
    ...printing,
    language,
    longDay: longDay(day, letterWords(language).locale),
    paper: 'a4',
  } as const;
  const drawRows =
    (
      { title, paragraphs, organisation }: MeasuredPetition,
      rows: Iterable<MeasuredRow>,
      rowCount: number,
      afterSheet: (set: number) => Promise<void> = () => turn(),
      layout: PetitionRequest['layout'] = 'list',
    ) =>
    (sink: Sink): Promise<Written> =>
      drawPetition(
        {
          ...summary,
          layout,
          title,
          paragraphs,
          organisation,
          rows: withoutMarks(rows),
          rowCount,
          totals: [],
          unnamed: 0,
          afterSheet,
        },
        sink,
      );
  return {
    letter: async (letter) => {
      const { pdf, signatureAt } = await drawLetter({ ...printing, ...contentOf(letter) });
      certifyDraft(draftIn(pdf), signatureAt);
      return pdf;
    },
    petition: (petition, rows) => whole(drawRows(petition, rows, rows.length)),
    petitionFile: (file, petition, rows, rowCount, layout) =>
      makeFileAtomically(file, { day }, async (open) => {
        let collected = 0;
        const afterSheet = async (set: number): Promise<void> => {
          await turn();
          // as the product does in long work (electron/core/api/petition.ts)
          if (set - collected < 2 * batchBetweenCollections) return;
          collectGarbage();
          collected = set;
        };
        const { signatureAt } = await drawRows(petition, rows, rowCount, afterSheet, layout)(open.append);
        certifyDraft(open, signatureAt);
      }),
    mergedLetters: (letters) => {
      const { addressLines, addressCountry: country } = letters[0]!.words;
      const contents = letters.map(contentOf);
      const pile = { ...summary, addressLines, country, count: letters.length, letters: contents };
      const { title } = campaign.texts[language]!;
      const { organisation } = campaign;
      return whole((sink) => drawMerged({ ...summary, title, organisation, piles: [pile] }, sink));
    },
    isValid: (pdf) => verifyPdf(Buffer.from(pdf), (other) => equalBytes(other, certificate)) === 'valid',
  };
}

function* withoutMarks(rows: Iterable<MeasuredRow>): Generator<PetitionRow> {
  for (const row of rows) yield { ...row, mark: undefined };
}

const contentOf = ({ words: letter, strokes, code }: MeasuredLetter): LetterContent => ({
  letter,
  strokes,
  mark: undefined,
  campaign: { ...campaign, version: about.version },
  textHash: about.textHash,
  certificateFingerprint: about.fingerprint,
  code,
  banner: undefined,
  words,
});

/** A P-256 key and its certificate, as a campaign has them. */
function makeKey(): { key: KeyObject; certificate: Uint8Array } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { d, x, y } = privateKey.export({ format: 'jwk' });
  const [secret, ...point] = [d, x, y].map((part) => Buffer.from(part!, 'base64url'));
  const certificate = issueCertificate({
    organisation: campaign.organisation,
    validFrom: day,
    secret: secret!,
    publicKey: Buffer.concat([Buffer.from([4]), ...point]),
  });
  return { key: createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })), certificate };
}
