/** The words of an empty sheet: what is signed, what the numbers mean, and what becomes of the paper. */
import { drawBox } from './blank-record.ts';
import { mm } from './document.ts';
import { placeText } from './flow.ts';
import type { Weight } from './text/font-set.ts';
import type { Paper } from './text/paper.ts';
import { directionOf } from './text/scripts.ts';
import type { Tag } from './text/structure.ts';

/** Asks how long a text is in a language, before the part of the document in that language has begun. */
export type Measure = Pick<Paper, 'language' | 'layout'>;

export const measureIn = (paper: Paper, language: string): Measure => ({
  language,
  layout: (text, options) => paper.layout(text, { language, ...options }),
});

/** A paragraph of a column. */
export interface Block {
  text: string;
  size: number;
  weight?: Weight;
  tag?: Tag;
  /** Stands before it: a number in a box, as in the cells, or a dash. */
  lead?: number | '–';
  /** Room below it. */
  space: number;
}

const numberSide = 3.8 * mm;
const indents = { none: 0, dash: 2.8 * mm, number: 5.4 * mm };
/** Tighter than in letters: a sheet has to leave room for hands. */
export const lineGap = (size: number): number => -size * 0.1;

const indentOf = ({ lead }: Block): number => {
  if (lead === undefined) return indents.none;
  return lead === '–' ? indents.dash : indents.number;
};

function layoutOf(measure: Measure, block: Block, width: number): ReturnType<Paper['layout']> {
  const { text, size, weight = 'regular' } = block;
  const direction = directionOf(measure.language);
  return measure.layout(text, {
    size,
    weight,
    direction,
    width: width - indentOf(block),
    lineGap: lineGap(size),
    isConstant: true,
  });
}

const blockHeight = (measure: Measure, block: Block, width: number): number =>
  Math.max(layoutOf(measure, block, width).height, typeof block.lead === 'number' ? numberSide : 0) +
  block.space;

/** How much room blocks take in a column of this width. */
export const heightOf = (measure: Measure, blocks: readonly Block[], width: number): number =>
  blocks.reduce((sum, block) => sum + blockHeight(measure, block, width), 0);

/** Sets blocks below each other. @returns the lower edge */
export function drawBlocks(
  paper: Paper,
  blocks: readonly Block[],
  { x, y, width }: { x: number; y: number; width: number },
): number {
  let top = y;
  for (const block of blocks) {
    drawBlock(paper, block, { x, y: top, width });
    top += blockHeight(paper, block, width);
  }
  return top;
}

function drawBlock(
  paper: Paper,
  block: Block,
  { x, y, width }: { x: number; y: number; width: number },
): void {
  const { text, lead, size, weight = 'regular', tag = 'P' } = block;
  const parent = paper.structure.add(tag);
  const options = {
    parent,
    tag: 'Span',
    size,
    weight,
    direction: directionOf(paper.language),
    lineGap: lineGap(size),
    isConstant: true,
    width: width - indentOf(block),
  } as const;
  const edge = (of: number): number => (paper.isMirrored ? x + width - of : x);
  if (typeof lead === 'number') drawBox(paper, parent, lead, edge(numberSide), y + 0.2 * mm, numberSide);
  if (lead === '–') placeText(paper, lead, y, { ...options, x: edge(indents.dash), width: indents.dash });
  placeText(paper, text, y, { ...options, x: paper.isMirrored ? x : x + indentOf(block) });
}

/** Two columns of blocks, the first one where reading begins. */
export interface Columns {
  first: readonly Block[];
  second: readonly Block[];
  firstWidth: number;
  secondWidth: number;
  height: number;
}

const gap = 7 * mm;

/** Divides a width so that both columns are as high as each other, as far as that goes. */
export function balance(
  measure: Measure,
  first: readonly Block[],
  second: readonly Block[],
  width: number,
): Columns {
  const tried = [0.32, 0.37, 0.42, 0.47, 0.52, 0.57, 0.62, 0.67].map((share) => {
    const firstWidth = (width - gap) * share;
    const secondWidth = width - gap - firstWidth;
    const height = Math.max(heightOf(measure, first, firstWidth), heightOf(measure, second, secondWidth));
    return { first, second, firstWidth, secondWidth, height };
  });
  return tried.toSorted((a, b) => a.height - b.height)[0]!;
}

export function drawColumns(
  paper: Paper,
  { first, second, firstWidth, secondWidth }: Columns,
  { x, y }: { x: number; y: number },
): void {
  const { isMirrored } = paper;
  drawBlocks(paper, first, { x: isMirrored ? x + secondWidth + gap : x, y, width: firstWidth });
  drawBlocks(paper, second, { x: isMirrored ? x : x + firstWidth + gap, y, width: secondWidth });
}
