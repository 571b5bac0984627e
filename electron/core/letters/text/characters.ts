/** Which glyph carries which text, for glyphs and characters that do not go one to one. */
import type { Font } from './font.ts';
import { isRightToLeft, type Item } from './line.ts';
import type { Cluster, Run } from './shaping.ts';

/** An item at its place; x in thousandths of the font size from the line's left end. */
export interface Placed {
  item: Item;
  x: number;
}

/** A glyph to be painted, and the text that its code stands for. */
export interface Cell {
  font: Font;
  glyph: number;
  x: number;
  rise: number;
  text: string;
}

/** One character with the glyphs that begin with it, and the part of the line that is its own. */
export interface Character {
  text: string;
  cells: Cell[];
  left: number;
  right: number;
  item: Item;
}

/** Marks of direction (UAX 9): without shape or width, they only tell a reader in which order text goes. */
export const rlm = '\u200f';
export const lrm = '\u200e';
/** For a glyph beyond a cluster's characters: PDF/A lets no code be without text (ISO 19005-2, 6.2.11.7.2). */
const surplus = '\u200b';

/** Glyphs of a left-to-right item in reading order. */
export function cellsOf({ item, x }: Placed): Cell[] {
  const { run, text, font } = item;
  const places = placesOf({ item, x });
  if (run.isPlain) {
    const clusters = isRightToLeft(item) ? run.clusters.toReversed() : run.clusters;
    return clusters.map(({ from, start, end }) => ({
      font,
      glyph: run.glyphs[from]!.id,
      x: places[from]!,
      rise: 0,
      text: text.slice(start, end),
    }));
  }
  return sharesOf(run, text).map((share, i) => cellAt(item, places, i, share));
}

/** Words come again, and with them their runs. */
const known = new WeakMap<Run, string[]>();

/** The text of each glyph of a left-to-right run. */
function sharesOf(run: Run, text: string): string[] {
  let shares = known.get(run);
  if (!shares) {
    shares = run.clusters.flatMap(({ start, end, from, to }) => dealText(text.slice(start, end), to - from));
    known.set(run, shares);
  }
  return shares;
}

/** A text dealt to this many glyphs, one character each; the last has what is left. */
function dealText(text: string, glyphs: number): string[] {
  if (glyphs === 1) return [text];
  let characters = [...text];
  if (glyphs > characters.length) {
    const decomposed = [...text.normalize('NFD')];
    if (decomposed.length >= glyphs) characters = decomposed;
  }
  return Array.from({ length: glyphs }, (_, i) =>
    i < glyphs - 1 ? (characters[i] ?? surplus) : characters.slice(i).join('') || surplus,
  );
}

/** Characters of an item in reading order, each with its box. */
export function charactersOf(placed: Placed): Character[] {
  const { item } = placed;
  const places = placesOf(placed);
  const clusters = isRightToLeft(item) ? item.run.clusters.toReversed() : item.run.clusters;
  return joinWidthless(clusters, places).flatMap((cluster) => divide(item, cluster, places));
}

/** Noto's lam-alef leaves the alef an empty glyph without width: the two share a box. */
function joinWidthless(clusters: readonly Cluster[], places: readonly number[]): Cluster[] {
  const joined: Cluster[] = [];
  for (const cluster of clusters) {
    const last = joined.at(-1);
    if (!last || places[cluster.to]! - places[cluster.from]! >= 1) {
      joined.push({ ...cluster });
      continue;
    }
    last.start = Math.min(last.start, cluster.start);
    last.end = Math.max(last.end, cluster.end);
    last.from = Math.min(last.from, cluster.from);
    last.to = Math.max(last.to, cluster.to);
  }
  return joined;
}

/** A cluster's box in equal parts for its characters, in reading order. */
function divide(item: Item, { start, end, from, to }: Cluster, places: readonly number[]): Character[] {
  const texts = Array.from(item.text.slice(start, end));
  const isRight = isRightToLeft(item);
  const left = places[from]!;
  const share = (places[to]! - left) / texts.length;
  const characters = texts.map((text, i): Character => {
    const at = left + share * (isRight ? texts.length - 1 - i : i);
    return { text, cells: [], left: at, right: at + share, item };
  });
  for (let i = 0; i < to - from; i++) {
    const glyph = isRight ? to - 1 - i : from + i;
    const text = texts[i] ?? (isRight ? rlm : surplus);
    characters[Math.min(i, texts.length - 1)]!.cells.push(cellAt(item, places, glyph, text));
  }
  return characters;
}

function cellAt({ font, run }: Item, places: readonly number[], index: number, text: string): Cell {
  const { id, dx, dy } = run.glyphs[index]!;
  return { font, glyph: id, x: places[index]! + dx, rise: dy, text };
}

/** Where each glyph's advance begins, and where the last one's ends. */
function placesOf({ item, x }: Placed): number[] {
  const places = [x];
  for (const { advance } of item.run.glyphs) places.push(places.at(-1)! + advance);
  return places;
}

/** An empty glyph that carries text only. */
export const emptyCell = (font: Font, x: number, text: string): Cell => ({
  font,
  glyph: font.emptyGlyph,
  x,
  rise: 0,
  text,
});
