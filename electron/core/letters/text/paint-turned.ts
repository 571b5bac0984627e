/**
 * Paints a line that leans. poppler would part it at every glyph, as each has a baseline of its own: so it is told by ActualText
 * what the line says, between empty glyphs that stand where it is to be read (turn.ts). Everybody else reads the glyphs themselves.
 */
import { cellsOf, charactersOf, emptyCell, lrm, type Placed, rlm } from './characters.ts';
import { isRightToLeft, type Line } from './line.ts';
import { emitAll, mark } from './paint-item.ts';
import { arrange, placeItems } from './paint-line.ts';
import type { Direction } from './scripts.ts';
import type { TextWriter } from './writer.ts';

export function paintTurnedLine(writer: TextWriter, line: Line, page: Direction): void {
  const placed = placeItems(line);
  if (page === 'rtl' || placed.some(({ item }) => isRightToLeft(item))) paintApart(writer, placed, page);
  else paintWhole(writer, line, placed);
}

/** A line from left to right is one word, spaces and all. */
function paintWhole(writer: TextWriter, line: Line, placed: readonly Placed[]): void {
  const text = placed.map(({ item }) => item.text).join('');
  const [{ item }] = placed as [Placed];
  writer.span(text.trimEnd(), () => {
    writer.stand('read');
    writer.emit(emptyCell(item.font, 0, lrm));
    writer.stand('seen');
    emitAll(writer, placed.flatMap(cellsOf));
    writer.stand('read');
    writer.emit(emptyCell(item.font, line.width - item.font.advance(item.font.emptyGlyph), lrm));
  });
}

/** By how much neighbours' boxes overlap, in thousandths of the size: poppler sees spaces in the slightest gaps where there is no overlap. */
const overlap = 10;

/** poppler turns any longer ActualText around that goes from right to left: first each character by itself, then what is seen. */
function paintApart(writer: TextWriter, placed: readonly Placed[], page: Direction): void {
  const { characters, marks } = arrange(placed, page);
  writer.stand('read');
  for (const { character, left, right } of characters) {
    const { font } = character.item;
    if (/\s/.test(character.text)) continue;
    writer.span(character.text, () => {
      writer.emit(emptyCell(font, left, rlm));
      writer.emit(emptyCell(font, right - font.advance(font.emptyGlyph) + overlap, rlm));
    });
  }
  for (const { at, text } of marks) mark(writer, placed[0]!, text, at);
  // pdf.js ignores ActualText and puts what goes from left to right in order itself
  const cells = placed.flatMap(charactersOf).flatMap((character) => character.cells);
  writer.stand('seen');
  writer.span('', () =>
    emitAll(
      writer,
      cells.toSorted((a, b) => a.x - b.x),
    ),
  );
}
