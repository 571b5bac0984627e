/** One font file, opened once per process: its characters, its shaping with a cache, its measures, its subsets. */
import type * as harfbuzz from 'harfbuzzjs';

import { Refused } from '../../../contract/result.ts';
import { nameCharacter } from '../../../wording/drawable.ts';
import { BoundedMap } from './bounded-map.ts';
import { deflated } from './deflated.ts';
import { GlyfFont } from './glyf.ts';
import type { HarfBuzz } from './harfbuzz.ts';
import { scriptTag } from './scripts.ts';
import { makeRun, type Run, type Shape } from './shaping.ts';

/** In thousandths of the font size, for a PDF's font descriptor (ISO 32000-1, 9.8). */
export interface Measures {
  ascent: number;
  descent: number;
  capHeight: number;
  box: number[];
}

/** A cut font file, as it goes into a PDF. */
export interface Subset {
  deflated: Buffer;
  length: number;
}

/** A font file, opened: what every use of it shares. */
interface Opened {
  face: harfbuzz.Face;
  font: harfbuzz.Font;
  outlines: GlyfFont;
}

/** Words come again from letter to letter; a word's run is some 500 bytes, so this is a few megabytes per font. */
const keptRuns = 8192;

export class Font {
  readonly postscriptName: string;
  readonly measures: Measures;
  /** Width of a line around every stroke, in thousandths of the size: how a family of one weight is bold. */
  readonly edge: number;
  readonly #hb: HarfBuzz;
  readonly #opened: Opened;
  readonly #font: harfbuzz.Font;
  readonly #buffer: harfbuzz.Buffer;
  readonly #scale: number;
  readonly #runs = new Map<string, BoundedMap<Run>>();
  /** Nearly every word is asked for as the one before it. */
  #lastShape: Shape | undefined;
  #lastRuns: BoundedMap<Run> | undefined;
  readonly #advances = new Map<number, number>();
  #emptyGlyph: number | undefined;

  private constructor(hb: HarfBuzz, opened: Opened, edge = 0) {
    const { face, font } = opened;
    this.#hb = hb;
    this.#opened = opened;
    this.#font = font;
    this.#buffer = new hb.Buffer();
    this.#scale = 1000 / face.upem;
    this.edge = edge;
    this.postscriptName = face.getName(6, 'en').replaceAll(/[^A-Za-z0-9-]/g, '');
    this.measures = readMeasures(face, this.#scale);
  }

  static open(hb: HarfBuzz, file: Uint8Array): Font {
    const face = new hb.Face(new hb.Blob(file));
    return new Font(hb, { face, font: new hb.Font(face), outlines: new GlyfFont(file) });
  }

  /** The same outlines, heavier. @param edge thousandths of the size */
  withEdge(edge: number): Font {
    return new Font(this.#hb, this.#opened, edge);
  }

  /** Every code point with a glyph: tens of thousands in a Han font, so who asks for one of them asks `has`. */
  get characters(): ReadonlySet<number> {
    return new Set(this.#opened.face.collectUnicodes());
  }

  has(codePoint: number): boolean {
    return !!this.#font.nominalGlyph(codePoint);
  }

  /** A glyph's own width, before kerning. */
  advance(glyph: number): number {
    let advance = this.#advances.get(glyph);
    if (advance === undefined) {
      advance = this.#font.glyphHAdvance(glyph) * this.#scale;
      this.#advances.set(glyph, advance);
    }
    return advance;
  }

  /** Shapes a piece of one script and direction. @throws Refused `undrawable` */
  shape(text: string, shape: Shape): Run {
    return this.#runsOf(shape).getOrMake(text, () => this.#shape(text, 0, text.length, shape));
  }

  /** Shapes a part of a word; what stands around it still decides how Arabic letters join. @throws Refused `undrawable` */
  shapePart(text: string, start: number, end: number, shape: Shape): Run {
    return this.#shape(text, start, end, shape);
  }

  /** A glyph without outline, to carry text that has no shape of its own. */
  get emptyGlyph(): number {
    const isEmpty = (glyph: number | undefined): boolean => !!glyph && this.#font.glyphToPath(glyph) === '';
    this.#emptyGlyph ??= [0x200f, 0x200e, 0x200d, 0x200c, 0x200b, 0x2060, 0x20, 0xa0]
      .map((codePoint) => this.#font.nominalGlyph(codePoint))
      .find(isEmpty);
    return this.#emptyGlyph ?? 0;
  }

  /** The file cut to these glyphs, numbered anew in this order; the first one is .notdef. */
  subset(glyphs: readonly number[]): Subset {
    const file = this.#opened.outlines.cut(glyphs);
    return { deflated: deflated(file), length: file.length };
  }

  #runsOf({ direction, script, language }: Shape): BoundedMap<Run> {
    const last = this.#lastShape;
    if (last && last.direction === direction && last.script === script && last.language === language)
      return this.#lastRuns!;
    const key = `${direction}${script}|${language}`;
    let runs = this.#runs.get(key);
    if (!runs) this.#runs.set(key, (runs = new BoundedMap(keptRuns)));
    this.#lastShape = { direction, script, language };
    this.#lastRuns = runs;
    return runs;
  }

  #shape(text: string, start: number, end: number, { direction, script, language }: Shape): Run {
    const hb = this.#hb;
    const buffer = this.#buffer;
    buffer.reset();
    buffer.addText(text, start, end - start);
    buffer.setDirection(direction === 'rtl' ? hb.Direction.RTL : hb.Direction.LTR);
    buffer.setScript(scriptTag(script));
    buffer.setLanguage(language);
    buffer.setClusterLevel(hb.ClusterLevel.MONOTONE_GRAPHEMES);
    buffer.setFlags(hb.BufferFlag.REMOVE_DEFAULT_IGNORABLES);
    hb.shape(this.#font, buffer);
    const shaped = buffer
      .getGlyphInfosAndPositions()
      .map((glyph) => ({ ...glyph, cluster: glyph.cluster - start }));
    const piece = text.slice(start, end);
    const missing = shaped.find(({ codepoint }) => codepoint === 0);
    if (missing)
      throw new Refused('undrawable', nameCharacter(this.#missingIn(piece.slice(missing.cluster))));
    return makeRun(shaped, piece.length, piece, this.#scale);
  }

  #missingIn(text: string): string {
    const characters = [...text];
    return characters.find((character) => !this.has(character.codePointAt(0)!)) ?? characters[0] ?? '';
  }
}

function readMeasures(face: harfbuzz.Face, scale: number): Measures {
  const table = (name: string): Buffer => {
    const bytes = face.referenceTable(name)!;
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
  const [head, hhea, os2] = [table('head'), table('hhea'), table('OS/2')];
  const scaled = (value: number): number => Math.round(value * scale);
  return {
    ascent: scaled(hhea.readInt16BE(4)),
    descent: scaled(hhea.readInt16BE(6)),
    // sCapHeight came with version 2 of the table
    capHeight: os2.length >= 90 ? scaled(os2.readInt16BE(88)) : 700,
    box: [36, 38, 40, 42].map((at) => scaled(head.readInt16BE(at))),
  };
}
