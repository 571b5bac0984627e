/**
 * Which code of a font stands for which glyph and text. A code is one byte, half of a page's text otherwise, so that a font has
 * 255 of them; the same glyph under another text has another code, so no character loses its text to one that was met earlier.
 */
import type { Font } from './font.ts';
import type { Line } from './line.ts';

export interface Code {
  glyph: number;
  text: string;
}

interface Known {
  text: string;
  /** Of the glyph, before kerning. */
  advance: number;
  /** The code inside a literal string (ISO 32000-1, 7.3.4.2). */
  byte: string;
}

const mostCodes = 256;

export class CodeTable {
  readonly font: Font;
  /** By code. The first one is never drawn. */
  readonly codes: Code[];
  /** Constant lines as they are shown. */
  readonly #shown = new Map<Line, string>();
  readonly #base: CodeTable | undefined;
  readonly #byGlyph = new Map<number, Known[]>();

  /** @param base what constant text uses, the same in many documents */
  constructor(font: Font, base?: CodeTable) {
    this.font = font;
    this.#base = base;
    this.codes = base ? [...base.codes] : [{ glyph: 0, text: '' }];
  }

  /** Whether it has codes that its base has not. */
  get isOwn(): boolean {
    return this.codes.length !== this.#base?.codes.length;
  }

  get base(): CodeTable | undefined {
    return this.#base;
  }

  /** The code, as it stands in a string; undefined when the table is full. */
  code(glyph: number, text: string): string | undefined {
    return this.#known(glyph, text)?.byte;
  }

  /** Operator that shows a line of one font and plain runs; undefined when the table is full. */
  show(line: Line): string | undefined {
    return this.#base?.kept(line) ?? this.#show(line);
  }

  /** Of a line that was shown once and for all. */
  kept(line: Line): string | undefined {
    return this.#shown.get(line);
  }

  /** Shows a line once and for all. */
  keep(line: Line): void {
    const shown = this.#show(line);
    if (shown !== undefined) this.#shown.set(line, shown);
  }

  #show({ items }: Line): string | undefined {
    let strings = '';
    let x = 0;
    // how far the pen is, in thousandths of the size from the line's beginning
    let pen = 0;
    for (const { run } of items) {
      const { glyphs, texts, width } = run;
      let at = x;
      for (let i = 0; i < glyphs.length; i++) {
        const { id, advance } = glyphs[i]!;
        const known = this.#known(id, texts[i]!);
        if (!known) return undefined;
        const shift = Math.round(at - pen);
        if (shift !== 0) {
          strings += `)${-shift}(`;
          pen += shift;
        }
        strings += known.byte;
        pen += known.advance;
        at += advance;
      }
      x += width;
    }
    return `[(${strings})]TJ`;
  }

  #known(glyph: number, text: string): Known | undefined {
    const known = this.#base?.find(glyph, text) ?? this.find(glyph, text);
    return known ?? (this.codes.length < mostCodes ? this.#add(glyph, text) : undefined);
  }

  /** Nearly every glyph has one text only. */
  find(glyph: number, text: string): Known | undefined {
    const texts = this.#byGlyph.get(glyph);
    if (texts === undefined) return undefined;
    return texts[0]!.text === text ? texts[0] : texts.find((known) => known.text === text);
  }

  #add(glyph: number, text: string): Known {
    const byte = escaped(this.codes.push({ glyph, text }) - 1);
    const known = { text, advance: this.font.advance(glyph), byte };
    const texts = this.#byGlyph.get(glyph);
    if (texts) texts.push(known);
    else this.#byGlyph.set(glyph, [known]);
    return known;
  }
}

function escaped(code: number): string {
  const character = String.fromCharCode(code);
  if (character === '\r') return String.raw`\r`;
  return '()\\'.includes(character) ? `\\${character}` : character;
}

/** Codes for what constant lines of a document use, in the order of their texts: so their map to texts is short. */
export type Base = ReadonlyMap<Font, CodeTable>;

export function baseOf(lines: readonly Line[]): Base {
  const used = new Map<Font, Map<string, Code>>();
  for (const { items, plainFont } of lines) {
    if (!plainFont) continue;
    let codes = used.get(plainFont);
    if (!codes) used.set(plainFont, (codes = new Map()));
    for (const { run } of items)
      for (const [i, { id }] of run.glyphs.entries())
        codes.set(`${run.texts[i]!} ${id}`, { glyph: id, text: run.texts[i]! });
  }
  const base = new Map([...used].map(([font, codes]) => [font, tableOf(font, codes)]));
  for (const line of lines) if (line.plainFont) base.get(line.plainFont)!.keep(line);
  return base;
}

function tableOf(font: Font, codes: ReadonlyMap<string, Code>): CodeTable {
  const table = new CodeTable(font);
  for (const [, { glyph, text }] of [...codes].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    table.code(glyph, text);
  return table;
}
