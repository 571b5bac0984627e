import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fromStrokes, toStrokes } from '../../renderer/signature/strokes.ts';
import { svgPath } from '../../renderer/signature/svg-path.ts';

const size = { width: 1000, height: 300 };
const point = fc.record({
  x: fc.double({ min: -50, max: 1050, noNaN: true }),
  y: fc.double({ min: -50, max: 350, noNaN: true }),
});
const drawing = fc.array(fc.array(point, { maxLength: 300 }), { maxLength: 20 });

describe('a drawn signature', () => {
  it('keeps to the grid and to the number of points, whatever was drawn', () => {
    fc.assert(
      fc.property(drawing, (drawn) => {
        const strokes = toStrokes(drawn, size, 400);
        expect(strokes.flat().length).toBeLessThanOrEqual(400);
        expect(strokes.every((stroke) => stroke.length > 0)).toBe(true);
        for (const value of strokes.flat(2)) {
          expect(Number.isInteger(value) && value >= 0 && value <= 4095).toBe(true);
        }
      }),
    );
  });

  it('keeps its proportions: one scale for both axes', () => {
    const [stroke] = toStrokes(
      [
        [
          { x: 0, y: 0 },
          { x: 100, y: 100 },
        ],
      ],
      size,
      400,
    );
    expect(stroke).toEqual([
      [0, 0],
      [410, 410],
    ]);
  });

  it('keeps the ends and the corner of a stroke, and drops what lies on the line', () => {
    const line = (from: number, to: number) =>
      Array.from({ length: 50 }, (_, i) => from + ((to - from) * i) / 49);
    const across = line(0, 400).map((x) => ({ x, y: 10 }));
    const down = line(10, 290).map((y) => ({ x: 400, y }));
    expect(toStrokes([[...across, ...down]], size, 400)).toEqual([
      [
        [0, 41],
        [1638, 41],
        [1638, 1188],
      ],
    ]);
  });

  it('comes back onto a canvas of the same size where it was', () => {
    const strokes = toStrokes(
      [
        [
          { x: 20, y: 30 },
          { x: 700, y: 200 },
        ],
      ],
      size,
      400,
    );
    const [back] = fromStrokes(strokes, size);
    expect(back![1]!.x).toBeCloseTo(700, 0);
    expect(back![1]!.y).toBeCloseTo(200, 0);
  });

  it('fits a smaller canvas than the one it was drawn on', () => {
    const strokes = toStrokes(
      [
        [
          { x: 0, y: 0 },
          { x: 1000, y: 300 },
        ],
      ],
      size,
      400,
    );
    for (const { x, y } of fromStrokes(strokes, { width: 300, height: 300 }).flat()) {
      expect(x <= 300 && y <= 300).toBe(true);
    }
  });

  it('becomes a path, a dot included', () => {
    expect(
      svgPath(
        [
          [[5, 5]],
          [
            [0, 0],
            [10, 10],
          ],
        ],
        1,
      ),
    ).toEqual({
      viewBox: '-1 -1 12 12',
      path: 'M5 5l0.1 0 M0 0L10 10',
    });
  });
});
