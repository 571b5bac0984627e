/** All letters in one file, for a printer: by addressee, each with a cover page that says how many there are. */
import { drawAddress } from './address.ts';
import {
  addSignatureField,
  finish,
  formats,
  mm,
  openDocument,
  type PaperSize,
  type Sink,
  type Written,
} from './document.ts';
import { Flow } from './flow.ts';
import type { LetterFonts } from './fonts.ts';
import { letterFormFor, letterFormOn } from './letter-form.ts';
import { drawLetterPages, type LetterContent } from './letter.ts';
import { columnOf, drawBanner } from './page.ts';
import { drawRows, type PaperRow } from './rows.ts';
import type { Paper } from './text/paper.ts';
import { directionOf } from './text/scripts.ts';
import { printable, type Words } from './words.ts';

/** What a cover says where it is for somebody else than the printer's operator. */
export interface Cover {
  language: string;
  heading: string;
  rows: readonly PaperRow[];
}

/** The letters to one addressee. */
export interface Pile {
  addressLines: readonly string[];
  country: string | undefined;
  language: string;
  /** The day written out in this language. */
  longDay: string;
  banner: string | undefined;
  words: Words;
  count: number;
  /** In place of title and number of letters. */
  cover?: Cover | undefined;
  /** In an order that tells nothing; read once. */
  letters: Iterable<LetterContent>;
}

export interface MergedRequest {
  title: string;
  organisation: string;
  language: string;
  day: string;
  /** The paper of all of it; without it each addressee's own. */
  paper?: PaperSize | undefined;
  piles: readonly Pile[];
  fonts: LetterFonts;
  room: number;
  /** Whether covers and letters each begin on the front of a sheet that is printed on both sides. */
  duplex?: boolean | undefined;
  /** Millimetres of a drawn signature's strokes, where they are not a pen's. */
  pen?: number | undefined;
  /** Called after each letter with how many are set, which one that was and its pages; what it throws ends the work. */
  afterLetter?: ((letters: number, code: string, pages: number) => Promise<void>) | undefined;
}

export interface DrawnMerged extends Written {
  letters: number;
  pages: number;
  /** Pages of each pile's cover. */
  covers: number[];
}

/** Draws the file up to its open signature field, which stands on the last page. @throws Refused `undrawable` */
export async function drawMerged(request: MergedRequest, sink: Sink): Promise<DrawnMerged> {
  const { fonts, language, day } = request;
  const author = printable(request.organisation);
  const total = request.piles.reduce((sum, { count }) => sum + count, 0);
  const document = await openDocument(
    {
      fonts,
      title: printable(request.title),
      language,
      author,
      day,
      paper: request.paper ?? 'a4',
      shares: true,
    },
    sink,
  );
  const { paper } = document;
  let letters = 0;
  const covers: number[] = [];
  for (const pile of request.piles) {
    const form = request.paper ? letterFormOn(request.paper) : letterFormFor(pile.country);
    const part = { language: pile.language, format: formats[form.paper] };
    paper.startPart({ ...part, language: pile.cover?.language ?? pile.language });
    covers.push(
      section(request, paper, () => {
        drawCover(paper, request, pile);
        paper.endSection();
      }),
    );
    for (const content of pile.letters) {
      letters++;
      paper.startPart(part);
      const isLast = letters === total;
      const pages = section(request, paper, () =>
        drawLetterPages(document, { ...content, pen: request.pen }, form, () => {
          if (isLast) addSignatureField(document, request.room, author, day);
        }),
      );
      await request.afterLetter?.(letters, content.code, pages);
    }
  }
  return { ...(await finish(document)), letters, pages: paper.painted, covers };
}

/** Draws what begins on a sheet of its own. @returns its pages, without the empty back of its last sheet */
function section({ duplex }: MergedRequest, paper: Paper, draw: () => void): number {
  const before = paper.painted;
  draw();
  const pages = paper.painted - before;
  if (duplex && pages % 2 === 1) {
    paper.draw('artifact', '');
    paper.endSection();
  }
  return pages;
}

/** Stands before the letters of one addressee and shows the address in the same window. */
function drawCover(paper: Paper, request: MergedRequest, pile: Pile): void {
  const { words, count, cover } = pile;
  const language = cover?.language ?? pile.language;
  const direction = directionOf(language);
  const form = request.paper ? letterFormOn(request.paper) : letterFormFor(pile.country);
  drawBanner(paper, pile.banner);
  drawAddress(paper, form, { sender: [request.organisation], address: pile.addressLines, direction });
  const flow = new Flow(paper, columnOf(paper), form.body + 10 * mm);
  if (cover) {
    flow.write(printable(cover.heading), { size: 22, weight: 'bold', tag: 'H1', direction }).space(6);
    flow.write(printable(request.title), { size: 11, direction }).space(20);
    drawRows(paper, flow, cover.rows, direction);
    return;
  }
  flow.write(printable(request.title), { size: 15, weight: 'bold', tag: 'H1', direction }).space(12);
  flow.write(printable(words('coverCount', { count })), { size: 22, weight: 'bold', direction }).space(12);
  flow.write(printable(pile.longDay), { size: 11, direction });
  flow.write(printable(request.organisation), { size: 11, direction });
}
