/** The petition with its signature sheets, out of the opened entries. */
import type { Campaign } from '../../contract/campaign.ts';
import type { InputOf } from '../../contract/index.ts';
import { Refused } from '../../contract/result.ts';
import type { Entry, Strokes } from '../../contract/signing.ts';
import type { Refusal } from '../../contract/steps.ts';
import { countryName, longDay, placeIn } from '../../wording/countries.ts';
import { pick } from '../../wording/pick.ts';
import { simplify } from '../../wording/thin.ts';
import { compareNames, comparePlaces } from '../export/order.ts';
import { fromDrawnStart } from '../letters/circle.ts';
import { inMemory, type PaperSize } from '../letters/document.ts';
import { drawPetition, type PetitionRow, type Totals } from '../letters/petition.ts';
import { printable } from '../letters/words.ts';
import { issuerOf, makeCertifiedFile } from './certifying.ts';
import { laterDay, latestDay } from './days.ts';
import type { Kiosk } from './kiosk.ts';
import { bannerOf } from './letter-batch.ts';
import { entryLabel, openedRows, printedCount } from './opened.ts';
import { type Printing, printingOf } from './printing.ts';

export interface PetitionOptions extends PreviewOptions {
  file: string;
}

/** What a petition is made by, wherever it goes. */
interface PreviewOptions {
  layout: InputOf<'petition'>['layout'];
  paper: PaperSize;
  sort: InputOf<'petition'>['sort'];
  progress: (step: { done: number; total: number }) => void;
  /** Lets other work have its turn. @throws Refused `cancelled` */
  pause: (rows?: number) => Promise<void>;
}

/** Writes the petition. Opening is one half of the progress, setting the other. */
export async function writePetition(
  kiosk: Kiosk,
  options: PetitionOptions,
): Promise<{ entries: number; hidden: number; pages: number; refused: Refusal[] }> {
  const { file, paper, progress, pause } = options;
  const { entries, hidden } = printedCount(kiosk);
  const total = entries * 2;
  const gathered = await gather(kiosk, { ...options, total });
  const issuer = issuerOf(kiosk);
  const day = latestDay(kiosk, gathered.latestDay);
  const request = { ...gathered.request(day, options), paper, day, room: issuer.room };
  let before = 0;
  const afterSheet = async (rows: number): Promise<void> => {
    progress({ done: Math.min(total, total / 2 + rows), total });
    // a row leaves less behind than a letter does
    await pause(Math.ceil((rows - before) / 2));
    before = rows;
  };
  const { pages } = await makeCertifiedFile(kiosk, issuer, { file, day }, (sink) =>
    drawPetition({ ...request, afterSheet }, sink),
  );
  progress({ done: total, total });
  return { entries: gathered.entries, hidden, pages, refused: gathered.refused };
}

/** Cover, text and the first signature sheet, in memory and with a banner that says so. All entries are opened, for the totals. */
export async function previewPetition(kiosk: Kiosk, options: PreviewOptions): Promise<Buffer> {
  const { paper } = options;
  const gathered = await gather(kiosk, { ...options, total: kiosk.openVault().count() });
  const day = latestDay(kiosk, gathered.latestDay);
  const request = gathered.request(day, options);
  const banner = request.words('preview');
  const { pdf } = await inMemory((sink) =>
    drawPetition({ ...request, paper, day, banner, room: undefined, firstSheetOnly: true }, sink),
  );
  return pdf;
}

async function gather(
  kiosk: Kiosk,
  { progress, pause, total }: PreviewOptions & { total: number },
): Promise<Gathering> {
  const gathered = new Gathering(kiosk, printingOf(kiosk.ports));
  let opened = 0;
  progress({ done: 0, total });
  for await (const { id, entry } of openedRows(kiosk)) {
    await pause();
    gathered.add(id, entry);
    progress({ done: Math.min(++opened, total), total });
  }
  return gathered;
}

/** A row that waits for its sheet; strokes are JSON off the heap, or fifty thousand of them would fill it. */
interface WaitingRow {
  name: string;
  place: string;
  mark: string | undefined;
  strokes: Buffer;
}

/** In grid units, a sixth of a millimetre where a signature is four centimetres wide: less than the pen's width. */
const sheetTolerance = 8;

class Gathering {
  entries = 0;
  latestDay: string | undefined;
  readonly refused: Refusal[] = [];
  readonly #kiosk: Kiosk;
  readonly #campaign: Campaign;
  readonly #printing: Printing;
  readonly #language: string;
  readonly #rows: WaitingRow[] = [];
  readonly #places = new Map<string, number>();
  #unprintable = 0;
  readonly #answers = new Map<string, Map<string, number>>();

  constructor(kiosk: Kiosk, printing: Printing) {
    this.#kiosk = kiosk;
    this.#campaign = kiosk.campaign();
    this.#printing = printing;
    this.#language = this.#campaign.languages[0]!;
  }

  add(id: Uint8Array, entry: Entry | undefined): void {
    if (!entry) {
      this.refused.push({ entry: entryLabel(id), code: 'bad_entry' });
      return;
    }
    this.entries++;
    this.latestDay = laterDay(this.latestDay, entry.day);
    if (entry.visibility !== 'addressee' || !this.#isPrintable(id, entry)) return;
    const place = this.#placeOf(entry);
    this.#rows.push({
      name: entry.name,
      place,
      mark: entry.mark,
      strokes: packStrokes(entry.strokes),
    });
    // Only who is named on the sheets is counted by place and branch: in a small place a number is a name.
    count(this.#places, place);
    for (const { id: field } of this.#countedFields()) {
      const answers = this.#answers.get(field) ?? new Map<string, number>();
      this.#answers.set(field, answers);
      const answer = entry.fields[field];
      if (answer) count(answers, answer);
    }
  }

  request(
    day: string,
    { layout, sort = 'name' }: PreviewOptions,
  ): Omit<Parameters<typeof drawPetition>[0], 'paper' | 'day' | 'room' | 'afterSheet'> {
    const campaign = this.#campaign;
    const language = this.#language;
    const words = this.#printing.words(language);
    const { title, petition } = campaign.texts[language]!;
    const sorted = this.#rows.toSorted(sort === 'place' ? comparePlaces : compareNames);
    const root = this.#kiosk.openVault().root();
    const rows = layout === 'circle' ? fromDrawnStart(sorted, root) : sorted;
    return {
      title,
      paragraphs: petition,
      organisation: campaign.organisation,
      language,
      longDay: longDay(day, this.#printing.letterWords(language).locale),
      layout: layout === 'circle' ? { circle: root } : layout,
      banner: bannerOf(campaign, this.#kiosk.pin().test, words),
      rows: rows.values().map(unpackRow),
      rowCount: rows.length,
      totals: this.#totals(words('columnPlace')),
      unnamed: this.entries - rows.length - this.#unprintable,
      words,
      fonts: this.#printing.fonts,
    };
  }

  #isPrintable(id: Uint8Array, entry: Entry): boolean {
    try {
      for (const text of [entry.name, entry.place, entry.mark ?? '', ...Object.values(entry.fields)])
        printable(text);
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { code, detail } = error.failure;
      this.refused.push({ entry: entryLabel(id), code, ...(detail !== undefined && { detail }) });
      this.#unprintable++;
      return false;
    }
  }

  #placeOf({ place, country }: Entry): string {
    const { locale } = this.#printing.letterWords(this.#language);
    return placeIn(place, countryName(country, locale), this.#language);
  }

  #countedFields(): Campaign['fields'] {
    return this.#campaign.fields.filter(({ totals }) => totals);
  }

  #totals(placeLabel: string): Totals[] {
    const fields = this.#countedFields().map(({ id, label }) => ({
      label: pick(label, this.#language, this.#campaign.languages),
      counts: mostFirst(this.#answers.get(id) ?? new Map<string, number>()),
    }));
    return [...fields, { label: placeLabel, counts: mostFirst(this.#places) }];
  }
}

const count = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);

/** By number, then by name: an order that tells nothing. */
function mostFirst(counts: ReadonlyMap<string, number>): (readonly [string, number])[] {
  const { compare } = new Intl.Collator('und');
  return [...counts].toSorted(([a, m], [b, n]) => n - m || compare(a, b));
}

const packStrokes = (strokes: Strokes): Buffer =>
  Buffer.from(JSON.stringify(strokes.map((stroke) => simplify(stroke, sheetTolerance))));

const unpackRow = ({ strokes, ...row }: WaitingRow): PetitionRow => ({
  ...row,
  strokes: JSON.parse(strokes.toString('latin1')) as Strokes,
});
