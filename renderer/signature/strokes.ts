/**
 * Between a canvas and the strokes of the contract: integers 0 to 4095, one scale for both axes so that proportions survive.
 * Only the geometry passes; the pen's pressure and timing, by which a hand can be recognised, stay behind.
 */
import type { Strokes } from '../../electron/contract/signing.ts';
import { thin } from '../../electron/wording/thin.ts';

export interface Point {
  x: number;
  y: number;
}

/** A canvas in CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

/** Largest coordinate of the contract's grid. */
const gridMax = 4095;

const scaleOf = ({ width, height }: Size): number => gridMax / Math.max(width, height, 1);

/** What was drawn on a canvas of `size`, thinned to `limit` points in all. */
export function toStrokes(drawn: readonly (readonly Point[])[], size: Size, limit: number): Strokes {
  const scale = scaleOf(size);
  const onGrid = (value: number): number => Math.min(gridMax, Math.max(0, Math.round(value * scale)));
  const strokes = drawn
    .filter((points) => points.length > 0)
    .map((points) => points.map(({ x, y }): [number, number] => [onGrid(x), onGrid(y)]));
  return thin(strokes, limit);
}

/** Strokes as points on a canvas of `size`. A canvas of another shape than before still shows all of them. */
export function fromStrokes(strokes: Strokes, size: Size): Point[][] {
  const points = strokes.flat();
  const right = Math.max(...points.map(([x]) => x), 1);
  const bottom = Math.max(...points.map(([, y]) => y), 1);
  const factor = Math.min(1 / scaleOf(size), size.width / right, size.height / bottom);
  return strokes.map((stroke) => stroke.map(([x, y]) => ({ x: x * factor, y: y * factor })));
}
