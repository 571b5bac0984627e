/**
 * Paints a line in reading order: where a glyph stands comes from the layout, when it is emitted from the text. Readers that
 * go by content order (MuPDF), by the structure tree and ActualText (screen readers) or by places (poppler) get the same text.
 */
import { type Character, charactersOf, lrm, type Placed, rlm } from './characters.ts';
import { isRightToLeft, type Item, type Line } from './line.ts';
import { emitAll, mark, needsSpans, paintCharacter, paintItem } from './paint-item.ts';
import { popplerClass, popplerText, slotsFor } from './poppler.ts';
import type { Direction } from './scripts.ts';
import type { TextWriter } from './writer.ts';

/** A line that is being painted on a page of this main direction. */
interface Task {
  writer: TextWriter;
  page: Direction;
}

export function paintLine(writer: TextWriter, line: Line, page: Direction): void {
  if (page === 'ltr' && line.plainFont && writer.plainLine(line, line.plainFont)) return;
  const placed = placeItems(line);
  const task = { writer, page };
  if (!placed.some(({ item }) => isRightToLeft(item))) paintLeftToRight(task, placed);
  else if (page !== line.direction) paintPhrase(task, placed);
  else if (page === 'rtl') paintRightToLeft(task, placed);
  else paintWithPhrases(task, placed);
  keepHyphen(task, placed);
}

/** poppler takes a hyphen at a line's end for one that only the line's end called for, and leaves it out. */
function keepHyphen({ writer }: Task, placed: readonly Placed[]): void {
  const last = placed.findLast(({ item }) => !item.isSpace);
  if (last && !isRightToLeft(last.item) && last.item.text.endsWith('-'))
    mark(writer, last, '\u200b', rightOf(last));
}

/** Items with their places, in reading order. */
export function placeItems({ items }: Line): Placed[] {
  let x = 0;
  const placed = items.map((item) => {
    const here = { item, x };
    x += item.run.width;
    return here;
  });
  return placed.toSorted((a, b) => a.item.start - b.item.start);
}

/** On a right-to-left page a neutral end of a left-to-right line would be read first. */
function paintLeftToRight({ writer, page }: Task, placed: readonly Placed[]): void {
  for (const one of placed) paintItem(writer, one);
  const last = placed.findLast(({ item }) => !item.isSpace);
  if (page === 'rtl' && last && endsNeutral(last.item)) mark(writer, last, lrm, rightOf(last) + 1);
}

function paintRightToLeft({ writer }: Task, placed: readonly Placed[]): void {
  for (let i = 0; i < placed.length; i++) {
    const one = placed[i]!;
    if (isRightToLeft(one.item)) {
      paintRightItem(writer, one, placed[i + 1]);
      continue;
    }
    const end = placed.findIndex(({ item }, at) => at > i && isRightToLeft(item));
    const stretch = placed.slice(i, end < 0 ? undefined : end);
    paintLeftStretch(writer, stretch, end < 0 ? undefined : placed[end]);
    i += stretch.length - 1;
  }
}

/** Numbers and commas open a left-to-right section for poppler; a mark after them closes it again. */
function paintRightItem(writer: TextWriter, placed: Placed, next: Placed | undefined): void {
  const characters = charactersOf(placed);
  const isTricky = needsSpans(placed.item);
  for (const [i, character] of characters.entries()) {
    if (isTricky) paintCharacter(writer, character, character.left, character.right);
    else emitAll(writer, character.cells);
    const following = characters[i + 1]?.text ?? firstOf(next);
    if (popplerClass(character.text) === '#' && popplerClass(following) !== 'R')
      mark(writer, placed, rlm, character.left - 2);
  }
}

/** The next item's first character as far as poppler's sections go: a left-to-right one continues the section. */
function firstOf(next: Placed | undefined): string {
  if (!next) return 'x';
  return isRightToLeft(next.item) ? next.item.text[0]! : '#';
}

function paintLeftStretch(writer: TextWriter, stretch: readonly Placed[], next: Placed | undefined): void {
  const [first] = stretch;
  const last = stretch.at(-1)!;
  if (endsNeutral(last.item)) mark(writer, first!, lrm, Math.max(...stretch.map(rightOf)) - 1);
  for (const one of stretch) paintItem(writer, one);
  if (next && popplerClass([...next.item.text][0]!) !== 'R')
    mark(writer, first!, rlm, Math.min(...stretch.map(({ x }) => x)) - 2);
}

/** Right-to-left phrases in a left-to-right line, as they are where poppler reads them so. */
function paintWithPhrases(task: Task, placed: readonly Placed[]): void {
  const { writer } = task;
  for (let i = 0; i < placed.length; i++) {
    const one = placed[i]!;
    if (one.item.level === 0) {
      paintItem(writer, one);
      continue;
    }
    const end = placed.findIndex(({ item }, at) => at > i && item.level === 0);
    const phrase = placed.slice(i, end < 0 ? undefined : end);
    if (isReadNaturally(phrase)) for (const part of phrase) paintItem(writer, part);
    else paintPhrase(task, phrase);
    const next = end < 0 ? undefined : placed[end];
    if (next && popplerClass([...next.item.text][0]!) === 'N') mark(writer, next, lrm, next.x);
    i += phrase.length - 1;
  }
}

function isReadNaturally(phrase: readonly Placed[]): boolean {
  const visual = phrase
    .toSorted((a, b) => a.x - b.x)
    .flatMap(({ item }) => (isRightToLeft(item) ? [...item.text].toReversed() : [...item.text]));
  const logical = phrase.map(({ item }) => item.text).join('');
  return popplerClass(visual[0]!) === 'R' && popplerText(visual) === logical;
}

/** Shapes stay where they belong, while text boxes stand in the order that poppler reads as the text. */
function paintPhrase({ writer, page }: Task, phrase: readonly Placed[]): void {
  const { characters, marks } = arrange(phrase, page);
  for (const { character, left, right } of characters) paintCharacter(writer, character, left, right);
  for (const { at, text } of marks) mark(writer, phrase[0]!, text, at);
}

/** Characters in reading order, each with a box; and marks of direction among the boxes. */
export interface Arranged {
  characters: { character: Character; left: number; right: number }[];
  marks: { at: number; text: string }[];
}

/** Boxes of the same width, in the order from left to right that poppler reads as the text. */
export function arrange(phrase: readonly Placed[], page: Direction): Arranged {
  const characters = phrase.flatMap(charactersOf);
  const left = Math.min(...phrase.map(({ x }) => x));
  const width = phrase.reduce((sum, { item }) => sum + item.run.width, 0) / characters.length;
  const boxes = new Map<number, number>();
  const marks: Arranged['marks'] = [];
  for (const slot of slotsFor(
    characters.map(({ text }) => text),
    page,
  )) {
    const at = left + boxes.size * width;
    if (typeof slot === 'number') boxes.set(slot, at);
    else marks.push({ at: at - 4, text: slot === 'rlm' ? rlm : lrm });
  }
  return {
    characters: characters.map((character, i) => ({
      character,
      left: boxes.get(i)!,
      right: boxes.get(i)! + width,
    })),
    marks,
  };
}

const rightOf = ({ item, x }: Placed): number => x + item.run.width;

const endsNeutral = ({ text }: Item): boolean => popplerClass([...text].at(-1)!) === 'N';
