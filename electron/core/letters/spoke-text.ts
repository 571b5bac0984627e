/** Name and place in a spoke: what is long is set smaller, then in two lines, and not cut. */
import type { Weight } from './text/font-set.ts';
import type { Paper } from './text/paper.ts';

/** A line with its baseline, from the upper edge of all of them. */
export interface SpokeLine {
  paragraph: ReturnType<Paper['layout']>;
  at: number;
  baseline: number;
}

export interface SpokeText {
  name: SpokeLine[];
  place: SpokeLine[];
  width: number;
  /** From the first line's capitals to the last one's descenders. */
  height: number;
}

interface Wanted {
  text: string;
  size: number;
  weight: Weight;
}

/** Shares of the usual size: down to the second a line is rather smaller than broken. */
const shares = [1, 0.92, 0.84, 0.76, 0.68, 0.6] as const;
const leastUnbroken = 0.84;

/** In type sizes. */
const [capitals, descenders] = [0.72, 0.25];
const leading = 1.12;

/** @param room widths that text has, the usual one first and the largest last; points */
export function setSpokeText(paper: Paper, name: Wanted, place: Wanted, room: readonly number[]): SpokeText {
  const text: SpokeText = { name: [], place: [], width: 0, height: 0 };
  let size = 0;
  for (const part of ['name', 'place'] as const) {
    const paragraph = fit(paper, part === 'name' ? name : place, room);
    for (const [at, line] of paragraph.lines.entries()) {
      text.height += paragraph.size * (text.height === 0 ? capitals : leading * tallness(paragraph));
      size = paragraph.size;
      text[part].push({ paragraph, at, baseline: text.height });
      text.width = Math.max(text.width, (line.width * size) / 1000);
    }
  }
  text.height += size * descenders;
  return text;
}

/** Hands that need more room between lines, as shares of the usual. */
const tallness = ({ leading: own, size }: SpokeLine['paragraph']): number => own / size / 1.362;

/** Sets a text in one line if it can be, else in as few as its smallest size needs. */
function fit(paper: Paper, { text, size, weight }: Wanted, room: readonly number[]): SpokeLine['paragraph'] {
  const widest = room.at(-1)!;
  const set = (share: number, width: number): SpokeLine['paragraph'] =>
    paper.layout(text, { size: size * share, weight, width });
  for (const share of shares) {
    const isUnbroken = share >= leastUnbroken;
    for (const width of isUnbroken ? room : [widest]) {
      const paragraph = set(share, width);
      if (paragraph.lines.length <= (isUnbroken ? 1 : 2)) return paragraph;
    }
  }
  return set(shares.at(-1)!, widest);
}
