/**
 * A document that text is set on. Text and drawings wait until their section is complete: a footer says how many pages there
 * are, and how a line of mixed directions has to be painted depends on which letters are in the majority on its page.
 */
import { type Base, baseOf } from './codes.ts';
import type { FontSet } from './font-set.ts';
import type { Line } from './line.ts';
import { paintLine } from './paint-line.ts';
import { paintTurnedLine } from './paint-turned.ts';
import { layoutParagraph, type Paragraph, type ParagraphOptions } from './paragraph.ts';
import { PdfFonts } from './pdf-font.ts';
import { dropDefaults, internals, type Pdf, setContent, writePage } from './pdfkit.ts';
import { mainDirection } from './poppler.ts';
import { type Direction, directionOf } from './scripts.ts';
import { type PlacedLine, SharedText } from './shared-text.ts';
import { openStructure, type StructureElement, writeParents } from './structure.ts';
import { type Reading, readingPlace, turned, type Turn } from './turn.ts';
import { type Mark, type Surface, TextWriter } from './writer.ts';

/** A sheet's size in points. */
export interface Format {
  width: number;
  height: number;
}

/** `start` and `end` go by the line's own direction. */
export type Align = 'start' | 'end' | 'center' | 'left' | 'right';

type LineTask = PlacedLine & { key: string | undefined };

type Task = LineTask | { operators: string; mark: Mark } | { annotate: (pdf: Pdf) => void };

export interface LineOptions {
  align?: Align;
  mark: Mark;
  turn?: Turn | undefined;
  /** Of a turned line; where it begins unless said. */
  reading?: Reading;
}

/** What a document or a part of it is like. */
export interface Part {
  /** BCP 47, of all that says nothing else. */
  language: string;
  format: Format;
}

export class Paper {
  readonly pdf: Pdf;
  #part: Part;
  readonly #fontSet: FontSet;
  readonly #fonts: PdfFonts;
  readonly #writer: TextWriter;
  readonly #shared: SharedText | undefined;
  readonly #document: StructureElement;
  #section: StructureElement;
  /** Pages of the section under way; the last one is being filled. */
  #pages: Task[][] = [];
  #complete: StructureElement[] = [];
  #painted = 0;

  /** @param shares whether constant paragraphs come again in it and are written once */
  constructor(pdf: Pdf, fontSet: FontSet, part: Part, shares = false) {
    this.pdf = pdf;
    this.#part = part;
    this.#fontSet = fontSet;
    this.#fonts = new PdfFonts(pdf);
    this.#writer = new TextWriter(pageSurface(pdf), this.#fonts);
    this.#shared = shares ? new SharedText(pdf, this.#fonts) : undefined;
    this.#document = openStructure(pdf);
    this.#section = this.#document;
  }

  /** What elements are added to in reading order: the document, or the part of it that `startPart` began. */
  get structure(): StructureElement {
    return this.#section;
  }

  get language(): string {
    return this.#part.language;
  }

  get format(): Format {
    return this.#part.format;
  }

  /** Whether its columns go from right to left. */
  get isMirrored(): boolean {
    return directionOf(this.language) === 'rtl';
  }

  /** Pages that wait for the end of their section. */
  get waiting(): number {
    return this.#pages.length;
  }

  /** Pages that are painted. */
  get painted(): number {
    return this.#painted;
  }

  /** Begins a part of the document whose structure is written, and forgotten, when its last page is painted. */
  startPart(part: Part): void {
    this.#part = part;
    this.#section = this.#document.add('Sect', { language: part.language });
    this.complete(this.#section);
  }

  /** Breaks a text into lines. @throws Refused `undrawable` */
  layout(text: string, options: Omit<ParagraphOptions, 'language'> & { language?: string }): Paragraph {
    return layoutParagraph(this.#fontSet, text, { language: this.language, ...options });
  }

  /** Puts one line of a paragraph into the column that begins at `x`; `y` is the line's top. */
  line(paragraph: Paragraph, line: Line, x: number, y: number, options: LineOptions): void {
    const { size, width, ascent } = paragraph;
    const { align = 'start', mark, turn } = options;
    const left = x + indent(line, align, width, size) - (line.lead * size) / 1000;
    const index = paragraph.lines.indexOf(line);
    const begin = { x: left, y: y + ascent };
    const { reading = { from: begin, along: 0, size } } = options;
    const place = {
      ...turned(begin, turn),
      size,
      mark,
      turn: turn && { angle: turn.angle, reading: { ...readingPlace(reading, turn), size: reading.size } },
    };
    this.#page().push({ line, index, place, key: paragraph.key });
  }

  /** Draws by operators of a content stream, y downwards: part of `mark`, or nothing that is read out. */
  draw(mark: Mark, operators: string): void {
    this.#page().push({ operators, mark });
  }

  /** Lets `add` put an annotation on the page when it is painted. */
  annotate(add: (pdf: Pdf) => void): void {
    this.#page().push({ annotate: add });
  }

  /** Lets an element be written with its section, as nothing more comes into it: ten thousand rows need not wait for the end. */
  complete(element: StructureElement): void {
    this.#complete.push(element);
  }

  /** Begins another page. */
  turn(): void {
    this.#page();
    this.#pages.push([]);
  }

  /** Paints the pages that wait, each with what `add` puts on it: what needs to know how many there are. */
  endSection(add?: (page: number, pages: number) => void): void {
    const pages = this.#pages;
    for (const [i, tasks] of pages.entries()) {
      this.#pages = [tasks];
      add?.(i + 1, pages.length);
    }
    if (this.#painted === 0) this.#fonts.startWith(this.#baseOf(pages.flat()));
    for (const tasks of pages) this.#paint(tasks);
    this.#pages = [];
    for (const element of this.#complete) element.write();
    this.#complete = [];
  }

  /** Paints what is left and writes fonts and structure. Afterwards only pdfkit's own end is to come. */
  finish(): void {
    this.endSection();
    this.#fonts.finish();
    this.#document.write();
  }

  /** Codes that every document with the same constant paragraphs begins with. */
  #baseOf(tasks: readonly Task[]): Base {
    const constant = tasks.filter((task): task is LineTask => 'key' in task && task.key !== undefined);
    const keys = [...new Set(constant.map(({ key }) => key))].join('\n');
    return this.#fontSet.bases.getOrMake(keys, () => baseOf(constant.map(({ line }) => line)));
  }

  #page(): Task[] {
    if (this.#pages.length === 0) this.#pages.push([]);
    return this.#pages.at(-1)!;
  }

  /** Paints a page and writes it: pdfkit keeps each operator of an open page as a buffer of its own. */
  #paint(tasks: readonly Task[]): void {
    const { pdf } = this;
    const { width, height } = this.format;
    pdf.addPage({ size: [width, height], margin: 0 });
    dropDefaults(pdf);
    const direction = directionFor(tasks);
    for (let at = 0; at < tasks.length; at++) {
      const task = tasks[at]!;
      if ('annotate' in task) task.annotate(pdf);
      else if ('operators' in task) this.#writer.draw(task.mark, task.operators);
      else if (this.#shared && task.key !== undefined) {
        const lines = sameParagraph(tasks, at);
        this.#writer.draw(task.place.mark, this.#shared.draw(task.key, lines, direction));
        at += lines.length - 1;
      } else {
        this.#writer.startLine(task.place);
        const paint = task.place.turn ? paintTurnedLine : paintLine;
        paint(this.#writer, task.line, direction);
      }
    }
    setContent(pdf, this.#writer.take());
    writeParents(pdf);
    writePage(pdf);
    this.#painted++;
  }
}

/** The page that is painted, whichever it is. */
const pageSurface = (pdf: Pdf): Surface => ({
  get height() {
    return internals(pdf).page.height;
  },
  isTurned: true,
  useFont: (font) => void (internals(pdf).page.fonts[font.name] = font.reference),
});

/** The lines from this one on that belong to one paragraph and one element. */
function sameParagraph(tasks: readonly Task[], from: number): PlacedLine[] {
  const lines: PlacedLine[] = [];
  const first = tasks[from] as LineTask;
  for (const task of tasks.slice(from)) {
    if (!('line' in task) || task.key !== first.key || task.place.mark !== first.place.mark) break;
    if (task.index !== first.index + lines.length) break;
    lines.push(task);
  }
  return lines;
}

/** How far right of the column's edge a line begins. */
function indent({ direction, width: used }: Line, align: Align, width: number, size: number): number {
  const free = width - (used * size) / 1000;
  if (align === 'center') return free / 2;
  if (align === 'left' || align === 'right') return align === 'right' ? free : 0;
  return (align === 'end') === (direction === 'ltr') ? free : 0;
}

/** Nothing in plain lines goes from right to left. */
const directionFor = (tasks: readonly Task[]): Direction =>
  tasks.every((task) => !('line' in task) || task.line.plainFont) ? 'ltr' : mainDirection(textsOf(tasks));

const textsOf = (tasks: readonly Task[]): string[] =>
  tasks.flatMap((task) => ('line' in task ? task.line.items.map(({ text }) => text) : []));
