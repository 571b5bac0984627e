import { circleSheetCount, drawCircles } from './circle.ts';
/**
 * The petition: a cover letter with totals, its text, then the signature sheets, in the order of names and never in the order
 * of signing. Sheets are written page by page, so that fifty thousand rows need no more memory than one page.
 */
import {
  addSignatureField,
  finish,
  mm,
  openDocument,
  type PaperSize,
  type Sink,
  type Written,
} from './document.ts';
import { Flow, placeText } from './flow.ts';
import type { LetterFonts } from './fonts.ts';
import { columnOf, drawBanner, drawPageNumber, margins, type SignatureOf, textWidth } from './page.ts';
import { drawSheets, sheetCount } from './sheets.ts';
import type { Paper } from './text/paper.ts';
import { directionOf } from './text/scripts.ts';
import type { StructureElement } from './text/structure.ts';
import { printable, type Words } from './words.ts';

/** One row of the sheets. */
export interface PetitionRow extends SignatureOf {
  place: string;
}

/** How many people by what they have in common, most first. */
export interface Totals {
  /** What it is that they have in common. */
  label: string;
  counts: readonly (readonly [value: string, count: number])[];
}

export interface PetitionRequest {
  title: string;
  paragraphs: readonly string[];
  organisation: string;
  language: string;
  day: string;
  /** The day written out in the petition's language. */
  longDay: string;
  paper: PaperSize;
  banner: string | undefined;
  /** `circle`: around circles, as many as are needed, with the root of the set that lots are drawn from. */
  layout: 'list' | { circle: Uint8Array };
  /** Names given to the addressee, in their order; read once. */
  rows: Iterable<PetitionRow>;
  rowCount: number;
  totals: readonly Totals[];
  /** People who signed without giving their name to the addressee. */
  unnamed: number;
  words: Words;
  fonts: LetterFonts;
  /** Bytes to keep free for the signature; undefined for what is only looked at. */
  room: number | undefined;
  /** Whether to stop behind the first sheet. */
  firstSheetOnly?: boolean;
  /** Called after each sheet with the rows that are set; what it throws ends the work. */
  afterSheet?: (rows: number) => Promise<void>;
}

/** Draws the petition up to its open signature field. @throws Refused `undrawable` */
export async function drawPetition(
  request: PetitionRequest,
  sink: Sink,
): Promise<Written & { pages: number }> {
  const { fonts, language, day, words, paper: size } = request;
  const author = printable(request.organisation);
  const document = await openDocument(
    { fonts, title: printable(request.title), language, author, day, paper: size },
    sink,
  );
  const { paper } = document;
  const cover = drawCover(paper, request);
  const { room, layout, rowCount } = request;
  const isList = layout === 'list';
  const pages = cover + (isList ? sheetCount(paper, rowCount) : circleSheetCount(rowCount));
  const sign = (): void => {
    if (room !== undefined) addSignatureField(document, room, author, day);
  };
  if (rowCount === 0) sign();
  paper.endSection((page) => drawPageNumber(paper, words, page, pages));
  const sheets = {
    rows: request.rows,
    rowCount,
    firstOnly: request.firstSheetOnly ?? false,
    words,
    onLastSheet: sign,
    afterSheet: async (rows: number) => {
      paper.endSection(() => drawPageNumber(paper, words, paper.painted + 1, pages));
      await request.afterSheet?.(rows);
    },
  };
  if (isList) await drawSheets(paper, sheets);
  else await drawCircles(paper, { ...request, ...sheets, root: layout.circle });
  return { ...(await finish(document)), pages };
}

/** The cover letter and the petition's text. @returns how many pages they take */
function drawCover(paper: Paper, request: PetitionRequest): number {
  const { words, unnamed, language, rowCount } = request;
  const direction = directionOf(language);
  const text = { size: 12, lineGap: 3, direction };
  const small = { size: 10, direction };
  drawBanner(paper, request.banner);
  const flow = new Flow(paper, columnOf(paper), 26 * mm);
  flow.write(printable(request.organisation), { ...small, weight: 'bold' });
  flow.write(printable(request.longDay), { ...small }).space(16 * mm);
  flow.write(printable(request.title), { size: 22, weight: 'bold', tag: 'H1', direction }).space(14);
  const count = rowCount + unnamed;
  flow
    .write(
      printable(
        words(request.layout === 'list' ? 'petitionCover' : 'petitionCoverCircle', {
          organisation: request.organisation,
        }),
      ),
      text,
    )
    .space(14);
  flow.write(printable(words('petitionTotals', { count })), { ...text, size: 15, weight: 'bold' });
  if (unnamed > 0) flow.space(2).write(printable(words('petitionUnnamed', { count: unnamed })), text);
  for (const totals of request.totals) writeTotals(paper, flow, totals, words);
  flow.turn();
  flow.write(printable(request.title), { size: 15, weight: 'bold', tag: 'H2', direction }).space(12);
  for (const paragraph of request.paragraphs) flow.write(printable(paragraph), text).space(12);
  return paper.waiting;
}

/** Rows of a table of totals that are printed one by one; the rest is one row. */
const shownTotals = 12;

function writeTotals(paper: Paper, flow: Flow, { label, counts }: Totals, words: Words): void {
  if (counts.length === 0) return;
  const direction = directionOf(paper.language);
  const others = counts.slice(shownTotals).reduce((sum, [, count]) => sum + count, 0);
  const shown = counts.slice(0, shownTotals);
  if (others > 0) shown.push([words('petitionOthers'), others]);
  const rowHeight = 5.6 * mm;
  flow.space(16).keep(24 + Math.min(4, shown.length) * rowHeight);
  flow.write(printable(label), { size: 11, weight: 'bold', tag: 'H2', direction }).space(4);
  const table = paper.structure.add('Table');
  for (const [value, count] of shown) {
    flow.keep(rowHeight);
    writeTotal(paper, table.add('TR'), flow.y, [printable(value), String(count)]);
    flow.space(rowHeight);
  }
}

/** A value and its number beside it, from the side that is read first. */
function writeTotal(paper: Paper, row: StructureElement, y: number, [value, count]: [string, string]): void {
  const all = textWidth(paper);
  const valueWidth = all * 0.62;
  const countWidth = 22 * mm;
  const { isMirrored } = paper;
  const cell = { size: 10.5, parent: row, tag: 'TD', maxLines: 1 } as const;
  placeText(paper, value, y, {
    ...cell,
    x: margins.left + (isMirrored ? all - valueWidth : 0),
    width: valueWidth,
    align: isMirrored ? 'right' : 'left',
  });
  placeText(paper, count, y, {
    ...cell,
    x: margins.left + (isMirrored ? all - valueWidth - countWidth : valueWidth),
    width: countWidth,
    align: isMirrored ? 'left' : 'right',
  });
}
