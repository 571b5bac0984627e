/** Signature sheets: a table over as many pages as it needs, with its head repeated on each. */
import { mm } from './document.ts';
import { type PlacedText, placeText } from './flow.ts';
import { margins, placeSignature, rule, textWidth } from './page.ts';
import type { PetitionRow } from './petition.ts';
import type { Paper } from './text/paper.ts';
import type { StructureElement } from './text/structure.ts';
import { printable, type Words } from './words.ts';

export interface Sheets {
  rows: Iterable<PetitionRow>;
  rowCount: number;
  /** Whether to stop behind the first sheet. */
  firstOnly: boolean;
  words: Words;
  /** Before the last sheet is complete. */
  onLastSheet: () => void;
  /** After each sheet, with how many rows are set. */
  afterSheet: (rows: number) => Promise<void>;
}

const rowHeight = 12 * mm;
const headHeight = 7 * mm;

/** Where a column begins from the side that is read first, and how wide it is, in shares of the text's width. */
const columns = {
  number: [0, 0.07],
  name: [0.075, 0.355],
  place: [0.44, 0.29],
  signature: [0.75, 0.25],
} as const satisfies Record<string, readonly [start: number, width: number]>;

type Column = keyof typeof columns;

/** A column's left edge and width in points; the first one stands at the right where text is read from there. */
function placeOf(paper: Paper, column: Column): { x: number; width: number } {
  const all = textWidth(paper);
  const [start, share] = columns[column];
  const from = paper.isMirrored ? 1 - start - share : start;
  return { x: margins.left + from * all, width: share * all };
}

const bottomOf = (paper: Paper): number => paper.format.height - margins.bottom;

const rowsPerSheet = (paper: Paper): number =>
  Math.floor((bottomOf(paper) - margins.top - headHeight) / rowHeight);

/** How many sheets so many rows take. */
export const sheetCount = (paper: Paper, rows: number): number => Math.ceil(rows / rowsPerSheet(paper));

/** Draws the sheets, each a section of its own. */
export async function drawSheets(paper: Paper, sheets: Sheets): Promise<void> {
  const { rowCount, words } = sheets;
  if (rowCount === 0) return;
  const perSheet = rowsPerSheet(paper);
  const table = paper.structure.add('Table');
  let body: StructureElement | undefined;
  let set = 0;
  for (const row of sheets.rows) {
    const at = set % perSheet;
    if (at === 0) {
      drawHead(paper, words, set === 0 ? table.add('THead').add('TR') : undefined);
      body = table.add('TBody');
    }
    set++;
    drawRow(paper, row, { number: set, words, y: margins.top + headHeight + at * rowHeight, body: body! });
    if (set === rowCount) sheets.onLastSheet();
    if (set % perSheet !== 0 && set !== rowCount) continue;
    paper.complete(body!);
    await sheets.afterSheet(set);
    if (sheets.firstOnly) return;
  }
}

/** Only the first head is read out: a table has one. */
function drawHead(paper: Paper, words: Words, row: StructureElement | undefined): void {
  const heads: readonly (readonly [Column, string])[] = [
    ['number', '№'],
    ['name', words('columnName')],
    ['place', words('columnPlace')],
    ['signature', words('columnSignature')],
  ];
  for (const [column, text] of heads) {
    placeText(paper, printable(text), margins.top, {
      ...placeOf(paper, column),
      size: 9,
      weight: 'bold',
      maxLines: 1,
      align: paper.isMirrored ? 'right' : 'left',
      ...(row ? { parent: row, tag: 'TH' as const } : { isArtifact: true }),
    });
  }
  rule(paper, { x: margins.left, y: margins.top + headHeight, width: textWidth(paper) }, 0.8);
}

interface RowPlace {
  number: number;
  words: Words;
  /** Upper edge. */
  y: number;
  body: StructureElement;
}

function drawRow(paper: Paper, row: PetitionRow, { number, words, y, body }: RowPlace): void {
  const element = body.add('TR');
  const edge = y + rowHeight;
  const cell = (column: Column): Omit<PlacedText, 'size'> => ({
    ...placeOf(paper, column),
    parent: element,
    tag: 'TD',
    // a column has one edge, in whatever direction its names are written
    align: paper.isMirrored ? 'right' : 'left',
  });
  placeText(paper, String(number), edge - 4.4 * mm, { ...cell('number'), size: 8 });
  placeAbove(paper, printable(row.name), edge, { ...cell('name'), size: 10.5 });
  placeAbove(paper, printable(row.place), edge, { ...cell('place'), size: 9 });
  const box = { ...placeOf(paper, 'signature'), y: y + 1 * mm, height: rowHeight - 2 * mm };
  placeSignature(paper, element.add('TD'), row, { box, size: 10, words });
  rule(paper, { x: margins.left, y: edge, width: textWidth(paper) }, 0.3);
}

/** Type sizes, as shares of the usual one, and how many lines of them a row holds. */
const fits = [
  [1, 1],
  [0.85, 2],
  [0.68, 3],
] as const;

/** Sets a cell on the row's lower edge: a long name in smaller lines rather than cut. */
function placeAbove(paper: Paper, text: string, edge: number, options: PlacedText): void {
  for (const [share, maxLines] of fits) {
    const size = options.size * share;
    const paragraph = paper.layout(text, { ...options, size, weight: 'regular', lineGap: -size * 0.15 });
    if (paragraph.lines.length > maxLines && share !== fits.at(-1)![0]) continue;
    const height = Math.min(maxLines, paragraph.lines.length) * paragraph.leading;
    placeText(paper, text, edge - 1 * mm - height, { ...options, size, lineGap: -size * 0.15, maxLines });
    return;
  }
}
