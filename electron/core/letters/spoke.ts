/** One person in the circle: name and place along a spoke, the signature with them. No text stands on its head. */
import { mm } from './document.ts';
import { placeSignature } from './page.ts';
import type { PetitionRow } from './petition.ts';
import { readingRow } from './reading-row.ts';
import { type Angle, type Ring, widthAt } from './ring.ts';
import type { Box } from './signature.ts';
import type { SpokeText } from './spoke-text.ts';
import type { Paper } from './text/paper.ts';
import { decimal } from './text/pdf-object.ts';
import type { StructureElement } from './text/structure.ts';
import { matrixAt, type Point, type Turn } from './text/turn.ts';
import type { Words } from './words.ts';

export interface SpokeContent {
  row: PetitionRow;
  /** Name and place, set for this ring. */
  text: SpokeText;
}

export interface SpokePlace {
  centre: Point;
  ring: Ring;
  angle: Angle;
  words: Words;
}

/** A spoke before it is turned around the centre: to the right of it, or to the left. */
export interface Spoke {
  paper: Paper;
  ring: Ring;
  turn: Turn;
  align: 'left' | 'right';
}

/** What lies in a spoke: from one distance to another, and how far below its axis; points. */
interface Area {
  from: number;
  to: number;
  top: number;
  height: number;
}

/** Draws a person into an element: name, place and signature. */
export function drawSpoke(
  paper: Paper,
  element: StructureElement,
  { row, text }: SpokeContent,
  { centre, ring: usual, angle, words }: SpokePlace,
): void {
  const isLeft = Math.cos(angle.middle) < 0;
  const ring = usual.isStacked ? usual : { ...usual, halfAngle: angle.half };
  const turn = { ...centre, angle: isLeft ? angle.middle - Math.PI : angle.middle };
  const spoke: Spoke = { paper, ring, turn, align: isLeft ? 'right' : 'left' };
  const { nameSize, isStacked } = ring;
  const [written, signed] = isStacked ? stacked(ring, text) : inLine(ring, text);
  if (isStacked) drawRay(spoke, written);
  setLines(spoke, element, text, written);
  placeSignature(paper, element, row, {
    box: boxOf(spoke, signed),
    align: spoke.align,
    turn,
    pen: isStacked ? undefined : 0.27,
    size: nameSize * 1.1,
    words,
  });
}

/** How far above the name's capitals the line stands that is signed on, and how far below the signature. */
const rayAbove = 1.1 * mm;

/** The signature above the name. */
function stacked(ring: Ring, text: SpokeText): [written: Area, signed: Area] {
  const { inner, outer } = ring;
  const from = inner + 3 * mm;
  const gap = 2 * rayAbove;
  const free = (widthAt(ring, inner) + widthAt(ring, from)) / 2 - text.height - gap - 1 * mm;
  const height = Math.min(14 * mm, free);
  const bottom = Math.min((height + gap + text.height) / 2, widthAt(ring, inner) / 2 - 0.5 * mm);
  const top = bottom - text.height;
  return [
    { from: inner, to: outer, top, height: text.height },
    { from, to: outer, top: top - gap - height, height },
  ];
}

/** The signature behind the name. What has more lines than usual stands where the spoke is wide enough for them. */
function inLine(ring: Ring, text: SpokeText): [written: Area, signed: Area] {
  const { inner, middle, outer } = ring;
  const wide = (text.height + 1) / (2 * Math.tan(ring.halfAngle));
  const from = Math.max(inner, Math.min(wide, outer - 12 * mm - text.width));
  const behind = Math.max(middle, from + text.width + 1.5 * mm);
  const height = Math.min(12 * mm, widthAt(ring, behind) - 1 * mm);
  return [
    { from, to: outer, top: -text.height / 2, height: text.height },
    { from: behind, to: outer, top: -height / 2, height },
  ];
}

/** Sets name and place, to be read one behind the other. */
function setLines(spoke: Spoke, element: StructureElement, text: SpokeText, area: Area): void {
  const { paper, align, turn } = spoke;
  const { x, y, width } = boxOf(spoke, area);
  const readings = readingRow(spoke, [...text.name, ...text.place], y);
  for (const lines of [text.name, text.place]) {
    const mark = element.add('P');
    for (const { paragraph, at, baseline } of lines) {
      const left = align === 'right' ? x + width - paragraph.width : x;
      const reading = readings.shift()!;
      paper.line(paragraph, paragraph.lines[at]!, left, y + baseline - paragraph.ascent, {
        align,
        mark,
        turn,
        reading,
      });
    }
  }
}

/** The line that is signed on. */
function drawRay(spoke: Spoke, { from, to, top }: Area): void {
  const { x, y, width } = boxOf(spoke, { from, to, top: top - rayAbove, height: 0 });
  spoke.paper.draw('artifact', `${matrixAt({ x, y }, spoke.turn)} 0.3 w 0 0 m ${decimal(width)} 0 l S`);
}

const boxOf = ({ turn, align }: Spoke, { from, to, top, height }: Area): Box => ({
  x: turn.x + (align === 'right' ? -to : from),
  y: turn.y + top,
  width: to - from,
  height,
});
