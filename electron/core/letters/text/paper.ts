/**
 * A document that text is set on. Text and drawings of a page wait until the page is complete, because how a line of mixed
 * directions has to be painted depends on which letters are in the majority on its page.
 */
import type { FontSet } from './font-set.ts';
import type { Line } from './line.ts';
import { paintLine } from './paint-line.ts';
import { layoutParagraph, type Paragraph, type ParagraphOptions } from './paragraph.ts';
import { PdfFonts } from './pdf-font.ts';
import { type Pdf, writeContent } from './pdfkit.ts';
import { mainDirection } from './poppler.ts';
import type { Direction } from './scripts.ts';
import { openStructure, type StructureElement } from './structure.ts';
import { type LinePlace, type Mark, TextWriter } from './writer.ts';

/** `start` and `end` go by the line's own direction. */
export type Align = 'start' | 'end' | 'center' | 'left' | 'right';

type Task = { line: Line; place: LinePlace } | { draw: (pdf: Pdf) => void; mark: Mark };

export interface LineOptions {
  align?: Align;
  /** 0 is black. */
  gray?: number;
  mark: Mark;
}

export class Paper {
  readonly pdf: Pdf;
  readonly language: string;
  /** The element for the document as a whole; others are added to it in reading order. */
  readonly structure: StructureElement;
  readonly #fontSet: FontSet;
  readonly #fonts: PdfFonts;
  readonly #writer: TextWriter;
  #tasks: Task[] = [];
  #complete: StructureElement[] = [];
  /** Main direction of each page that is painted. */
  readonly #directions: Direction[] = [];

  constructor(pdf: Pdf, fontSet: FontSet, language: string) {
    this.pdf = pdf;
    this.language = language;
    this.#fontSet = fontSet;
    this.#fonts = new PdfFonts(pdf);
    this.#writer = new TextWriter(pdf, this.#fonts);
    this.structure = openStructure(pdf);
  }

  /** Breaks a text into lines. @throws Refused `undrawable` */
  layout(text: string, options: Omit<ParagraphOptions, 'language'> & { language?: string }): Paragraph {
    return layoutParagraph(this.#fontSet, text, { language: this.language, ...options });
  }

  /** Puts one line of a paragraph into the column that begins at `x`; `y` is the line's top. */
  line(paragraph: Paragraph, line: Line, x: number, y: number, options: LineOptions): void {
    const { size, width, ascent } = paragraph;
    const { align = 'start', gray = 0, mark } = options;
    const left = x + indent(line, align, width, size) - (line.lead * size) / 1000;
    this.#tasks.push({ line, place: { x: left, y: y + ascent, size, gray, mark } });
  }

  /** Draws with pdfkit: part of `mark`, or nothing that is read out. */
  draw(mark: Mark, draw: (pdf: Pdf) => void): void {
    this.#tasks.push({ draw, mark });
  }

  /** Lets an element be written with its page, as nothing more comes into it: ten thousand rows need not wait for the end. */
  complete(element: StructureElement): void {
    this.#complete.push(element);
  }

  /** Completes the page and begins another. */
  turn(): void {
    this.#paint();
    writeContent(this.pdf);
    this.pdf.addPage();
  }

  /** Completes the last page, then lets `add` put something on each: what needs to know how many there are. */
  onEachPage(add: (page: number, pages: number) => void): void {
    this.#paint();
    const { count } = this.pdf.bufferedPageRange();
    for (let page = 1; page <= count; page++) {
      this.pdf.switchToPage(page - 1);
      add(page, count);
      this.#paint(this.#directions[page - 1]);
    }
  }

  /** Paints what is left and writes fonts and structure. Afterwards only pdfkit's own end is to come. */
  finish(): void {
    if (this.#tasks.length > 0) this.#paint();
    this.#fonts.finish();
    this.structure.write();
  }

  #paint(known?: Direction): void {
    const direction = known ?? mainDirection(textsOf(this.#tasks));
    if (!known) this.#directions.push(direction);
    for (const task of this.#tasks) {
      if ('line' in task) {
        this.#writer.startLine(task.place);
        paintLine(this.#writer, task.line, direction);
      } else this.#paintDrawing(task.draw, task.mark);
    }
    this.#writer.close();
    this.#tasks = [];
    for (const element of this.#complete) element.write();
    this.#complete = [];
  }

  #paintDrawing(draw: (pdf: Pdf) => void, mark: Mark): void {
    this.#writer.close();
    this.pdf.addContent(
      mark === 'artifact' ? '/Artifact BMC' : `/${mark.tag} <</MCID ${mark.addContent()}>> BDC`,
    );
    draw(this.pdf);
    this.pdf.addContent('EMC');
  }
}

/** How far right of the column's edge a line begins. */
function indent({ direction, width: used }: Line, align: Align, width: number, size: number): number {
  const free = width - (used * size) / 1000;
  if (align === 'center') return free / 2;
  if (align === 'left' || align === 'right') return align === 'right' ? free : 0;
  return (align === 'end') === (direction === 'ltr') ? free : 0;
}

const textsOf = (tasks: readonly Task[]): string[] =>
  tasks.flatMap((task) => ('line' in task ? task.line.items.map(({ text }) => text) : []));
