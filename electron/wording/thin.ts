/** Fewer points for the same line (Douglas and Peucker), until all strokes together keep to a limit. */
import type { Strokes } from '../contract/signing.ts';

type GridPoint = Strokes[number][number];

/** Finest deviation that is dropped, in grid units: a quarter of a per mille of the canvas's longer side. */
const finest = 1;

/** Thins to at most `limit` points. More strokes than that keep their first points, from the first stroke on. */
export function thin(strokes: Strokes, limit: number): Strokes {
  for (let tolerance = finest; tolerance <= 4096; tolerance *= 1.5) {
    const thinned = strokes.map((stroke) => simplify(stroke, tolerance));
    if (countOf(thinned) <= limit) return thinned;
  }
  return strokes.slice(0, limit).map((stroke) => stroke.slice(0, 1));
}

const countOf = (strokes: Strokes): number => strokes.reduce((count, { length }) => count + length, 0);

/** Keeps the ends of a stroke and every point that lies farther than `tolerance` from the line between its kept neighbours. */
export function simplify(points: readonly GridPoint[], tolerance: number): GridPoint[] {
  const keep = new Set([0, points.length - 1]);
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const { index, distance } = farthest(points, from, to);
    if (distance <= tolerance) continue;
    keep.add(index);
    open.push([from, index], [index, to]);
  }
  return points.filter((_, index) => keep.has(index));
}

function farthest(
  points: readonly GridPoint[],
  from: number,
  to: number,
): { index: number; distance: number } {
  let found = { index: from, distance: 0 };
  for (let index = from + 1; index < to; index++) {
    const distance = distanceToSegment(points[index]!, points[from]!, points[to]!);
    if (distance > found.distance) found = { index, distance };
  }
  return found;
}

function distanceToSegment([x, y]: GridPoint, [ax, ay]: GridPoint, [bx, by]: GridPoint): number {
  const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length2 === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - (ax + t * (bx - ax)), y - (ay + t * (by - ay)));
}
