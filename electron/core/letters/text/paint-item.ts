/** Paints one item of a line, with as much ActualText as readers need to get its characters right. */
import {
  type Cell,
  cellsOf,
  type Character,
  charactersOf,
  emptyCell,
  lrm,
  type Placed,
  rlm,
} from './characters.ts';
import { isRightToLeft, type Item } from './line.ts';
import type { TextWriter } from './writer.ts';

export function paintItem(writer: TextWriter, placed: Placed): void {
  const { item } = placed;
  if (isRightToLeft(item)) {
    if (needsSpans(item))
      for (const character of charactersOf(placed))
        paintCharacter(writer, character, character.left, character.right);
    else emitAll(writer, cellsOf(placed));
    return;
  }
  if (item.run.isPlain) paintPlain(writer, placed);
  else if (needsWordSpan(item)) writer.span(item.text, () => emitAll(writer, cellsOf(placed)));
  else emitAll(writer, cellsOf(placed));
}

/** One glyph for each character, all on the line: most of every text. */
function paintPlain(writer: TextWriter, { item, x }: Placed): void {
  const { font, run } = item;
  const { glyphs, texts } = run;
  let at = x;
  for (let i = 0; i < glyphs.length; i++) {
    const { id, advance } = glyphs[i]!;
    writer.emitGlyph(font, id, at, 0, texts[i]!);
    at += advance;
  }
}

/** poppler parts words at raised or overlapping glyphs, so a left-to-right word that has them reads as a whole. */
const needsWordSpan = ({ isSpace, run }: Item): boolean =>
  !isSpace &&
  !run.isPlain &&
  run.clusters.some(({ from, to }) => to - from !== 1 || run.glyphs[from]!.dy !== 0);

/** It also turns a longer right-to-left ActualText around; a single character it cannot. */
export const needsSpans = ({ isSpace, run, font }: Item): boolean =>
  !isSpace &&
  (!run.isPlain ||
    run.glyphs.some(({ id, advance }) => advance < 1 || Math.abs(font.advance(id) - advance) > 20));

/** One character as a sequence of its own. poppler takes its box from the first and the last glyph, so empty ones stand there. */
export function paintCharacter(writer: TextWriter, character: Character, left: number, right: number): void {
  const { text, cells, item } = character;
  if (/\s/.test(text)) {
    emitAll(writer, cells);
    return;
  }
  const { font } = item;
  const filler = isRightToLeft(item) ? rlm : lrm;
  const [first] = cells;
  const beginsThere = first !== undefined && Math.abs(first.x - left) < 1 && first.rise === 0;
  writer.span(text, () => {
    if (!beginsThere) writer.emit(emptyCell(font, left, first ? filler : text));
    emitAll(writer, cells);
    writer.emit(emptyCell(font, right - font.advance(font.emptyGlyph), filler));
  });
}

export const emitAll = (writer: TextWriter, cells: readonly Cell[]): void => {
  for (const cell of cells) writer.emit(cell);
};

export const mark = (writer: TextWriter, { item }: Placed, text: string, x: number): void =>
  writer.emit(emptyCell(item.font, x, text));
