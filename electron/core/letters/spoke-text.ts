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

/** Widths that text has; points. */
export interface Room {
  usual: number;
  most: number;
}

/** How a line is set that is not broken: shares of the usual size, and whether in the usual width. */
const unbroken = [
  [1, true],
  [0.92, true],
  [0.92, false],
  [0.84, false],
] as const;
/** Shares of the usual size for two lines, in the largest width. */
const broken = [0.84, 0.76, 0.68, 0.6, 0.52] as const;

/** In type sizes. */
const [capitals, descenders] = [0.72, 0.25];
const leading = 1.12;

export function setSpokeText(paper: Paper, name: Wanted, place: Wanted, room: Room): SpokeText {
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
function fit(paper: Paper, { text, size, weight }: Wanted, room: Room): SpokeLine['paragraph'] {
  const set = (share: number, width: number): SpokeLine['paragraph'] =>
    paper.layout(text, { size: size * share, weight, width });
  for (const [share, isUsual] of unbroken) {
    const paragraph = set(share, isUsual ? room.usual : room.most);
    if (paragraph.lines.length === 1) return paragraph;
  }
  const tried = broken.map((share) => set(share, room.most));
  return tried.find(({ lines }) => lines.length <= 2) ?? tried.at(-1)!;
}
