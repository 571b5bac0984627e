/**
 * Lines that come again on many pages of one document, like the paragraphs of ten thousand letters in one file: written once,
 * as a form (ISO 32000-1, 8.10), and named on each page, which says what element of its structure they belong to.
 */
import { deflated } from './deflated.ts';
import type { Line } from './line.ts';
import { paintLine } from './paint-line.ts';
import type { PdfFont, PdfFonts } from './pdf-font.ts';
import { decimal } from './pdf-object.ts';
import { internals, type Pdf, type Reference } from './pdfkit.ts';
import type { Direction } from './scripts.ts';
import { type LinePlace, TextWriter } from './writer.ts';

/** A line at its place on a page. */
export interface PlacedLine {
  line: Line;
  /** Which of its paragraph's lines it is. */
  index: number;
  place: LinePlace;
}

/** Room around a form's lines for letters that reach beyond them; what lies outside is not drawn. */
const overhang = 40;

export class SharedText {
  readonly #pdf: Pdf;
  readonly #fonts: PdfFonts;
  readonly #forms = new Map<string, { name: string; reference: Reference }>();

  constructor(pdf: Pdf, fonts: PdfFonts) {
    this.#pdf = pdf;
    this.#fonts = fonts;
  }

  /**
   * Operators that draw these lines on the current page, y downwards.
   * @param key all that the lines of one paragraph depend on @param page the page's main direction
   */
  draw(key: string, lines: readonly PlacedLine[], page: Direction): string {
    const { x, y } = lines[0]!.place;
    const places = lines.map(({ index, place }) => `${index} ${decimal(place.x - x)}`);
    const full = `${page}|${places.join()}|${key}`;
    let form = this.#forms.get(full);
    if (!form) {
      form = { name: `L${this.#forms.size}`, reference: this.#write(lines, page) };
      this.#forms.set(full, form);
    }
    internals(this.#pdf).page.xobjects[form.name] = form.reference;
    return `1 0 0 -1 ${decimal(x)} ${decimal(y)} cm /${form.name} Do`;
  }

  #write(lines: readonly PlacedLine[], page: Direction): Reference {
    const used = new Map<string, PdfFont>();
    const surface = {
      height: 0,
      isTurned: false,
      useFont: (font: PdfFont): void => void used.set(font.name, font),
    };
    const writer = new TextWriter(surface, this.#fonts);
    const { x, y } = lines[0]!.place;
    for (const { line, place } of lines) {
      writer.startLine({ ...place, x: place.x - x, y: place.y - y, mark: 'shared' });
      paintLine(writer, line, page);
    }
    const form = internals(this.#pdf).ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: boxOf(lines),
      Resources: { Font: Object.fromEntries([...used].map(([name, font]) => [name, font.reference])) },
      Filter: 'FlateDecode',
    });
    form.end(deflated(writer.take()));
    return form;
  }
}

/** Around all lines, from the first one's beginning. */
function boxOf(lines: readonly PlacedLine[]): number[] {
  const { x, y } = lines[0]!.place;
  const lefts = lines.map(({ place }) => place.x - x);
  const rights = lines.map(({ line, place }) => place.x - x + ((line.lead + line.width) * place.size) / 1000);
  const last = lines.at(-1)!.place.y - y;
  return [Math.min(...lefts) - overhang, -last - overhang, Math.max(...rights) + overhang, overhang].map(
    (edge) => Math.round(edge),
  );
}
