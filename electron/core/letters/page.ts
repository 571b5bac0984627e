/** What letters and petitions have in common on a page. */
import { mm } from './document.ts';
import { type Column, placeText } from './flow.ts';
import { drawSignature, type SignaturePlace } from './signature.ts';
import type { Paper } from './text/paper.ts';
import { decimal } from './text/pdf-object.ts';
import type { StructureElement } from './text/structure.ts';
import { printable, type Words } from './words.ts';

export const margins = { top: 20 * mm, bottom: 22 * mm, left: 25 * mm, right: 20 * mm };

export const textWidth = ({ format }: Paper): number => format.width - margins.left - margins.right;

/** The column of running text. */
export const columnOf = (paper: Paper): Column => ({
  x: margins.left,
  width: textWidth(paper),
  top: margins.top,
  bottom: paper.format.height - margins.bottom,
});

/** A line across the top of what is not to be sent. It is read out: nobody should take it for a letter. */
export function drawBanner(paper: Paper, banner: string | undefined): void {
  if (banner === undefined) return;
  placeText(paper, printable(banner), 10 * mm, {
    x: margins.left,
    width: textWidth(paper),
    size: 9,
    weight: 'bold',
    align: 'center',
  });
}

/** "Page 2 of 5" at the outer lower corner. */
export function drawPageNumber(paper: Paper, words: Words, page: number, pages: number): void {
  placeText(paper, printable(words('pageOf', { page, pages })), paper.format.height - 14 * mm, {
    x: margins.left,
    width: textWidth(paper),
    size: 8,
    align: paper.isMirrored ? 'left' : 'right',
    isArtifact: true,
  });
}

/** A horizontal line. It is neither read out nor part of the text. */
export const rule = (
  paper: Paper,
  { x, y, width }: { x: number; y: number; width: number },
  thickness: number,
): void =>
  paper.draw(
    'artifact',
    `${decimal(thickness)} w ${decimal(x)} ${decimal(y)} m ${decimal(x + width)} ${decimal(y)} l S`,
  );

/** What somebody signed with: drawn or typed. */
export interface SignatureOf {
  name: string;
  strokes: Parameters<typeof drawSignature>[2];
  /** Typed instead of drawn. */
  mark: string | undefined;
}

/** Draws a signature, or writes the typed mark, into a box. */
export function placeSignature(
  paper: Paper,
  parent: StructureElement,
  { name, strokes, mark }: SignatureOf,
  { size, words, ...place }: SignaturePlace & { size: number; words: Words },
): void {
  if (!mark) {
    drawSignature(paper, parent, strokes, place, printable(words('signatureAlt', { name })));
    return;
  }
  const { box, align = paper.isMirrored ? 'right' : 'left', turn } = place;
  placeText(paper, printable(mark), box.y + box.height - size * 1.5, {
    parent,
    x: box.x,
    width: box.width,
    size,
    maxLines: 1,
    align,
    turn,
  });
}
