/**
 * Writes glyphs into a page's content: text objects, fonts, places, and the marked-content sequences that tie them to the
 * structure tree. Sequences never nest: poppler's reading of the structure stops at the first end of a nested one.
 */
import type { Cell } from './characters.ts';
import type { PdfFont, PdfFonts } from './pdf-font.ts';
import { decimal, type Pdf, utf16Hex } from './pdfkit.ts';
import type { StructureElement } from './structure.ts';

/** What text belongs to: an element of the structure, or nothing that is read out (page numbers, footers, lines). */
export type Mark = StructureElement | 'artifact';

export interface LinePlace {
  /** Left end and baseline in points from the page's upper left corner. */
  x: number;
  y: number;
  size: number;
  mark: Mark;
}

export class TextWriter {
  readonly #pdf: Pdf;
  readonly #fonts: PdfFonts;
  #out: string[] = [];
  #place: LinePlace | undefined;
  /** The mark of the sequence that is open. */
  #open: Mark | undefined;
  #isInSpan = false;
  #font: PdfFont | undefined;
  #size = 0;
  #rise = 0;
  /** How far the pen is, in thousandths of the size from the line's beginning. */
  #pen = 0;
  #shown = '';
  #codes = '';

  constructor(pdf: Pdf, fonts: PdfFonts) {
    this.#pdf = pdf;
    this.#fonts = fonts;
  }

  /** Begins a line; a text object is opened where none is. */
  startLine(place: LinePlace): void {
    this.#flush();
    if (this.#open !== place.mark) this.#closeSequence();
    const { height } = this.#pdf.page;
    // pdfkit turns the page upside down; text would be mirrored
    if (!this.#place) this.#out.push(`q 1 0 0 -1 0 ${decimal(height)} cm BT`);
    this.#place = place;
    this.#pen = 0;
    this.#out.push(`1 0 0 1 ${decimal(place.x)} ${decimal(height - place.y)} Tm`);
  }

  /** Paints a glyph at its place on the line. */
  emit({ font, glyph, x, rise, text }: Cell): void {
    if (!this.#isInSpan && !this.#open) this.#openSequence();
    this.#select(this.#fonts.of(font), (rise * this.#place!.size) / 1000);
    const shift = Math.round(x - this.#pen);
    if (shift !== 0) {
      this.#flushCodes();
      this.#shown += String(-shift);
      this.#pen += shift;
    }
    this.#codes += this.#font!.code(glyph, text);
    this.#pen += font.advance(glyph);
  }

  /** Paints what `paint` emits as one sequence that reads as `actual` (ISO 32000-1, 14.9.4). */
  span(actual: string, paint: () => void): void {
    this.#flush();
    const { mark } = this.#place!;
    if (mark !== 'artifact') this.#closeSequence();
    else if (!this.#open) this.#openSequence();
    const mcid = mark === 'artifact' ? '' : `/MCID ${mark.addContent()} `;
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
    const begin = mark === 'artifact' ? '/Artifact BMC' : `/${mark.tag} <</MCID ${mark.addContent()}>> BDC`;
    this.#out.push(`${begin} q ${operators} Q EMC`);
  }

  /** Hands the page's content over, in one piece. */
  endPage(): void {
    this.#close();
    this.#pdf.addContent(this.#out.join('\n'));
    this.#out = [];
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
  }

  #openSequence(): void {
    this.#flush();
    const { mark } = this.#place!;
    this.#out.push(mark === 'artifact' ? '/Artifact BMC' : `/${mark.tag} <</MCID ${mark.addContent()}>> BDC`);
    this.#open = mark;
  }

  #closeSequence(): void {
    if (!this.#open) return;
    this.#flush();
    this.#out.push('EMC');
    this.#open = undefined;
  }

  #select(font: PdfFont, rise: number): void {
    const { size } = this.#place!;
    if (font !== this.#font || size !== this.#size) {
      this.#flush();
      font.addToPage();
      this.#out.push(`/${font.name} ${decimal(size)} Tf`);
      this.#font = font;
      this.#size = size;
    }
    if (Math.abs(rise - this.#rise) > 0.005) {
      this.#flush();
      this.#out.push(`${decimal(rise)} Ts`);
      this.#rise = rise;
    }
  }

  #flushCodes(): void {
    if (this.#codes) this.#shown += `<${this.#codes}>`;
    this.#codes = '';
  }

  #flush(): void {
    this.#flushCodes();
    if (this.#shown) this.#out.push(`[${this.#shown}] TJ`);
    this.#shown = '';
  }
}
