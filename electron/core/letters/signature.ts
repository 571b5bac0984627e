/** A drawn signature as a vector path: trimmed to what was drawn, scaled to a box, thin strokes like a pen's. */
import type { Strokes } from '../../contract/signing.ts';
import { simplify } from '../../wording/thin.ts';
import { mm } from './document.ts';
import type { Paper } from './text/paper.ts';
import type { StructureElement } from './text/structure.ts';
import { matrixAt, turned, type Turn } from './text/turn.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Units of the path, a quarter of a point: whole numbers are short, and nobody sees a step of 0.09 mm. */
const unit = 0.25;
/** Millimetres of a pen's stroke. */
const usualPen = 0.35;
/** How far the path may stray from what was drawn, in its units: half of the pen's width. */
const tolerance = 2.5;
/** What is drawn smaller than this share of the pad's longer side is not blown up to fill its box. */
const leastDrawn = 4096 * 0.35;

export interface SignaturePlace {
  box: Box;
  /** Millimetres. */
  pen?: number | undefined;
  /** Which edge of its box it begins at; the one that is read first unless said. */
  align?: 'left' | 'right';
  turn?: Turn | undefined;
}

/** Draws strokes into a box, keeping their proportions, standing on its lower edge. A screen reader says `alt`. */
export function drawSignature(
  paper: Paper,
  parent: StructureElement,
  strokes: Strokes,
  { box, pen = usualPen, align = paper.isMirrored ? 'right' : 'left', turn }: SignaturePlace,
  alt: string,
): void {
  const scaled = fit(strokes, box);
  if (!scaled) return;
  const { width, height, path } = scaled;
  const x = align === 'right' ? box.x + box.width - width : box.x;
  const y = box.y + box.height - height;
  const figure = parent.add('Figure', { alt, box: boundsOf(paper, { x, y, width, height }, turn) });
  const penWidth = Math.round((pen * mm) / unit);
  const matrix = turn
    ? `${matrixAt({ x, y }, turn)} ${unit} 0 0 ${unit} 0 0 cm`
    : `${unit} 0 0 ${unit} ${x.toFixed(1)} ${y.toFixed(1)} cm`;
  paper.draw(figure, `${matrix} ${penWidth} w 1 J 1 j ${path} S`);
}

/** What a box takes of the page: left, bottom, right, top, y upwards. */
function boundsOf(paper: Paper, { x, y, width, height }: Box, turn: Turn | undefined): number[] {
  const corners = [x, x + width].flatMap((across) =>
    [y, y + height].map((down) => turned({ x: across, y: down }, turn)),
  );
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => paper.format.height - corner.y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map((edge) => Math.round(edge));
}

type Point = readonly [x: number, y: number];

/** Trims strokes to what was drawn and scales that. @returns the path in its units, its size in points */
function fit(strokes: Strokes, box: Box): { width: number; height: number; path: string } | undefined {
  const points = strokes.flat();
  if (points.length === 0) return undefined;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  const width = Math.max(1, Math.max(...xs) - left);
  const height = Math.max(1, Math.max(...ys) - top);
  const scale = Math.min(
    box.width / Math.max(width, leastDrawn),
    box.height / height,
    box.width / leastDrawn,
  );
  const place = ([x, y]: Point): [number, number] => [
    Math.round(((x - left) * scale) / unit),
    Math.round(((y - top) * scale) / unit),
  ];
  const path = strokes.map((stroke) => strokePath(simplify(stroke.map(place), tolerance))).join(' ');
  return { width: width * scale, height: height * scale, path };
}

/**
 * A smooth line through the points (Catmull and Rom as Bézier curves). A handle is no longer than a third of its own stretch:
 * where many points were thinned out, long ones would swing past the corners.
 */
function strokePath(points: readonly Point[]): string {
  const [first] = points;
  const start = `${first![0]} ${first![1]} m`;
  // a dot is a line of no length: round caps make it visible
  if (points.length === 1) return `${start} ${first![0]} ${first![1]} l`;
  const curves: string[] = [start];
  for (let i = 1; i < points.length; i++) {
    const [before, from, to, after] = [points[i - 2], points[i - 1]!, points[i]!, points[i + 1]];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const [ax, ay] = handle(from, before ?? from, to, length);
    const [bx, by] = handle(to, after ?? to, from, length);
    curves.push(`${ax} ${ay} ${bx} ${by} ${to[0]} ${to[1]} c`);
  }
  return curves.join(' ');
}

/** The handle at `at` towards `next`, along the line from the neighbour on the other side. */
function handle(at: Point, other: Point, next: Point, length: number): Point {
  const [dx, dy] = [(next[0] - other[0]) / 6, (next[1] - other[1]) / 6];
  const shorten = Math.min(1, length / 3 / (Math.hypot(dx, dy) || 1));
  return [Math.round(at[0] + dx * shorten), Math.round(at[1] + dy * shorten)];
}
