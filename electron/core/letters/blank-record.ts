/** What one person fills in on an empty sheet, as it is drawn: labels, lines to write on, boxes to cross. */
import { box, boxPitch, padding, perLine, type PlacedCell } from './blank-cells.ts';
import { mm } from './document.ts';
import { type PlacedText, placeText } from './flow.ts';
import { rule } from './page.ts';
import type { Paper } from './text/paper.ts';
import { decimal } from './text/pdf-object.ts';
import type { StructureElement } from './text/structure.ts';

/** Where a record stands. */
export interface RecordPlace {
  x: number;
  y: number;
  width: number;
  /** Of each of its lines. */
  lineHeight: number;
}

/** A cell's left edge on the page; the first one stands at the right where text is read from there. */
const leftOf = (paper: Paper, { x, width }: RecordPlace, cell: PlacedCell): number =>
  paper.isMirrored ? x + width - cell.start - cell.width : x + cell.start;

/** Where in a cell its label stands. */
interface LabelPlace {
  height: number;
  /** The row of a table's head; in a slip a label is a paragraph. */
  parent?: StructureElement;
}

/** Labels of a record at the top of its cells. */
export function drawLabels(
  paper: Paper,
  record: readonly PlacedCell[][],
  place: RecordPlace,
  { height, parent }: LabelPlace,
): void {
  for (const [i, line] of record.entries()) {
    for (const cell of line) {
      placeLabel(paper, cell.label, place.y + i * place.lineHeight + 0.5 * mm, height, {
        x: leftOf(paper, place, cell) + padding,
        width: cell.width - 2 * padding,
        align: paper.isMirrored ? 'right' : 'left',
        ...(parent ? { parent, tag: 'TH' as const } : {}),
      });
    }
  }
}

const labelSizes = [8.5, 8, 7.5, 7, 6.5, 6];
const labelGap = (size: number): number => -size * 0.2;

const labelFits = (paper: Pick<Paper, 'layout'>, { label, width }: PlacedCell, height: number): boolean =>
  labelSizes.some((size) => linesThatFit(paper, label, size, width - 2 * padding, height).isWhole);

function linesThatFit(
  paper: Pick<Paper, 'layout'>,
  label: string,
  size: number,
  width: number,
  height: number,
): { isWhole: boolean; most: number } {
  const options = { size, width, weight: 'regular', lineGap: labelGap(size) } as const;
  const { lines, leading } = paper.layout(label, options);
  const most = Math.max(1, Math.floor(height / leading));
  return { isWhole: lines.length <= most, most };
}

/** As large as it fits; what fits in no size is cut. */
function placeLabel(
  paper: Paper,
  label: string,
  y: number,
  height: number,
  options: Omit<PlacedText, 'size'>,
): void {
  const size =
    labelSizes.find((each) => linesThatFit(paper, label, each, options.width, height).isWhole) ??
    labelSizes.at(-1)!;
  const { most: maxLines } = linesThatFit(paper, label, size, options.width, height);
  placeText(paper, label, y, { ...options, size, lineGap: labelGap(size), maxLines });
}

/** How far below the top of a line its boxes begin, and who they belong to. */
interface Blank {
  below: number;
  parent: StructureElement;
}

/** The empty record: lines to write on, boxes to cross. */
export function drawBlank(
  paper: Paper,
  record: readonly PlacedCell[][],
  place: RecordPlace,
  { below, parent }: Blank,
): void {
  const { x, y, width, lineHeight } = place;
  for (const [i, line] of record.entries()) {
    const top = y + i * lineHeight;
    const bottom = top + lineHeight;
    for (const cell of line) {
      const left = leftOf(paper, place, cell);
      const element = parent.add(parent.tag === 'TR' ? 'TD' : 'P');
      drawBoxes(paper, element, cell, { left, top: top + below, height: lineHeight - below });
      if (cell.start > 0) vertical(paper, paper.isMirrored ? left + cell.width : left, top, bottom);
    }
    rule(paper, { x, y: bottom, width }, i === record.length - 1 ? 0.6 : 0.3);
  }
}

/** How high the labels inside a card are: in one line, else in two. */
const cardLabelHeights = [3.4 * mm, 6 * mm];
/** What a hand needs below a label. */
export const writingHeight = 10 * mm;

/** The first of these heights into which all labels fit whole, else the last. */
export const labelHeightOf = (
  paper: Pick<Paper, 'layout'>,
  record: readonly PlacedCell[][],
  heights: readonly number[] = cardLabelHeights,
): number =>
  heights.find((height) => record.flat().every((cell) => labelFits(paper, cell, height))) ?? heights.at(-1)!;

/** The empty record in a frame, with a label inside each cell. */
export function drawCard(
  paper: Paper,
  record: readonly PlacedCell[][],
  place: RecordPlace,
  labelHeight: number,
): void {
  const { x, y, width, lineHeight } = place;
  rule(paper, { x, y, width }, 0.9);
  for (const edge of [x, x + width]) vertical(paper, edge, y, y + record.length * lineHeight);
  drawLabels(paper, record, place, { height: labelHeight });
  drawBlank(paper, record, place, { below: labelHeight, parent: paper.structure });
}

export const vertical = (paper: Paper, x: number, top: number, bottom: number): void =>
  paper.draw('artifact', `0.3 w ${decimal(x)} ${decimal(top)} m ${decimal(x)} ${decimal(bottom)} l S`);

interface BoxesPlace {
  left: number;
  top: number;
  height: number;
}

function drawBoxes(
  paper: Paper,
  parent: StructureElement,
  { boxes, width }: PlacedCell,
  { left, top, height }: BoxesPlace,
): void {
  const columns = perLine(boxes.length);
  const rows = Math.ceil(boxes.length / columns);
  const pitch = Math.min(boxPitch, height / rows);
  const upper = top + (height - rows * pitch) / 2 + (pitch - Math.min(box, pitch)) / 2;
  for (const [i, number] of boxes.entries()) {
    const along = padding + (i % columns) * boxPitch;
    const x = paper.isMirrored ? left + width - along - box : left + along;
    drawBox(paper, parent, number, x, upper + Math.floor(i / columns) * pitch);
  }
}

/** A box with its number, over which the cross goes. */
export function drawBox(
  paper: Paper,
  parent: StructureElement,
  number: number,
  x: number,
  y: number,
  side = box,
): void {
  const size = side * 0.3 + 3;
  paper.draw('artifact', `0.7 w ${[x, y, side, side].map(decimal).join(' ')} re S`);
  const text = { parent, tag: 'Span', x, width: side, size, align: 'center', direction: 'ltr' } as const;
  placeText(paper, String(number), y + side / 2 - size * 0.72, { ...text, language: 'en' });
}
