/** Letters, petition and exports: everything that needs the opened keys. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';

import type { Campaign } from '../../contract/campaign.ts';
import type { keysCalls, Refusal } from '../../contract/organiser.ts';
import { Refused } from '../../contract/result.ts';
import type { Entry } from '../../contract/signing.ts';
import { fromBase64 } from '../../seal/bytes.ts';
import { composeLetters } from '../../wording/compose.ts';
import { countryName } from '../../wording/countries.ts';
import { writeFileAtomically } from '../basics/files.ts';
import { byName, entriesCsv, entriesJson } from '../export/entries.ts';
import { certified, type Prepared, prepare } from '../letters/certify.ts';
import { signedDataRoom } from '../letters/cms.ts';
import { drawLetter, type LetterRequest } from '../letters/letter.ts';
import { drawPetition, type PetitionRow } from '../letters/petition.ts';
import { printable, type Words } from '../letters/words.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { entryLabel, type OpenedRow, openedRows } from './opened.ts';
import { type Printing, printingOf } from './printing.ts';

type Names = keyof Pick<typeof keysCalls, 'letters' | 'petition' | 'exportEntries'>;

export const letterHandlers: Handlers<Names> = {
  letters: async ({ out }, { kiosk, progress, signal }) => {
    const folder = out ?? kiosk.inData('exports', 'letters');
    const batch = new LetterBatch(kiosk, folder);
    const total = kiosk.openVault().count();
    let done = 0;
    progress({ done, total });
    for await (const row of openedRows(kiosk)) {
      if (signal.aborted) throw new Refused('cancelled', `${batch.written}`);
      await batch.add(row);
      progress({ done: ++done, total });
    }
    await batch.flush();
    return { letters: batch.written, refused: batch.refused, out: folder };
  },

  petition: async ({ out }, { kiosk }) => {
    const { entries, refused } = await collect(kiosk);
    const campaign = kiosk.campaign();
    const printing = printingOf(kiosk.ports);
    const language = campaign.languages[0]!;
    const named = byName(entries.filter(({ visibility }) => visibility === 'addressee'));
    const { title, petition } = campaign.texts[language]!;
    const words = printing.words(language);
    const { pdf, pages } = await drawPetition({
      title,
      paragraphs: petition,
      organisation: campaign.organisation,
      language,
      day: dayOf(kiosk, entries),
      banner: banner(campaign, kiosk.pin().test, words),
      rows: named
        .filter((entry) => isPrintable(entry, refused))
        .map((entry) => petitionRow(entry, printing, language)),
      unnamed: entries.length - named.length,
      words,
      fonts: printing.fonts,
      room: signedDataRoom(fromBase64(campaign.keys.certificate)),
    });
    const file = out ?? kiosk.inData('exports', `${campaign.id}-petition.pdf`);
    const [certifiedPdf] = await certifyAll(kiosk, [pdf]);
    writeFileAtomically(file, certifiedPdf!, { day: dayOf(kiosk, entries) });
    return { entries: entries.length, pages, out: file, refused };
  },

  exportEntries: async ({ out, format }, { kiosk }) => {
    const { entries, refused } = await collect(kiosk);
    const campaign = kiosk.campaign();
    const file = out ?? kiosk.inData('exports', `${campaign.id}-entries.${format}`);
    const text = format === 'csv' ? entriesCsv(entries, campaign) : entriesJson(entries);
    writeFileAtomically(file, text, { day: dayOf(kiosk, entries) });
    return { entries: entries.length, out: file, refused };
  },
};

/** A drawn letter that waits for its certificate. */
interface Waiting {
  file: string;
  day: string;
  pdf: Buffer;
}

/** Draws letters and certifies them many at a time, because each question to the holder's process has its price. */
class LetterBatch {
  written = 0;
  readonly refused: Refusal[] = [];
  readonly #kiosk: Kiosk;
  readonly #folder: string;
  readonly #printing: Printing;
  #waiting: Waiting[] = [];

  constructor(kiosk: Kiosk, folder: string) {
    this.#kiosk = kiosk;
    this.#folder = folder;
    this.#printing = printingOf(kiosk.ports);
  }

  /** Draws all letters of one entry. A letter that is there already is counted and left as it is. */
  async add({ id, entry }: OpenedRow): Promise<void> {
    if (!entry) {
      this.refused.push({ entry: entryLabel(id), code: 'bad_entry' });
      return;
    }
    try {
      await this.#draw(id, entry);
    } catch (error) {
      if (!(error instanceof Refused) || !drawingRefusals.includes(error.failure.code)) throw error;
      this.refused.push({ entry: entryLabel(id), ...error.failure });
    }
    if (this.#waiting.length >= 64) await this.flush();
  }

  /** Certifies and writes what waits. */
  async flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    const pdfs = await certifyAll(
      this.#kiosk,
      waiting.map(({ pdf }) => pdf),
    );
    for (const [i, { file, day }] of waiting.entries()) {
      writeFileAtomically(file, pdfs[i]!, { day });
      this.written++;
    }
  }

  async #draw(id: Uint8Array, entry: Entry): Promise<void> {
    const campaign = this.#kiosk.campaigns.get(entry.campaign, entry.version);
    const letters = composeLetters(campaign, entry, this.#printing.letterWords);
    if (letters.length === 0) return;
    const codes = await this.#kiosk.session.holder().call('letterCodes', {
      letters: letters.map(({ addressee }) => ({ id, addressee })),
    });
    for (const [i, letter] of letters.entries()) {
      const file = path.join(this.#folder, `${campaign.id}-${letter.addressee}-${codes[i]!}.pdf`);
      if (existsSync(file)) this.written++;
      else {
        const request = letterRequest(campaign, entry, letter, codes[i]!, this.#printing);
        this.#waiting.push({ file, day: entry.day, pdf: await drawLetter(request) });
      }
    }
  }
}

/** What keeps one letter from being made without stopping the rest. */
const drawingRefusals: readonly string[] = ['undrawable', 'no_campaign'];

function letterRequest(
  campaign: Campaign,
  entry: Entry,
  letter: LetterRequest['letter'],
  code: string,
  printing: Printing,
): LetterRequest {
  const certificate = fromBase64(campaign.keys.certificate);
  const words = printing.words(letter.language);
  return {
    letter,
    strokes: entry.strokes,
    mark: entry.mark,
    day: entry.day,
    campaign,
    textHash: entry.text,
    certificateFingerprint: createHash('sha256').update(certificate).digest('hex'),
    code,
    banner: banner(campaign, entry.origin === 'test', words),
    words,
    fonts: printing.fonts,
    room: signedDataRoom(certificate),
  };
}

const banner = (campaign: Campaign, test: boolean, words: Words): string | undefined => {
  if (test) return words('test');
  return campaign.specimen ? words('specimen') : undefined;
};

/** Certifies finished documents by the key in the holder's process. */
async function certifyAll(kiosk: Kiosk, pdfs: Buffer[]): Promise<Buffer[]> {
  if (pdfs.length === 0) return [];
  const certificate = fromBase64(kiosk.campaign().keys.certificate);
  const prepared: Prepared[] = pdfs.map((pdf) => prepare(pdf, certificate));
  const signatures = await kiosk.session
    .holder()
    .call('certify', { messages: prepared.map(({ attributes }) => attributes) });
  return prepared.map((document, i) => certified(document, signatures[i]!, certificate));
}

/** Opens all entries; those that do not open are named as refused. */
async function collect(kiosk: Kiosk): Promise<{ entries: Entry[]; refused: Refusal[] }> {
  const entries: Entry[] = [];
  const refused: Refusal[] = [];
  for await (const { id, entry } of openedRows(kiosk)) {
    if (entry) entries.push(entry);
    else refused.push({ entry: entryLabel(id), code: 'bad_entry' });
  }
  return { entries, refused };
}

function petitionRow(entry: Entry, printing: Printing, language: string): PetitionRow {
  const country = countryName(entry.country, printing.letterWords(language).locale);
  return {
    name: entry.name,
    place: `${entry.place}, ${country}`,
    strokes: entry.strokes,
    mark: entry.mark,
  };
}

function isPrintable(entry: Entry, refused: Refusal[]): boolean {
  try {
    printable(`${entry.name} ${entry.place} ${entry.mark ?? ''}`);
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    refused.push({ ...error.failure });
    return false;
  }
}

/** The day that a summary carries: of the open meeting, else the latest meeting any entry names. */
const dayOf = (kiosk: Kiosk, entries: readonly Entry[]): string =>
  kiosk.sealedVault().meeting()?.day ??
  entries.reduce((latest, { day }) => (day > latest ? day : latest), '2000-01-01');
