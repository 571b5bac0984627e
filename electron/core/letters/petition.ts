/** The petition with its signature sheets: the text, then a table in the order of names, never in the order of signing. */
import type { Strokes } from '../../contract/signing.ts';
import { addSignatureField, finish, margins, mm, openDocument } from './document.ts';
import { Flow, type PlacedText, placeText } from './flow.ts';
import type { LetterFonts } from './fonts.ts';
import { columnOf, drawBanner, textWidth } from './page.ts';
import { drawSignature } from './signature.ts';
import type { Paper } from './text/paper.ts';
import { directionOf } from './text/scripts.ts';
import type { StructureElement } from './text/structure.ts';
import { printable, type Words } from './words.ts';

/** One row of the sheets. */
export interface PetitionRow {
  name: string;
  place: string;
  strokes: Strokes;
  mark: string | undefined;
}

export interface PetitionRequest {
  title: string;
  paragraphs: readonly string[];
  organisation: string;
  language: string;
  day: string;
  banner: string | undefined;
  /** Names given to the addressee. */
  rows: readonly PetitionRow[];
  /** People who signed without giving their name to the addressee. */
  unnamed: number;
  words: Words;
  fonts: LetterFonts;
  room: number;
}

const rowHeight = 12 * mm;
const columns = {
  number: { x: 0, width: 11 * mm },
  name: { x: 12 * mm, width: 58 * mm },
  place: { x: 72 * mm, width: 48 * mm },
  signature: { x: 122 * mm, width: 40 * mm },
};

/** Draws the petition up to its open signature field. @throws Refused `undrawable` */
export async function drawPetition(request: PetitionRequest): Promise<{ pdf: Buffer; pages: number }> {
  const { fonts, language, day, words } = request;
  const paper = await openDocument({
    fonts,
    title: printable(request.title),
    language,
    author: printable(request.organisation),
    day,
  });
  drawCover(paper, request);
  drawSheets(paper, request);
  const y = paper.pdf.page.height - 14 * mm;
  const place = {
    x: margins.left,
    width: textWidth(paper),
    size: 8,
    align: 'end',
    isArtifact: true,
  } as const;
  let count = 0;
  paper.onEachPage((page, pages) => {
    count = pages;
    placeText(paper, printable(words('pageOf', { page, pages })), y, place);
  });
  addSignatureField(paper, request.room, printable(request.organisation), day);
  return { pdf: await finish(paper), pages: count };
}

function drawCover(paper: Paper, request: PetitionRequest): void {
  const { words, rows, unnamed, language } = request;
  const direction = directionOf(language);
  if (request.banner) drawBanner(paper, request.banner);
  const flow = new Flow(paper, columnOf(paper), 35 * mm);
  flow.write(printable(request.title), { size: 20, weight: 'bold', tag: 'H1', direction }).space(20);
  for (const paragraph of request.paragraphs)
    flow.write(printable(paragraph), { size: 12, lineGap: 3, direction }).space(14);
  const total = words('petitionTotals', { count: rows.length + unnamed });
  flow.write(printable(total), { size: 12, weight: 'bold', direction });
  if (unnamed > 0)
    flow.write(printable(words('petitionUnnamed', { count: unnamed })), { size: 12, direction });
}

function drawSheets(paper: Paper, { rows, words }: PetitionRequest): void {
  if (rows.length === 0) return;
  const bottom = paper.pdf.page.height - margins.bottom;
  const table = paper.structure.add('Table');
  let y = bottom;
  for (const [i, row] of rows.entries()) {
    if (y + rowHeight > bottom) {
      paper.turn();
      // only the first head is read out: a table has one
      y = drawTableHead(paper, words, i === 0 ? table.add('TR') : undefined);
    }
    const element = table.add('TR');
    drawRow(paper, { row, number: i + 1, words, y, element });
    paper.complete(element);
    y += rowHeight;
  }
}

function drawTableHead(paper: Paper, words: Words, row: StructureElement | undefined): number {
  const y = margins.top;
  const cell = { size: 9, weight: 'bold', maxLines: 1 } as const;
  for (const [text, column] of [
    ['№', columns.number],
    [words('columnName'), columns.name],
    [words('columnPlace'), columns.place],
    [words('columnSignature'), columns.signature],
  ] as const) {
    const place = { ...cell, x: margins.left + column.x, width: column.width };
    const belonging = row ? { parent: row, tag: 'TH' as const } : { isArtifact: true };
    placeText(paper, printable(text), y, { ...place, ...belonging });
  }
  rule(paper, y + 6 * mm, 0.8);
  return y + 6 * mm;
}

interface Row {
  row: PetitionRow;
  number: number;
  words: Words;
  /** Upper edge. */
  y: number;
  element: StructureElement;
}

function drawRow(paper: Paper, { row, number, words, y, element }: Row): void {
  const top = y + rowHeight - 5.2 * mm;
  const cell = (column: { x: number; width: number }): Omit<PlacedText, 'size'> => ({
    parent: element,
    tag: 'TD',
    x: margins.left + column.x,
    width: column.width,
    maxLines: 1,
    // a column has one edge, in whatever direction its names are written
    align: 'left',
  });
  placeText(paper, String(number), top + 1.5, { ...cell(columns.number), size: 8, gray: 0.27 });
  placeText(paper, printable(row.name), top, { ...cell(columns.name), size: 10 });
  placeText(paper, printable(row.place), top + 0.8, { ...cell(columns.place), size: 9 });
  if (row.mark) placeText(paper, printable(row.mark), top, { ...cell(columns.signature), size: 9 });
  else {
    const { x, width } = columns.signature;
    const box = { x: margins.left + x, y: y + 1 * mm, width, height: rowHeight - 2 * mm };
    const alt = printable(words('signatureAlt', { name: row.name }));
    drawSignature(paper, element.add('TD'), row.strokes, box, alt);
  }
  rule(paper, y + rowHeight, 0.3);
}

function rule(paper: Paper, y: number, width: number): void {
  paper.draw('artifact', (pdf) =>
    pdf
      .moveTo(margins.left, y)
      .lineTo(pdf.page.width - margins.right, y)
      .lineWidth(width)
      .strokeColor('#888888')
      .stroke()
      .strokeColor('black'),
  );
}
