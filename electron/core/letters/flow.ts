/** Text down a column, page after page. */
import type { Line } from './text/line.ts';
import type { Align, Paper } from './text/paper.ts';
import type { ParagraphOptions } from './text/paragraph.ts';
import type { StructureElement, Tag } from './text/structure.ts';
import type { Turn } from './text/turn.ts';

/** Where text goes; points. */
export interface Column {
  x: number;
  width: number;
  /** Where it begins on a new page. */
  top: number;
  bottom: number;
}

export interface TextOptions extends Partial<Omit<ParagraphOptions, 'width'>> {
  size: number;
  tag?: Tag;
  /** Where the text belongs in the structure; the document itself unless said. */
  parent?: StructureElement;
  align?: Align;
  /** Room below that what follows needs: if it does not fit there, this text's last lines go on with it. */
  reserve?: number;
}

export interface PlacedText extends TextOptions {
  x: number;
  width: number;
  /** More lines than these are cut, with an ellipsis. */
  maxLines?: number;
  /** Neither read out nor part of the text, like a page's number. */
  isArtifact?: boolean;
  turn?: Turn | undefined;
}

/** Text at a place of the current page. @returns the lower edge */
export function placeText(paper: Paper, text: string, y: number, options: PlacedText): number {
  const { x, maxLines = Infinity, isArtifact, turn } = options;
  const paragraph = layoutUpTo(paper, text, maxLines, options);
  const mark = isArtifact ? 'artifact' : elementFor(paper, options);
  for (const [i, line] of paragraph.lines.entries())
    paper.line(paragraph, line, x, y + i * paragraph.leading, { ...alignOf(options), mark, turn });
  return y + paragraph.height;
}

export class Flow {
  /** Where the next text begins. */
  y: number;
  readonly #paper: Paper;
  readonly #column: Column;

  constructor(paper: Paper, column: Column, y = column.top) {
    this.#paper = paper;
    this.#column = column;
    this.y = y;
  }

  /**
   * Sets a paragraph; lines that find no room go onto the next page, at least two of them, and at least two stay behind.
   * @throws Refused `undrawable`
   */
  write(text: string, options: TextOptions): this {
    const { x, width } = this.#column;
    const paragraph = layout(this.#paper, text, { ...options, width });
    const mark = elementFor(this.#paper, options);
    const { lines, leading } = paragraph;
    for (let at = 0; at < lines.length;) {
      const count = this.#fitting(lines.length - at, leading, options.reserve ?? 0);
      for (const line of lines.slice(at, at + count)) {
        this.#paper.line(paragraph, line, x, this.y, { ...alignOf(options), mark });
        this.y += leading;
      }
      at += count;
      if (at < lines.length) this.turn();
    }
    return this;
  }

  /** How many of so many lines to set on this page. */
  #fitting(lines: number, leading: number, reserve: number): number {
    const room = this.#column.bottom - this.y + 0.01;
    if (lines * leading + reserve <= room) return lines;
    const isFresh = this.y <= this.#column.top;
    // as many as there is room for, but two for the next page
    const some = Math.min(Math.floor(room / leading), lines - 2);
    if (some >= 2) return some;
    // on a fresh page nothing is gained by another one
    return isFresh ? Math.max(1, Math.min(lines, Math.floor(room / leading))) : 0;
  }

  /** Leaves room. */
  space(points: number): this {
    this.y += points;
    return this;
  }

  /** Turns the page if this much does not fit below. */
  keep(points: number): this {
    return this.y + points <= this.#column.bottom ? this : this.turn();
  }

  /** Goes on at the top of the next page. */
  turn(): this {
    this.#paper.turn();
    this.y = this.#column.top;
    return this;
  }
}

type Layout = ReturnType<Paper['layout']>;

const layout = (paper: Paper, text: string, options: TextOptions & { width: number }): Layout =>
  paper.layout(text, { weight: 'regular', ...options });

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Cuts what does not fit, grapheme by grapheme. */
function layoutUpTo(paper: Paper, text: string, maxLines: number, options: PlacedText): Layout {
  let paragraph = layout(paper, text, options);
  if (paragraph.lines.length <= maxLines) return paragraph;
  const last = paragraph.lines[maxLines - 1]!;
  const ellipsis = layout(paper, '…', { ...options, isConstant: true }).lines[0]!;
  const end = mostOf(last, (options.width / options.size) * 1000 - ellipsis.width);
  const kept = [...graphemes.segment(text.slice(0, end))].map(({ segment }) => segment);
  while (paragraph.lines.length > maxLines && kept.pop() !== undefined)
    paragraph = layout(paper, `${kept.join('').trimEnd()}…`, options);
  return paragraph;
}

/** What another letter before it can take from the width of an ellipsis, in thousandths of the font size. */
const mostKerning = 150;

/** Where the text of a line ends that surely fills this much: no line holds more than the letters that began it. */
function mostOf({ plainFont, items, start, end }: Line, room: number): number {
  if (!plainFont) return end + 1;
  let used = 0;
  let at = start;
  for (const { run } of items)
    for (const [i, { advance }] of run.glyphs.entries()) {
      used += advance;
      if (used > room + mostKerning) return at;
      at += run.texts[i]!.length;
    }
  return end + 1;
}

const elementFor = (paper: Paper, { parent, tag = 'P', language }: TextOptions): StructureElement =>
  (parent ?? paper.structure).add(tag, {
    language: language === paper.language ? undefined : language,
  });

const alignOf = ({ align }: TextOptions): { align?: Align } => (align ? { align } : {});
