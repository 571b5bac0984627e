/** Where poppler is to read the lines of one person in the circle (text/turn.ts). */
import type { SpokeLine } from './spoke-text.ts';
import type { Spoke } from './spoke.ts';
import type { Direction } from './text/scripts.ts';
import type { Reading } from './text/turn.ts';

/** What is read is a little smaller than what is seen, so that neighbours keep apart; and its space between words in sizes. */
const readingShare = 0.7;
const wordSpace = 0.25;

/**
 * Where the lines of one person are read: behind each other, or before each other where text goes there. All rows begin or
 * end on the inner circle, where they are equally far from each other.
 */
export function readingRow(
  { paper, ring, turn, align }: Spoke,
  lines: readonly SpokeLine[],
  top: number,
): Reading[] {
  const whole = lines.reduce(
    (sum, { paragraph, at }) => sum + paragraph.lines[at]!.width + wordSpace * 1000,
    0,
  );
  // no longer than its spoke, or it would meet those around it
  const size = Math.min(ring.nameSize * readingShare, ((ring.outer - ring.inner) * 1000) / whole);
  const space = size * wordSpace;
  let [left, right] = [-space, 0];
  let before: Direction | undefined;
  const places = lines.map(({ paragraph, at }) => {
    const { width, direction } = paragraph.lines[at]!;
    const length = (width * size) / 1000;
    const goesLeft = direction === before ? direction === 'rtl' : before !== undefined && paper.isMirrored;
    before = direction;
    const along = goesLeft ? left - length : right;
    if (goesLeft) left = along - space;
    else right = along + length + space;
    return along;
  });
  const endsThere = align === 'right';
  const from = { x: turn.x + (endsThere ? -ring.inner : ring.inner), y: top + lines[0]!.baseline };
  return places.map((along) => ({ from, along: along - (endsThere ? right : left), size }));
}
