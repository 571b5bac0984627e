/** What stands between two places where a line may end, shaped; and how a unit that is too wide is broken all the same. */
import { breaksOf } from './breaks.ts';
import type { Itemised } from './itemise.ts';
import { type Item, widthOf } from './line.ts';

export interface Unit {
  start: number;
  end: number;
  items: Item[];
  width: number;
  /** Of the spaces at its end, which need no room on a line. */
  spaceWidth: number;
}

/** Divides a paragraph at every opportunity. */
export function unitsOf(paragraph: Itemised): Unit[] {
  const units: Unit[] = [];
  let start = 0;
  for (const place of breaksOf(paragraph.text)) {
    if (place <= start) continue;
    units.push(makeUnit(paragraph, start, place));
    start = place;
  }
  return units;
}

/** Shapes characters `start` to `end`. Ends that are no opportunities may stand inside a word; its letters still join. */
function makeUnit(paragraph: Itemised, start: number, end: number, isPart = false): Unit {
  const items: Item[] = [];
  for (let from = start; from < end;) {
    const to = itemEnd(paragraph, from, end);
    items.push(makeItem(paragraph, from, to, isPart));
    from = to;
  }
  const last = items.at(-1);
  return { start, end, items, width: widthOf(items), spaceWidth: last?.isSpace ? last.run.width : 0 };
}

const isSpaceAt = (text: string, at: number): boolean => text[at] === ' ';

function itemEnd({ text, fonts, scripts, levels }: Itemised, from: number, end: number): number {
  const isSpace = isSpaceAt(text, from);
  let to = from + 1;
  while (
    to < end &&
    fonts[to] === fonts[from] &&
    scripts[to] === scripts[from] &&
    levels[to] === levels[from] &&
    isSpaceAt(text, to) === isSpace
  )
    to++;
  return to;
}

function makeItem(paragraph: Itemised, start: number, end: number, isPart: boolean): Item {
  const { text, language } = paragraph;
  const font = paragraph.fonts[start]!;
  const script = paragraph.scripts[start]!;
  const level = paragraph.levels[start]!;
  const shape = { direction: level & 1 ? ('rtl' as const) : ('ltr' as const), script, language };
  const piece = text.slice(start, end);
  const run = isPart ? font.shapePart(text, start, end, shape) : font.shape(piece, shape);
  return { start, end, text: piece, font, script, level, run, isSpace: isSpaceAt(text, start) };
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** After these an address or a number is broken most readily. */
const afterPunctuation = /[/.\-?&=@_:;,+|]$/;
/** Arabic letters that join to the one after them; all but these may be parted from it. */
const joinsOn =
  /[\u0620\u0626\u0628\u062a-\u062e\u0633-\u0647\u0649\u064a\u066e\u066f\u0678-\u0687\u069a-\u06bf\u06c1\u06c2\u06cc\u06ce\u06d0\u06d1\u06fa-\u06fc\u06ff\u200d][\p{Mn}]*$/u;

/** Characters that are looked at for one line: shaping all that is left for each would cost the square of a word's length. */
const lookAhead = 256;
/** Of a cluster that no line can hold, like a hundred letters joined by viramas, this much goes onto each. */
const pieceOfCluster = 16;

const fits = ({ width, spaceWidth }: Unit, room: number): boolean => width - spaceWidth <= room;

/** Breaks a unit that no line can hold into units that fit. */
export function splitUnit(paragraph: Itemised, unit: Unit, width: number): Unit[] {
  if (fits(unit, width)) return [unit];
  const parts: Unit[] = [];
  for (let { start } = unit; start < unit.end; start = parts.at(-1)!.end)
    parts.push(nextPart(paragraph, start, unit.end, width));
  return parts;
}

/** The longest beginning of what is left that fits; one grapheme at the least. */
function nextPart(paragraph: Itemised, start: number, last: number, width: number): Unit {
  for (let size = lookAhead; ; size *= 2) {
    const end = Math.min(last, afterCharacter(paragraph.text, start + size));
    const ahead = makeUnit(paragraph, start, end, true);
    if (!fits(ahead, width)) return firstPart(paragraph, ahead, width);
    if (end === last) return ahead;
  }
}

/** This place, or the next one if it is inside a character. */
const afterCharacter = (text: string, place: number): number =>
  text.codePointAt(place - 1)! > 0xffff ? place + 1 : place;

function firstPart(paragraph: Itemised, unit: Unit, width: number): Unit {
  const places = fittingPlaces(paragraph, unit, width);
  for (;;) {
    const best = bestPlace(paragraph.text, unit.start, places);
    const part = makeUnit(paragraph, unit.start, best, true);
    if (part.width <= width) return part;
    if (places.length === 1) return withinCluster(paragraph, part);
    places.pop();
  }
}

function withinCluster(paragraph: Itemised, part: Unit): Unit {
  const end = afterCharacter(paragraph.text, part.start + pieceOfCluster);
  return end < part.end ? makeUnit(paragraph, part.start, end, true) : part;
}

/** Grapheme boundaries up to the width, by the shapes of the whole; the first one in any case. */
function fittingPlaces({ text }: Itemised, unit: Unit, width: number): number[] {
  const advances = advancesOf(unit);
  const places: number[] = [];
  let used = 0;
  for (const { segment, index } of graphemes.segment(text.slice(unit.start, unit.end))) {
    for (let i = index; i < index + segment.length; i++) used += advances[i]!;
    if (used > width && places.length > 0) break;
    places.push(unit.start + index + segment.length);
  }
  return places;
}

/** The advance of each character in logical order; a cluster's first character has it all. */
function advancesOf(unit: Unit): number[] {
  const advances = Array.from({ length: unit.end - unit.start }, () => 0);
  for (const { start, run } of unit.items) {
    for (const cluster of run.clusters)
      for (const { advance } of run.glyphs.slice(cluster.from, cluster.to))
        advances[start - unit.start + cluster.start]! += advance;
  }
  return advances;
}

/** After punctuation if that leaves the line half full; else where Arabic letters do not join; else the last place. */
function bestPlace(text: string, start: number, places: readonly number[]): number {
  const last = places.at(-1)!;
  const before = (place: number): string => text.slice(Math.max(start, place - 4), place);
  const late = places.slice(places.length >> 1);
  return (
    late.findLast((place) => afterPunctuation.test(before(place))) ??
    late.findLast((place) => !joinsOn.test(before(place))) ??
    last
  );
}
