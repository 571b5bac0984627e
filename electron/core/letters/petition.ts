/** The petition with its signature sheets: the text, then a table in the order of names, never in the order of signing. */
import type { Strokes } from '../../contract/signing.ts';
import { addSignatureField, type Document, finish, margins, mm, openDocument } from './document.ts';
import type { LetterFonts } from './fonts.ts';
import { drawSignature } from './signature.ts';
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
const columns = { number: 0, name: 12 * mm, place: 72 * mm, signature: 122 * mm };

/** Draws the petition up to its open signature field. @throws Refused `undrawable` */
export async function drawPetition(request: PetitionRequest): Promise<{ pdf: Buffer; pages: number }> {
  const { fonts, language, day, words } = request;
  const document = openDocument({
    fonts,
    title: printable(request.title),
    language,
    author: printable(request.organisation),
    day,
  });
  drawCover(document, request);
  drawSheets(document, request);
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    document.switchToPage(page);
    drawPageNumber(document, printable(words('pageOf', { page: page + 1, pages: count })));
  }
  addSignatureField(document, request.room, printable(request.organisation), day);
  return { pdf: await finish(document), pages: count };
}

function drawCover(document: Document, request: PetitionRequest): void {
  const { words, rows, unnamed } = request;
  const width = document.page.width - margins.left - margins.right;
  if (request.banner) {
    document
      .font('bold')
      .fontSize(9)
      .text(printable(request.banner), margins.left, 10 * mm, { width, align: 'center' });
  }
  document
    .font('bold')
    .fontSize(20)
    .text(printable(request.title), margins.left, 35 * mm, { width });
  document.moveDown(0.8).font('regular').fontSize(12);
  for (const paragraph of request.paragraphs)
    document.text(printable(paragraph), { width, lineGap: 3 }).moveDown(0.7);
  document.font('bold').text(printable(words('petitionTotals', { count: rows.length + unnamed })), { width });
  document.font('regular');
  if (unnamed > 0) document.text(printable(words('petitionUnnamed', { count: unnamed })), { width });
}

function drawSheets(document: Document, { rows, words }: PetitionRequest): void {
  if (rows.length === 0) return;
  const bottom = document.page.height - margins.bottom;
  let y = bottom;
  for (const [i, row] of rows.entries()) {
    if (y + rowHeight > bottom) {
      document.addPage();
      y = drawTableHead(document, words);
    }
    drawRow(document, row, i + 1, y);
    y += rowHeight;
  }
}

function drawTableHead(document: Document, words: Words): number {
  const y = margins.top;
  document.font('bold').fontSize(9);
  for (const [key, x] of [
    ['columnName', columns.name],
    ['columnPlace', columns.place],
    ['columnSignature', columns.signature],
  ] as const)
    document.text(printable(words(key)), margins.left + x, y, { lineBreak: false });
  rule(document, y + 6 * mm, 0.8);
  return y + 6 * mm;
}

function drawRow(document: Document, row: PetitionRow, number: number, y: number): void {
  const baseline = y + rowHeight - 5.2 * mm;
  const cell = { height: 11, ellipsis: true, lineBreak: false };
  document.font('regular').fontSize(8).fillColor('#444444');
  document.text(String(number), margins.left + columns.number, baseline + 1.5, cell);
  document.fillColor('black').fontSize(10);
  document.text(printable(row.name), margins.left + columns.name, baseline, { ...cell, width: 58 * mm });
  document
    .fontSize(9)
    .text(printable(row.place), margins.left + columns.place, baseline + 0.8, { ...cell, width: 48 * mm });
  const box = {
    x: margins.left + columns.signature,
    y: y + 1 * mm,
    width: 40 * mm,
    height: rowHeight - 2 * mm,
  };
  if (row.mark) document.text(printable(row.mark), box.x, baseline, { ...cell, width: box.width });
  else drawSignature(document, row.strokes, box);
  rule(document, y + rowHeight, 0.3);
}

function rule(document: Document, y: number, width: number): void {
  document
    .moveTo(margins.left, y)
    .lineTo(document.page.width - margins.right, y)
    .lineWidth(width)
    .strokeColor('#888888')
    .stroke()
    .strokeColor('black');
}

function drawPageNumber(document: Document, text: string): void {
  const { bottom } = document.page.margins;
  document.page.margins.bottom = 0;
  document
    .font('regular')
    .fontSize(8)
    .text(text, margins.left, document.page.height - 14 * mm, {
      width: document.page.width - margins.left - margins.right,
      align: 'right',
    });
  document.page.margins.bottom = bottom;
}
