/** Text down a column, page after page. */
import type { Align, Paper } from './text/paper.ts';
import type { ParagraphOptions } from './text/paragraph.ts';
import type { StructureElement, Tag } from './text/structure.ts';

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
  gray?: number;
}

export interface PlacedText extends TextOptions {
  x: number;
  width: number;
  /** More lines than these are cut, with an ellipsis. */
  maxLines?: number;
  /** Neither read out nor part of the text, like a page's number. */
  isArtifact?: boolean;
}

/** Text at a place of the current page. @returns the lower edge */
export function placeText(paper: Paper, text: string, y: number, options: PlacedText): number {
  const { x, maxLines = Infinity, isArtifact } = options;
  const paragraph = layoutUpTo(paper, text, maxLines, options);
  const mark = isArtifact ? 'artifact' : elementFor(paper, options);
  for (const [i, line] of paragraph.lines.entries())
    paper.line(paragraph, line, x, y + i * paragraph.leading, { ...pick(options), mark });
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

  /** Sets a paragraph; lines that find no room go onto the next page. @throws Refused `undrawable` */
  write(text: string, options: TextOptions): this {
    const { x, width } = this.#column;
    const paragraph = layout(this.#paper, text, { ...options, width });
    const mark = elementFor(this.#paper, options);
    for (const line of paragraph.lines) {
      this.keep(paragraph.leading);
      this.#paper.line(paragraph, line, x, this.y, { ...pick(options), mark });
      this.y += paragraph.leading;
    }
    return this;
  }

  /** Leaves room. */
  space(points: number): this {
    this.y += points;
    return this;
  }

  /** Turns the page if this much does not fit below. */
  keep(points: number): this {
    if (this.y + points <= this.#column.bottom) return this;
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
  const kept = [...graphemes.segment(text)].map(({ segment }) => segment);
  // no line holds more than the letters that began it
  kept.length = Math.min(kept.length, paragraph.lines[maxLines - 1]!.end + 1);
  while (paragraph.lines.length > maxLines && kept.pop() !== undefined)
    paragraph = layout(paper, `${kept.join('').trimEnd()}…`, options);
  return paragraph;
}

const elementFor = (paper: Paper, { parent, tag = 'P', language }: TextOptions): StructureElement =>
  (parent ?? paper.structure).add(tag, {
    language: language === paper.language ? undefined : language,
  });

const pick = ({ align, gray }: TextOptions): { align?: Align; gray?: number } => ({
  ...(align && { align }),
  ...(gray !== undefined && { gray }),
});
