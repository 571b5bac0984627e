/** Letters and petitions drawn without a kiosk, the same to the byte each time: for what is judged by places and pictures. */
import { tmpdir } from 'node:os';

import type { CampaignDraft } from '../../electron/contract/campaign.ts';
import type { Signing } from '../../electron/contract/signing.ts';
import { contentOf } from '../../electron/core/api/letter-batch.ts';
import { printingOf } from '../../electron/core/api/printing.ts';
import { inMemory, type PaperSize } from '../../electron/core/letters/document.ts';
import { drawLetter, type LetterRequest } from '../../electron/core/letters/letter.ts';
import {
  drawPetition,
  type PetitionRequest,
  type PetitionRow,
} from '../../electron/core/letters/petition.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { composeLetters } from '../../electron/wording/compose.ts';
import { longDay } from '../../electron/wording/countries.ts';
import { draft, testCampaign } from './campaigns.ts';
import { seededBytes } from './seeded.ts';
import { entryFor } from './signings.ts';

export const printing = printingOf(nodePorts(tmpdir()));

/** The usual campaign with changes to the company that gets the protest. */
export const withCompany = (company: Partial<CampaignDraft['addressees'][number]>): CampaignDraft => ({
  ...draft,
  addressees: draft.addressees.map((addressee) =>
    addressee.id === 'company' ? { ...addressee, ...company } : addressee,
  ),
});

export interface LetterSample {
  answers?: Partial<Signing>;
  draft?: CampaignDraft;
  addressee?: string;
  paper?: PaperSize;
  banner?: string;
}

/** Everything that a letter of somebody who gave these answers is drawn from. */
export async function letterRequest(sample: LetterSample = {}): Promise<LetterRequest> {
  const { campaign } = await testCampaign(sample.draft ? { draft: sample.draft } : {});
  const entry = entryFor(campaign, sample.answers);
  const letters = composeLetters(campaign, entry, printing.letterWords);
  const letter = letters.find(({ addressee }) => addressee === (sample.addressee ?? 'company'))!;
  const issuer = { fingerprint: 'c0ffee'.repeat(11) };
  return {
    ...contentOf({ entry, campaign, letter, code: '0123456789' }, issuer, printing),
    banner: sample.banner,
    day: entry.day,
    paper: sample.paper,
    fonts: printing.fonts,
    room: 900,
  };
}

/** A letter as a PDF with its signature still open. */
export const letterPdf = async (sample?: LetterSample): Promise<Buffer> =>
  (await drawLetter(await letterRequest(sample))).pdf;

/** Strokes of a hand that nobody has, the same for the same seed. */
export function scribble(seed: number): PetitionRow['strokes'] {
  const noise = seededBytes(seed)(24);
  return [
    Array.from(noise, (byte, i): [number, number] => [
      100 + i * 90,
      300 + Math.round((i % 2 ? byte : -byte) * 0.8) + (i % 5) * 40,
    ]),
  ];
}

/** A petition as a PDF with its signature still open. */
export async function petitionPdf(
  rows: readonly Pick<PetitionRow, 'name' | 'place'>[],
  options: Partial<PetitionRequest> = {},
): Promise<{ pdf: Buffer; pages: number }> {
  const language = options.language ?? 'en';
  const day = '2010-03-20';
  return inMemory((sink) =>
    drawPetition(
      {
        title: 'Pay the wages of the dockers',
        paragraphs: ['We ask you to pay the wages.', 'We ask you to talk with those who work for you.'],
        organisation: 'Dockers’ Union',
        language,
        day,
        longDay: longDay(day, printing.letterWords(language).locale),
        paper: 'a4',
        layout: 'list',
        banner: undefined,
        rows: rows.map((row, i) => ({ ...row, strokes: scribble(i), mark: undefined })),
        rowCount: rows.length,
        totals: [],
        unnamed: 0,
        words: printing.words(language),
        fonts: printing.fonts,
        room: 900,
        ...options,
      },
      sink,
    ),
  );
}
