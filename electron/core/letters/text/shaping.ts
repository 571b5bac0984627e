/** What shaping makes of a piece of text: glyphs with their places, and which characters they stand for. */
import type { Direction, Script } from './scripts.ts';

/** Lengths are in thousandths of the font size, as in a PDF's text space. */
export interface Glyph {
  /** Number in the font. */
  id: number;
  advance: number;
  dx: number;
  dy: number;
}

/** Characters `start` to `end` of the piece are glyphs `from` to `to`; neither can be divided between the other. */
export interface Cluster {
  start: number;
  end: number;
  from: number;
  to: number;
}

export interface Run {
  /** In the order in which they stand, left to right. */
  glyphs: Glyph[];
  clusters: Cluster[];
  width: number;
  /** One glyph per character, each on the line and at its place. */
  isPlain: boolean;
  /** Of a plain run: the character of each glyph. */
  texts: readonly string[];
}

export interface Shape {
  direction: Direction;
  script: Script;
  language: string;
}

/** What HarfBuzz answers, in the font's own units. */
export interface ShapedGlyph {
  codepoint: number;
  cluster: number;
  xAdvance?: number;
  xOffset?: number;
  yOffset?: number;
}

/** @param length of the text that was shaped, in UTF-16 units */
export function makeRun(shaped: readonly ShapedGlyph[], length: number, text: string, scale: number): Run {
  const glyphs = shaped.map(({ codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 }) => ({
    id: codepoint,
    advance: xAdvance * scale,
    dx: xOffset * scale,
    dy: yOffset * scale,
  }));
  const clusters = makeClusters(shaped, length);
  const isPlain =
    clusters.every((cluster) => cluster.to - cluster.from === 1 && isOneCharacter(text, cluster)) &&
    glyphs.every(({ dx, dy }) => dx === 0 && dy === 0);
  return {
    glyphs,
    clusters,
    width: glyphs.reduce((sum, { advance }) => sum + advance, 0),
    isPlain,
    texts: isPlain ? clusters.map(({ start, end }) => text.slice(start, end)) : [],
  };
}

/** A cluster's characters reach to where the next one begins; invisible ones at the beginning belong to the first. */
function makeClusters(shaped: readonly ShapedGlyph[], length: number): Cluster[] {
  const starts = [...new Set(shaped.map(({ cluster }) => cluster))].toSorted((a, b) => a - b);
  const ends = new Map(starts.map((start, i) => [start, starts[i + 1] ?? length]));
  const clusters: Cluster[] = [];
  for (let from = 0; from < shaped.length;) {
    const { cluster } = shaped[from]!;
    let to = from + 1;
    while (shaped[to]?.cluster === cluster) to++;
    clusters.push({ start: cluster === starts[0] ? 0 : cluster, end: ends.get(cluster)!, from, to });
    from = to;
  }
  return clusters;
}

const isOneCharacter = (text: string, { start, end }: Cluster): boolean =>
  end - start === 1 || (end - start === 2 && text.codePointAt(start)! > 0xffff);
