/** Pieces of a line and their order on it (UAX 9, rules L1 and L2). */
import type { Font } from './font.ts';
import type { Itemised } from './itemise.ts';
import type { Direction, Script } from './scripts.ts';
import type { Run } from './shaping.ts';

/** Characters of one font, script and level, shaped. Spaces stand in items of their own. */
export interface Item {
  /** Place in the paragraph's text. */
  start: number;
  end: number;
  text: string;
  font: Font;
  script: Script;
  level: number;
  run: Run;
  isSpace: boolean;
}

/** A line ready to be painted. Widths are in thousandths of the font size. */
export interface Line {
  /** From left to right. */
  items: Item[];
  /** Without the spaces at its end. */
  width: number;
  /** Spaces at the end of a right-to-left line stand left of it. */
  lead: number;
  /** Characters of the paragraph's text. */
  start: number;
  end: number;
  direction: Direction;
  language: string;
  /** Of a line that goes from left to right in one font and plain runs only, as most do, and is read as it stands. */
  plainFont: Font | undefined;
}

export const isRightToLeft = ({ level }: Item): boolean => (level & 1) === 1;

/** Orders the items of one line. */
export function makeLine({ base, language }: Itemised, logical: readonly Item[]): Line {
  const items = orderItems(levelTrailingSpaces(logical, base === 'rtl' ? 1 : 0));
  const trailing = base === 'rtl' ? items : items.toReversed();
  const textAt = trailing.findIndex(({ isSpace }) => !isSpace);
  const spaces = widthOf(trailing.slice(0, textAt < 0 ? items.length : textAt));
  return {
    items,
    width: widthOf(items) - spaces,
    lead: base === 'rtl' ? spaces : 0,
    start: logical[0]?.start ?? 0,
    end: logical.at(-1)?.end ?? 0,
    direction: base,
    language,
    plainFont: base === 'ltr' ? plainFontOf(items) : undefined,
  };
}

/** A hyphen at the end is not plain: readers would leave it out. */
function plainFontOf(items: readonly Item[]): Font | undefined {
  const font = items[0]?.font;
  const isPlain = items.every((item) => item.level === 0 && item.font === font && item.run.isPlain);
  return isPlain && !items.findLast(({ isSpace }) => !isSpace)?.text.endsWith('-') ? font : undefined;
}

export const widthOf = (items: readonly Item[]): number => items.reduce((sum, { run }) => sum + run.width, 0);

/** L1: spaces at the end of a line have the paragraph's level. */
function levelTrailingSpaces(items: readonly Item[], level: number): Item[] {
  const lastText = items.findLastIndex(({ isSpace }) => !isSpace);
  return items.map((item, i) => (i > lastText && item.level !== level ? { ...item, level } : item));
}

/** L2: from the highest level down to the lowest odd one, every stretch of that level or above is turned around. */
function orderItems(items: Item[]): Item[] {
  const levels = items.map(({ level }) => level);
  const highest = Math.max(0, ...levels);
  const lowestOdd = Math.min(...levels.filter((level) => level & 1), highest + 1);
  const ordered = [...items];
  for (let level = highest; level >= lowestOdd; level--) turnStretches(ordered, level);
  return ordered;
}

function turnStretches(items: Item[], level: number): void {
  for (let from = 0; from < items.length; from++) {
    if (items[from]!.level < level) continue;
    let to = from;
    while (to < items.length && items[to]!.level >= level) to++;
    items.splice(from, to - from, ...items.slice(from, to).toReversed());
    from = to;
  }
}
