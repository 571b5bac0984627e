/** What does not stand upright on a page: everything around one point is turned with it. */
import { decimal, rotation } from './pdfkit.ts';

export interface Point {
  x: number;
  y: number;
}

/** A turn around a point, clockwise; radians. */
export interface Turn extends Point {
  angle: number;
}

/** Where a point of the page comes to lie. */
export function turned(point: Point, turn: Turn | undefined): Point {
  if (!turn) return point;
  const [dx, dy] = [point.x - turn.x, point.y - turn.y];
  const [cos, sin] = [Math.cos(turn.angle), Math.sin(turn.angle)];
  return { x: turn.x + dx * cos - dy * sin, y: turn.y + dx * sin + dy * cos };
}

/** The matrix that takes what is drawn from the origin to a point that is turned; y downwards. */
export function matrixAt(point: Point, turn: Turn | undefined): string {
  const { x, y } = turned(point, turn);
  return `${rotation(turn?.angle ?? 0)} ${decimal(x)} ${decimal(y)} cm`;
}
