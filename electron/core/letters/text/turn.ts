/** What does not stand upright on a page: everything around one point is turned with it. */
import { decimal, rotation } from './pdf-object.ts';

export interface Point {
  x: number;
  y: number;
}

/** A turn around a point, clockwise; radians. */
export interface Turn extends Point {
  angle: number;
}

/**
 * Where poppler (pdftotext, Evince, Okular) reads a turned line. It knows right angles only: text that leans would come out in
 * pieces, and lines that belong together would be torn apart. So it is shown them one behind the other on a line of its own,
 * at the nearest right angle.
 */
export interface Reading {
  /** Where that line begins, before it is turned. */
  from: Point;
  /** How far along it; points. */
  along: number;
  /** Of the type, in points. */
  size: number;
}

/** Where a point of the page comes to lie. */
export function turned(point: Point, turn: Turn | undefined): Point {
  if (!turn) return point;
  const [dx, dy] = [point.x - turn.x, point.y - turn.y];
  const [cos, sin] = [Math.cos(turn.angle), Math.sin(turn.angle)];
  return { x: turn.x + dx * cos - dy * sin, y: turn.y + dx * sin + dy * cos };
}

/** To the nearest right angle. */
export const squared = (angle: number): number => Math.round(angle / (Math.PI / 2)) * (Math.PI / 2);

/** Where on the page that is. */
export function readingPlace({ from, along }: Reading, turn: Turn): Point {
  const { x, y } = turned(from, turn);
  const angle = squared(turn.angle);
  return { x: x + along * Math.cos(angle), y: y + along * Math.sin(angle) };
}

/** The matrix that takes what is drawn from the origin to a point that is turned; y downwards. */
export function matrixAt(point: Point, turn: Turn | undefined): string {
  const { x, y } = turned(point, turn);
  return `${rotation(turn?.angle ?? 0)} ${decimal(x)} ${decimal(y)} cm`;
}
