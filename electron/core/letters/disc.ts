/** Text that fills a disc: each line as wide as the disc is where it stands, and the type as large as there is room for. */
import type { Weight } from './text/font-set.ts';
import type { Paper } from './text/paper.ts';
import type { Direction } from './text/scripts.ts';

/** A part of the text, in sizes of the text as a whole. */
export interface DiscPart {
  text: string;
  size: number;
  weight: Weight;
  /** Room above. */
  space: number;
}

export interface DiscLine {
  paragraph: ReturnType<Paper['layout']>;
  /** Which part it belongs to. */
  part: number;
  /** Its top and its left, from the centre; points. */
  y: number;
  x: number;
}

export interface Disc {
  radius: number;
  direction: Direction;
  /** Type sizes to try, the largest first; points. */
  sizes: readonly number[];
}

/** @returns undefined when it does not fit in the smallest size */
export function fillDisc(paper: Paper, parts: readonly DiscPart[], disc: Disc): DiscLine[] | undefined {
  for (const size of disc.sizes) {
    if (areaOf(parts, size) > Math.PI * disc.radius ** 2) continue;
    for (let top = 0.2; top < 1; top += 0.04) {
      const lines = fillFrom(paper, parts, { ...disc, size, top: -disc.radius * top });
      if (lines) return lines;
    }
  }
  return undefined;
}

/** What so much text takes at least, so that a long one is not tried in vain. */
const areaOf = (parts: readonly DiscPart[], size: number): number =>
  parts.reduce((sum, part) => sum + part.text.length * (part.size * size) ** 2 * 0.5, 0);

/** Sets lines from here down. @returns undefined when they end further below the middle than they began above it */
function fillFrom(
  paper: Paper,
  parts: readonly DiscPart[],
  { radius, direction, size, top }: Disc & { size: number; top: number },
): DiscLine[] | undefined {
  const lines: DiscLine[] = [];
  let y = top;
  for (const [part, { text, weight, ...given }] of parts.entries()) {
    if (part > 0) y += given.space * size;
    for (let rest = text; rest !== '';) {
      const options = { size: given.size * size, weight, direction };
      const far = Math.max(Math.abs(y), Math.abs(y + options.size * 1.362));
      if (far >= radius * 0.97) return undefined;
      const width = 2 * Math.sqrt(radius ** 2 - far ** 2);
      const whole = paper.layout(rest, { ...options, width });
      const [line] = whole.lines;
      // a word alone may be wider than its line
      if (line!.width * options.size > width * 1000) return undefined;
      const kept = rest.slice(0, line!.end);
      lines.push({ paragraph: paper.layout(kept, { ...options, width }), part, x: -width / 2, y });
      y += whole.leading;
      rest = rest.slice(line!.end).trimStart();
    }
  }
  return y <= -top + 0.3 * size ? lines : undefined;
}
