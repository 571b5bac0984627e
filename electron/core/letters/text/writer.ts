/**
 * Writes glyphs into a page's content: text objects, fonts, places, and the marked-content sequences that tie them to the
 * structure tree. Sequences never nest: poppler's reading of the structure stops at the first end of a nested one.
 */
import type { Cell } from './characters.ts';
import type { Font } from './font.ts';
import type { Line } from './line.ts';
import type { PdfFont, PdfFonts } from './pdf-font.ts';
import { decimal, rotation, utf16Hex } from './pdf-object.ts';
import type { StructureElement } from './structure.ts';
import { type Point, squared } from './turn.ts';

/** What text belongs to: an element of the structure, or nothing that is read out (page numbers, footers, lines). */
export type Mark = StructureElement | 'artifact';

/** Text inside a form that pages share belongs to whatever the page says around it. */
type InnerMark = Mark | 'shared';

/** What is written on: a page, or a form whose origin lies on its first baseline. */
export interface Surface {
  /** From the upper edge, where places are counted from, down to the origin; points. */
  readonly height: number;
  /** Whether y points downwards when text begins. */
  readonly isTurned: boolean;
  useFont: (font: PdfFont) => void;
}

export interface LinePlace<M = Mark> {
  /** Left end and baseline in points from the surface's upper left corner. */
  x: number;
  y: number;
  size: number;
  mark: M;
  /** How far the line is turned around its left end, clockwise, radians; and where it is read. */
  turn?: { angle: number; reading: Point & { size: number } } | undefined;
}

export class TextWriter {
  readonly #surface: Surface;
  readonly #fonts: PdfFonts;
  #out: string[] = [];
  #place: LinePlace<InnerMark> | undefined;
  /** The mark of the sequence that is open. */
  #open: InnerMark | undefined;
  #isInSpan = false;
  #font: PdfFont | undefined;
  #size = 0;
  #rise = 0;
  #edge = 0;
  /** How far the pen is, in thousandths of the size from the line's beginning. */
  #pen = 0;
  /** Whether the pen is where a turned line is read. */
  #isReading = false;
  #shown = '';
  #codes = '';
  /** Where the line under way begins, in hundredths of a point from the text object's origin. */
  #x = 0;
  #y = 0;
  /** Whether the line under way is level, so that the next one is found from where it begins. */
  #isUpright = true;

  constructor(surface: Surface, fonts: PdfFonts) {
    this.#surface = surface;
    this.#fonts = fonts;
  }

  /** Begins a line; a text object is opened where none is. */
  startLine(place: LinePlace<InnerMark>): void {
    this.#flush();
    if (this.#open !== place.mark) this.#closeSequence();
    const { height, isTurned } = this.#surface;
    // pdfkit turns the page upside down; text would be mirrored
    if (!this.#place) {
      this.#out.push(isTurned ? `q 1 0 0 -1 0 ${decimal(height)} cm BT` : 'q BT');
      this.#x = this.#y = 0;
      this.#isUpright = true;
    }
    this.#place = place;
    this.#begin(false);
  }

  /** Emits at the place where a turned line is read, or where it is seen. */
  stand(where: 'read' | 'seen'): void {
    if (this.#isReading !== (where === 'read')) this.#begin(!this.#isReading);
  }

  /** Takes the pen to the line's left end, as it is seen or as it is read. */
  #begin(isReading: boolean): void {
    const { turn, size, ...seen } = this.#place!;
    this.#flush();
    this.#pen = 0;
    this.#isReading = isReading;
    const { x, y } = isReading ? turn!.reading : seen;
    if (!turn) {
      this.#moveTo(Math.round(x * 100), Math.round((this.#surface.height - y) * 100));
      return;
    }
    // y points upwards, so it is against the clock
    const matrix = isReading
      ? rotation(-squared(turn.angle), turn.reading.size / size)
      : rotation(-turn.angle);
    this.#out.push(`${matrix} ${decimal(x)} ${decimal(this.#surface.height - y)} Tm`);
    this.#isUpright = false;
  }

  /** In hundredths of a point. */
  #moveTo(x: number, y: number): void {
    if (this.#isUpright) this.#out.push(`${(x - this.#x) / 100} ${(y - this.#y) / 100} Td`);
    else this.#out.push(`1 0 0 1 ${x / 100} ${y / 100} Tm`);
    this.#isUpright = true;
    this.#x = x;
    this.#y = y;
  }

  /** Paints a whole line of one font. @returns false where its characters have to be painted one by one */
  plainLine(line: Line, font: Font): boolean {
    const pdfFont = this.#fonts.first(font);
    const operator = pdfFont.show(line);
    if (operator === undefined) return false;
    if (!this.#open) this.#openSequence();
    this.#select(pdfFont, 0);
    this.#out.push(operator);
    return true;
  }

  /** Paints a glyph at its place on the line. */
  emit({ font, glyph, x, rise, text }: Cell): void {
    this.emitGlyph(font, glyph, x, rise, text);
  }

  /** The same without an object for each of a page's thousands of glyphs. */
  emitGlyph(font: Font, glyph: number, x: number, rise: number, text: string): void {
    if (!this.#isInSpan && !this.#open) this.#openSequence();
    const { size } = this.#place!;
    let code = this.#font?.font === font ? this.#font.code(glyph, text) : undefined;
    if (code === undefined || this.#size !== size || rise !== 0 || this.#rise !== 0) {
      const pdfFont = this.#fonts.of(font, glyph, text);
      code = pdfFont.code(glyph, text)!;
      this.#select(pdfFont, (rise * size) / 1000);
    }
    const shift = Math.round(x - this.#pen);
    if (shift !== 0) {
      this.#flushCodes();
      this.#shown += String(-shift);
      this.#pen += shift;
    }
    this.#codes += code;
    this.#pen += font.advance(glyph);
  }

  /** Paints what `paint` emits as one sequence that reads as `actual` (ISO 32000-1, 14.9.4). */
  span(actual: string, paint: () => void): void {
    this.#flush();
    const { mark } = this.#place!;
    const isElement = typeof mark !== 'string';
    if (isElement) this.#closeSequence();
    else if (!this.#open) this.#openSequence();
    const mcid = isElement ? `/MCID ${mark.addContent()} ` : '';
    this.#out.push(`/Span <<${mcid}/ActualText <feff${utf16Hex(actual)}>>> BDC`);
    this.#isInSpan = true;
    paint();
    this.#flush();
    this.#isInSpan = false;
    this.#out.push('EMC');
  }

  /** Draws by operators of a content stream: part of `mark`, or nothing that is read out. */
  draw(mark: Mark, operators: string): void {
    this.#close();
    this.#out.push(`${beginSequence(mark)} q ${operators} Q EMC`);
  }

  /** Hands over what was written since the last time. */
  take(): string {
    this.#close();
    const written = this.#out.join('\n');
    this.#out = [];
    return written;
  }

  /** Ends the text object, before anything else is drawn. */
  #close(): void {
    if (!this.#place) return;
    this.#flush();
    this.#closeSequence();
    this.#out.push('ET Q');
    this.#place = undefined;
    this.#font = undefined;
    this.#rise = 0;
    this.#edge = 0;
  }

  #openSequence(): void {
    this.#flush();
    const { mark } = this.#place!;
    if (mark !== 'shared') this.#out.push(beginSequence(mark));
    this.#open = mark;
  }

  #closeSequence(): void {
    if (!this.#open) return;
    this.#flush();
    if (this.#open !== 'shared') this.#out.push('EMC');
    this.#open = undefined;
  }

  #select(font: PdfFont, rise: number): void {
    const { size } = this.#place!;
    if (font !== this.#font || size !== this.#size) {
      this.#flush();
      this.#surface.useFont(font);
      this.#out.push(`/${font.name} ${decimal(size)} Tf`);
      this.#drawEdge((font.font.edge * size) / 1000);
      this.#font = font;
      this.#size = size;
    }
    if (Math.abs(rise - this.#rise) > 0.005) {
      this.#flush();
      this.#out.push(`${decimal(rise)} Ts`);
      this.#rise = rise;
    }
  }

  /** Bold by an edge: filled and stroked, corners round (ISO 32000-1, 9.3.6). */
  #drawEdge(width: number): void {
    if (width === this.#edge) return;
    this.#out.push(width > 0 ? `2 Tr 1 j ${decimal(width)} w` : '0 Tr');
    this.#edge = width;
  }

  #flushCodes(): void {
    if (this.#codes) this.#shown += `(${this.#codes})`;
    this.#codes = '';
  }

  #flush(): void {
    this.#flushCodes();
    if (this.#shown) this.#out.push(`[${this.#shown}]TJ`);
    this.#shown = '';
  }
}

const beginSequence = (mark: Mark): string =>
  mark === 'artifact' ? '/Artifact BMC' : `/${mark.tag} <</MCID ${mark.addContent()}>> BDC`;
