/** Files of all letters to one addressee: for the printer and its window envelopes, and to be faxed. */
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';

import type { Way } from '../../contract/delivery.ts';
import type { OutputOf } from '../../contract/index.ts';
import { Refused } from '../../contract/result.ts';
import { fill } from '../../wording/placeholders.ts';
import type { PaperSize } from '../letters/document.ts';
import { type Cover, drawMerged, type MergedRequest, type Pile } from '../letters/merged.ts';
import type { PaperRow } from '../letters/rows.ts';
import { addresseeOf, AddressedLetters } from './addressed-letters.ts';
import { makeCertifiedFile } from './certifying.ts';
import { laterDay, latestDay } from './days.ts';
import { openDiary } from './delivery-diary.ts';
import type { HandlerContext, Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import type { Stacked } from './letter-batch.ts';
import { pilesOf } from './merged-letters.ts';
import { sectionOf } from './printing.ts';

type Context = HandlerContext<{ done: number; total: number }>;

/** What differs between print and fax. */
interface RunKind {
  way: Extract<Way, 'post' | 'fax'>;
  paper: PaperSize | undefined;
  /** Whether a sheet has two pages. */
  duplex: boolean;
  file: string;
  cover: (pile: Pile, counts: Counts, words: Readonly<Record<string, string>>) => Omit<Cover, 'language'>;
}

/** Millimetres: two lines of a fax in its coarse resolution (ITU-T T.4, 3.85 lines a millimetre). */
const faxPen = 0.55;

/** Of one pile, its cover included. */
interface Counts {
  letters: number;
  pages: number;
  sheets: number;
  /** Letters by how many sheets each takes. */
  bySheets: ReadonlyMap<number, number>;
}

export const runHandlers: Handlers<'printRun' | 'faxRun'> = {
  printRun: ({ addressee, paper = 'auto', duplex = false, out }, context) =>
    makeRun(context, addressee, {
      way: 'post',
      paper: paper === 'auto' ? undefined : paper,
      duplex,
      file: out ?? runFile(context.kiosk, addressee, 'print'),
      cover: (_, counts, words) => ({ heading: words['print']!, rows: printRows(counts, words) }),
    }),

  faxRun: ({ addressee, paper = 'auto', out }, context) => {
    const { fax = [] } = addresseeOf(context.kiosk.campaign(), addressee);
    if (fax.length === 0) throw new Refused('way_missing', addressee);
    const { organisation } = context.kiosk.campaign();
    return makeRun(context, addressee, {
      way: 'fax',
      paper: paper === 'auto' ? undefined : paper,
      duplex: false,
      file: out ?? runFile(context.kiosk, addressee, 'fax'),
      cover: ({ addressLines, longDay: day }, { pages }, words) => ({
        heading: words['fax']!,
        rows: [
          [words['to']!, addressLines.join('\n')],
          [words['number']!, fax.join('\n')],
          [words['from']!, organisation],
          [words['day']!, day],
          [words['pages']!, String(pages)],
        ],
      }),
    });
  },
};

const runFile = (kiosk: Kiosk, addressee: string, kind: string): string =>
  kiosk.inData('exports', `${kiosk.campaign().id}-${addressee}-${kind}.pdf`);

function printRows(counts: Counts, words: Readonly<Record<string, string>>): PaperRow[] {
  const { letters, sheets, bySheets } = counts;
  return [
    [words['letters']!, String(letters)],
    [words['sheets']!, String(sheets)],
    ...[...bySheets]
      .toSorted(([a], [b]) => a - b)
      .map(([each, many]): PaperRow => [fill(words['bySheets']!, { sheets: String(each) }), String(many)]),
  ];
}

/** Draws all of it twice: the first time into nothing, because the covers say how much follows. */
async function makeRun(context: Context, addressee: string, kind: RunKind): Promise<OutputOf<'printRun'>> {
  const { kiosk } = context;
  addresseeOf(kiosk.campaign(), addressee);
  if (openDiary(kiosk).gaveIn(addressee) !== undefined) throw new Refused('addressee_gave_in', addressee);
  const letters = new AddressedLetters(kiosk);
  const { stack, day } = await collect(context, letters, addressee);
  if (stack.length === 0) throw new Refused('no_letters', addressee);
  const pages = new Map<string, number>();
  const step = steps(context, stack.length * 2);
  const measured = await drawMerged(
    requestFor(kiosk, letters, kind, {
      day,
      piles: pilesOf(letters, { stack, day }).map((pile) => coverOf(kiosk, kind, pile, nothing)),
      afterLetter: async (_, code, many) => {
        pages.set(code, many);
        await step();
      },
    }),
    () => {},
  );
  const sheets = (many: number): number => Math.ceil(many / (kind.duplex ? 2 : 1));
  // envelopes of one weight stand together
  const sorted = stack.toSorted((a, b) => sheets(pages.get(a.code)!) - sheets(pages.get(b.code)!));
  const piles = pilesOf(letters, { stack: sorted, day });
  const counts = piles.map((pile, i) =>
    countsOf(pile, measured.covers[i]!, (code) => pages.get(code)!, sheets),
  );
  const fresh = pilesOf(letters, { stack: sorted, day });
  await makeCertifiedFile(kiosk, letters.issuer, { file: kind.file, day }, (sink) =>
    drawMerged(
      requestFor(kiosk, letters, kind, {
        day,
        piles: fresh.map((pile, i) => coverOf(kiosk, kind, pile, counts[i]!)),
        afterLetter: step,
      }),
      sink,
    ),
  );
  const sum = (of: (count: Counts) => number): number => counts.reduce((all, count) => all + of(count), 0);
  return {
    letters: stack.length,
    pages: sum((count) => count.pages),
    sheets: sum((count) => count.sheets),
    out: path.resolve(kind.file),
  };
}

const nothing: Counts = { letters: 0, pages: 0, sheets: 0, bySheets: new Map() };

/** Reports each letter that is set, lets other work have its turn, and ends with the call. */
function steps({ progress, signal }: Context, total: number): () => Promise<void> {
  let done = 0;
  progress({ done, total });
  return async () => {
    progress({ done: ++done, total });
    if (done % 4 === 0) await turn();
    if (signal.aborted) throw new Refused('cancelled');
  };
}

function countsOf(
  { letters }: Pile,
  coverPages: number,
  pagesOf: (code: string) => number,
  sheets: (pages: number) => number,
): Counts {
  const each = [...letters].map(({ code }) => pagesOf(code));
  const bySheets = Map.groupBy(each, sheets);
  return {
    letters: each.length,
    pages: each.reduce((sum, pages) => sum + pages, coverPages),
    sheets: each.reduce((sum, pages) => sum + sheets(pages), sheets(coverPages)),
    bySheets: new Map([...bySheets].map(([many, those]) => [many, those.length])),
  };
}

/** A fax is read by its addressee, a cover for the printer by the organisers. */
function coverOf(kiosk: Kiosk, kind: RunKind, pile: Pile, counts: Counts): Pile {
  const language = kind.way === 'fax' ? pile.language : kiosk.campaign().languages[0]!;
  const words = sectionOf(kiosk.ports, language, 'cover');
  return { ...pile, cover: { ...kind.cover(pile, counts, words), language } };
}

const requestFor = (
  kiosk: Kiosk,
  { letters: { printing }, issuer }: AddressedLetters,
  { paper, duplex, way }: RunKind,
  part: Pick<MergedRequest, 'day' | 'piles' | 'afterLetter'>,
): MergedRequest => {
  const campaign = kiosk.campaign();
  const language = campaign.languages[0]!;
  return {
    title: campaign.texts[language]!.title,
    organisation: campaign.organisation,
    language,
    paper,
    fonts: printing.fonts,
    room: issuer.room,
    duplex,
    pen: way === 'fax' ? faxPen : undefined,
    ...part,
  };
};

async function collect(
  { kiosk, signal }: Context,
  letters: AddressedLetters,
  addressee: string,
): Promise<{ stack: Stacked[]; day: string }> {
  const stack: Stacked[] = [];
  let latest: string | undefined;
  for await (const { entry, letter, code } of letters.to(addressee, signal)) {
    latest = laterDay(latest, entry.day);
    stack.push({ code, letter: letter.letter, addressee, entry: Buffer.from(JSON.stringify(entry)) });
  }
  return { stack: stack.toSorted((a, b) => (a.code < b.code ? -1 : 1)), day: latestDay(kiosk, latest) };
}
