/**
 * A font inside one document: a composite font (ISO 32000-1, 9.7) in which a code stands for a glyph and its text together.
 * The same glyph under another text has another code, so no character loses its text to one that was met earlier.
 */
import { deflated } from './deflated.ts';
import type { Font } from './font.ts';
import { decimal, pdfString, Raw, utf16Hex } from './pdf-object.ts';
import { internals, type Pdf, type Reference } from './pdfkit.ts';

interface Code {
  glyph: number;
  text: string;
}

export class PdfFont {
  /** As content streams call it. */
  readonly name: string;
  readonly font: Font;
  readonly #pdf: Pdf;
  readonly #number: number;
  readonly #reference: Reference;
  readonly #codes: Code[] = [{ glyph: 0, text: '' }];
  /** Codes by glyph, the first text's first: nearly every glyph has one text only. */
  readonly #byGlyph = new Map<number, { text: string; digits: string }[]>();

  /** @param number which font of the document this is, from 0 */
  constructor(pdf: Pdf, font: Font, number: number) {
    this.#pdf = pdf;
    this.font = font;
    this.#number = number;
    this.name = `T${number}`;
    this.#reference = internals(pdf).ref({ Type: 'Font', Subtype: 'Type0' });
  }

  /** The code, four hexadecimal digits. */
  code(glyph: number, text: string): string {
    let known = this.#byGlyph.get(glyph);
    if (!known) this.#byGlyph.set(glyph, (known = []));
    let code = known.find((other) => other.text === text);
    if (!code) {
      code = { text, digits: hex4(this.#codes.push({ glyph, text }) - 1) };
      known.push(code);
    }
    return code.digits;
  }

  /** For the resources of what it is used on. */
  get reference(): Reference {
    return this.#reference;
  }

  /** Writes the font with the glyphs that were used. */
  finish(): void {
    const baseName = `${subsetTag(this.#number)}+${this.font.postscriptName}`;
    const descendant = this.#ref({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: baseName,
      CIDSystemInfo: { Registry: pdfString('Adobe'), Ordering: pdfString('Identity'), Supplement: 0 },
      FontDescriptor: this.#descriptor(baseName),
      // code 0 is never drawn and needs no width
      W: new Raw(
        `[1[${this.#codes
          .slice(1)
          .map(({ glyph }) => decimal(this.font.advance(glyph)))
          .join(' ')}]]`,
      ),
      DW: 1000,
      // the font is cut so that a code is the number of its glyph
      CIDToGIDMap: 'Identity',
    });
    Object.assign(this.#reference.data, {
      BaseFont: baseName,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: this.#ref({ Filter: 'FlateDecode' }, deflated(toUnicode(this.#codes))),
    });
    this.#reference.end();
  }

  #descriptor(baseName: string): Reference {
    const { ascent, descent, capHeight, box } = this.font.measures;
    const subset = this.font.subset(this.#codes.map(({ glyph }) => glyph));
    const file = this.#ref({ Filter: 'FlateDecode', Length1: subset.length }, subset.deflated);
    const isBold = baseName.endsWith('Bold');
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
      StemV: isBold ? 140 : 80,
      FontFile2: file,
    });
  }

  #ref(data: Record<string, unknown>, content?: Uint8Array | string): Reference {
    const reference = internals(this.#pdf).ref(data);
    reference.end(content);
    return reference;
  }
}

/** The fonts of one document in the order in which they were first used. */
export class PdfFonts {
  readonly #pdf: Pdf;
  readonly #fonts = new Map<Font, PdfFont>();

  constructor(pdf: Pdf) {
    this.#pdf = pdf;
  }

  of(font: Font): PdfFont {
    let known = this.#fonts.get(font);
    if (!known) {
      known = new PdfFont(this.#pdf, font, this.#fonts.size);
      this.#fonts.set(font, known);
    }
    return known;
  }

  finish(): void {
    for (const font of this.#fonts.values()) font.finish();
  }
}

const hex4 = (code: number): string => code.toString(16).padStart(4, '0');

/** Six capital letters, other ones for each font of a document (9.6.4): a counter cannot meet itself. */
export const subsetTag = (number: number): string =>
  `RRB${[676, 26, 1].map((unit) => String.fromCharCode(65 + (Math.floor(number / unit) % 26))).join('')}`;

/** The CMap from codes to text (9.10.3), a hundred lines to a block at most. */
function toUnicode(codes: readonly Code[]): string {
  const lines = codes.slice(1).map(({ text }, i) => `<${hex4(i + 1)}> <${utf16Hex(text)}>`);
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += 100) {
    const block = lines.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('')}endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
