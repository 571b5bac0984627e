/** What stands in the middle of a circle of names: what they signed, by whom it was asked for and when, inside a rope. */
import { type DiscLine, type DiscPart, fillDisc } from './disc.ts';
import { mm } from './document.ts';
import type { Paper } from './text/paper.ts';
import { decimal } from './text/pdf-object.ts';
import { directionOf } from './text/scripts.ts';
import type { StructureElement, Tag } from './text/structure.ts';
import type { Point } from './text/turn.ts';
import { printable } from './words.ts';

export interface CentreText {
  title: string;
  paragraphs: readonly string[];
  organisation: string;
  longDay: string;
  /** Which sheet of how many; undefined where there is one only. */
  sheet: string | undefined;
}

/** Millimetres between the names and the rope's middle, and from there to the text. */
const [toRope, toText] = [3.4, 5];

/** Sizes of running text to try, points: below the last one the text stands in front of the sheets only. */
const textSizes = [12, 11, 10, 9.5, 9, 8.5, 8, 7.5];
const titleSizes = [13, 12, 11, 10, 9, 8, 7, 6, 5];

/** @param radius where the names begin; points */
export function drawCentre(
  paper: Paper,
  section: StructureElement,
  text: CentreText,
  { centre, radius }: { centre: Point; radius: number },
): void {
  drawRope(paper, centre, radius - toRope * mm);
  const disc = { radius: radius - (toRope + toText) * mm, direction: directionOf(paper.language) };
  const all = partsOf(text, text.paragraphs);
  const titleOnly = partsOf(text, []);
  const whole = fillDisc(paper, all, { ...disc, sizes: textSizes });
  if (whole) setDisc(paper, section, whole, { parts: all, centre });
  else {
    const lines = fillDisc(paper, titleOnly, { ...disc, sizes: titleSizes });
    setDisc(paper, section, lines ?? [], { parts: titleOnly, centre });
  }
}

interface CentrePart extends DiscPart {
  tag: Tag;
}

function partsOf(
  { title, organisation, longDay, sheet }: CentreText,
  paragraphs: readonly string[],
): CentrePart[] {
  const part = (text: string, options: Partial<CentrePart>): CentrePart => ({
    text: printable(text),
    tag: 'P',
    size: 1,
    weight: 'regular',
    space: 0,
    ...options,
  });
  return [
    part(title, { tag: 'H2', size: 1.4, weight: 'bold' }),
    ...paragraphs.map((paragraph) => part(paragraph, { space: 0.6 })),
    part(organisation, { size: 0.85, space: 0.9, weight: 'bold' }),
    part(longDay, { size: 0.85 }),
    ...(sheet === undefined ? [] : [part(sheet, { size: 0.85 })]),
  ];
}

function setDisc(
  paper: Paper,
  section: StructureElement,
  lines: readonly DiscLine[],
  { parts, centre }: { parts: readonly CentrePart[]; centre: Point },
): void {
  for (const [at, { tag }] of parts.entries()) {
    const mark = section.add(tag);
    for (const { paragraph, part, x, y } of lines)
      if (part === at)
        paper.line(paragraph, paragraph.lines[0]!, centre.x + x, centre.y + y, { align: 'center', mark });
  }
}

/** A rope around the middle: twist after twist between two circles. */
function drawRope(paper: Paper, { x, y }: Point, radius: number): void {
  const thickness = 2.2 * mm;
  const twists = Math.round((2 * Math.PI * radius) / (1.7 * mm));
  const step = (2 * Math.PI) / twists;
  const at = (r: number, angle: number): string =>
    `${decimal(x + r * Math.cos(angle))} ${decimal(y + r * Math.sin(angle))}`;
  const [low, high] = [radius - thickness / 2, radius + thickness / 2];
  const path = Array.from({ length: twists }, (_, i) => {
    const from = i * step;
    const curve = [at(low, from + step * 0.9), at(high, from + step * 0.6), at(high, from + step * 1.5)];
    return `${at(low, from)} m ${curve.join(' ')} c`;
  });
  paper.draw('artifact', `0.6 w 1 J ${path.join(' ')} S`);
}
