/**
 * A font inside one document: a TrueType font of our own codes (ISO 32000-1, 9.6.3), in the file itself named as symbols, so
 * that code, glyph and place in the file are one number.
 */
import { type Base, CodeTable } from './codes.ts';
import { deflated } from './deflated.ts';
import type { Font } from './font.ts';
import type { Line } from './line.ts';
import { decimal, Raw } from './pdf-object.ts';
import { internals, type Pdf, type Reference } from './pdfkit.ts';
import { toUnicode } from './to-unicode.ts';

/** What a table's codes are in a document. */
interface Written {
  widths: string;
  file: { deflated: Buffer; length: number };
  toUnicode: Buffer;
}

/** Tables of constant text are written again and again. */
const written = new WeakMap<CodeTable, Written>();

export class PdfFont {
  /** As content streams call it. */
  readonly name: string;
  readonly font: Font;
  /** Goes on where this one's codes are used up. */
  next: PdfFont | undefined;
  readonly #pdf: Pdf;
  readonly #number: number;
  readonly #reference: Reference;
  readonly #table: CodeTable;

  /** @param number which font of the document this is, from 0 */
  constructor(pdf: Pdf, table: CodeTable, number: number) {
    this.#pdf = pdf;
    this.font = table.font;
    this.#table = table;
    this.#number = number;
    this.name = `T${number}`;
    this.#reference = internals(pdf).ref({ Type: 'Font', Subtype: 'TrueType' });
  }

  /** The code, as it stands in a string; undefined when all are taken. */
  code(glyph: number, text: string): string | undefined {
    return this.#table.code(glyph, text);
  }

  /** Operator for a line of this font and plain runs; undefined when all codes are taken. */
  show(line: Line): string | undefined {
    return this.#table.show(line);
  }

  /** For the resources of what it is used on. */
  get reference(): Reference {
    return this.#reference;
  }

  /** Writes the font with the glyphs that were used. */
  finish(): void {
    const { widths, file, toUnicode: map } = this.#written();
    const baseName = `${subsetTag(this.#number)}+${this.font.postscriptName}`;
    Object.assign(this.#reference.data, {
      BaseFont: baseName,
      FirstChar: 1,
      LastChar: this.#table.codes.length - 1,
      Widths: new Raw(widths),
      FontDescriptor: this.#descriptor(
        baseName,
        this.#ref({ Filter: 'FlateDecode', Length1: file.length }, file.deflated),
      ),
      ToUnicode: this.#ref({ Filter: 'FlateDecode' }, map),
    });
    this.#reference.end();
  }

  #written(): Written {
    const table = this.#table;
    if (table.isOwn || !table.base) return writtenOf(table);
    let known = written.get(table.base);
    if (!known) written.set(table.base, (known = writtenOf(table)));
    return known;
  }

  #descriptor(baseName: string, file: Reference): Reference {
    const { ascent, descent, capHeight, box } = this.font.measures;
    return this.#ref({
      Type: 'FontDescriptor',
      FontName: baseName,
      // symbolic: its glyphs are not of Adobe's Latin set
      Flags: 4,
      FontBBox: box,
      ItalicAngle: 0,
      Ascent: ascent,
      Descent: descent,
      CapHeight: capHeight,
      StemV: baseName.endsWith('Bold') ? 140 : 80,
      FontFile2: file,
    });
  }

  #ref(data: Record<string, unknown>, content?: Uint8Array | string): Reference {
    const reference = internals(this.#pdf).ref(data);
    reference.end(content);
    return reference;
  }
}

function writtenOf({ font, codes }: CodeTable): Written {
  const widths = codes.slice(1).map(({ glyph }) => decimal(font.advance(glyph)));
  return {
    widths: `[${widths.join(' ')}]`,
    file: font.subset(codes.map(({ glyph }) => glyph)),
    toUnicode: deflated(toUnicode(codes)),
  };
}

/** The fonts of one document in the order in which they were first used. */
export class PdfFonts {
  readonly #pdf: Pdf;
  readonly #first = new Map<Font, PdfFont>();
  readonly #all: PdfFont[] = [];
  #base: Base | undefined;

  constructor(pdf: Pdf) {
    this.#pdf = pdf;
  }

  /** Begins with these codes, before anything is painted. */
  startWith(base: Base): void {
    this.#base = base;
  }

  /** The one that a document uses first. */
  first(font: Font): PdfFont {
    let known = this.#first.get(font);
    if (!known) {
      known = this.#add(new CodeTable(font, this.#base?.get(font)));
      this.#first.set(font, known);
    }
    return known;
  }

  /** The one with a code for this glyph. */
  of(font: Font, glyph: number, text: string): PdfFont {
    let known = this.first(font);
    while (known.code(glyph, text) === undefined) known = known.next ??= this.#add(new CodeTable(font));
    return known;
  }

  finish(): void {
    for (const font of this.#all) font.finish();
  }

  #add(table: CodeTable): PdfFont {
    const font = new PdfFont(this.#pdf, table, this.#all.length);
    this.#all.push(font);
    return font;
  }
}

/** Six capital letters, other ones for each font of a document (9.6.4): a counter cannot meet itself. */
const subsetTag = (number: number): string =>
  `RRB${[676, 26, 1].map((unit) => String.fromCharCode(65 + (Math.floor(number / unit) % 26))).join('')}`;
