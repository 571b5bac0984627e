/**
 * Cuts a TrueType font down to the glyphs of one document and numbers them anew, so that a document's codes are glyph numbers
 * and nothing of the thousands of other glyphs is left, not even their empty places (OpenType 1.9, glyf, loca, hmtx, head).
 * By glyph, not by character: shaped text has glyphs that no character names.
 */
import { assert } from '../../basics/assert.ts';

/** Tables that a PDF needs of a TrueType font (ISO 32000-1, 9.9); the program maps and names characters itself. */
const needed = ['head', 'hhea', 'maxp', 'hmtx', 'loca', 'glyf'] as const;
/** Beside them, of a font without names for its glyphs, the one that finds these by their codes. */
const written = ['cmap', ...needed] as const;
type Table = (typeof needed)[number];

/** Flags of a component of a composite glyph. */
const argsAreWords = 0x0001;
const hasScale = 0x0008;
const moreComponents = 0x0020;
const hasTwoScales = 0x0040;
const hasMatrix = 0x0080;
const hasInstructions = 0x0100;

export class GlyfFont {
  readonly #tables: Record<Table, Buffer>;
  readonly #longLoca: boolean;
  readonly #longMetrics: number;

  /** @param file a TrueType font with outlines in `glyf`, without hinting */
  constructor(file: Uint8Array) {
    const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
    this.#tables = Object.fromEntries(needed.map((tag) => [tag, tableOf(bytes, tag)])) as Record<
      Table,
      Buffer
    >;
    this.#longLoca = this.#tables.head.readInt16BE(50) === 1;
    this.#longMetrics = this.#tables.hhea.readUInt16BE(34);
  }

  /**
   * The font with these glyphs, numbered from 0 in this order; components of composite ones come after them. A glyph may
   * stand twice. @param glyphs the first one is .notdef
   */
  cut(glyphs: readonly number[]): Buffer {
    const order = [...glyphs];
    const places = new Map(glyphs.map((glyph, place) => [glyph, place] as const));
    const outlines: Buffer[] = [];
    for (let at = 0; at < order.length; at++) {
      const outline = this.#outline(order[at]!);
      outlines.push(isComposite(outline) ? this.#renumber(outline, order, places) : outline);
    }
    const { head, hhea, maxp } = this.#tables;
    const { loca, glyf, isLong } = locate(outlines);
    return fileOf({
      cmap: symbols(glyphs.length),
      head: patched(head, (copy) => copy.fill(0, 20, 36).writeInt16BE(isLong ? 1 : 0, 50)),
      hhea: patched(hhea, (copy) => copy.writeUInt16BE(order.length, 34)),
      maxp: patched(maxp, (copy) => copy.writeUInt16BE(order.length, 4)),
      hmtx: this.#metrics(order),
      loca,
      glyf,
    });
  }

  #outline(glyph: number): Buffer {
    const { loca, glyf } = this.#tables;
    const at = (index: number): number =>
      this.#longLoca ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2;
    return glyf.subarray(at(glyph), at(glyph + 1));
  }

  /** A composite glyph that names its components by their new numbers. */
  #renumber(outline: Buffer, order: number[], places: Map<number, number>): Buffer {
    const copy = Buffer.from(outline);
    for (const at of componentsOf(copy)) {
      const component = copy.readUInt16BE(at + 2);
      let place = places.get(component);
      if (place === undefined) {
        place = order.push(component) - 1;
        places.set(component, place);
      }
      copy.writeUInt16BE(place, at + 2);
    }
    return copy;
  }

  #metrics(order: readonly number[]): Buffer {
    const { hmtx } = this.#tables;
    const metrics = Buffer.alloc(order.length * 4);
    const last = this.#longMetrics - 1;
    for (const [i, glyph] of order.entries()) {
      metrics.writeUInt16BE(hmtx.readUInt16BE(Math.min(glyph, last) * 4), i * 4);
      const bearing = glyph <= last ? glyph * 4 + 2 : this.#longMetrics * 4 + (glyph - this.#longMetrics) * 2;
      metrics.writeInt16BE(hmtx.readInt16BE(bearing), i * 4 + 2);
    }
    return metrics;
  }
}

const isComposite = (outline: Buffer): boolean => outline.length > 0 && outline.readInt16BE(0) < 0;

/** Where each component of a composite glyph begins: flags, number, two arguments, a scale of up to four parts. */
function componentsOf(outline: Buffer): number[] {
  const starts: number[] = [];
  let at = 10;
  for (let flags = moreComponents; flags & moreComponents;) {
    flags = outline.readUInt16BE(at);
    assert(!(flags & hasInstructions), 'a font with hinting');
    starts.push(at);
    at += 4 + (flags & argsAreWords ? 4 : 2);
    if (flags & hasScale) at += 2;
    else if (flags & hasTwoScales) at += 4;
    else if (flags & hasMatrix) at += 8;
  }
  return starts;
}

/** Outlines one after another, and where each begins: by words of two bytes, unless they are too many. */
function locate(outlines: readonly Buffer[]): { loca: Buffer; glyf: Buffer; isLong: boolean } {
  const parts: Buffer[] = [];
  const places = [0];
  let at = 0;
  for (const outline of outlines) {
    const padding = outline.length & 1;
    parts.push(outline, zeros.subarray(0, padding));
    at += outline.length + padding;
    places.push(at);
  }
  const isLong = at > 0xffff * 2;
  const loca = Buffer.alloc(places.length * (isLong ? 4 : 2));
  for (const [i, place] of places.entries())
    if (isLong) loca.writeUInt32BE(place, i * 4);
    else loca.writeUInt16BE(place / 2, i * 2);
  return { loca, glyf: Buffer.concat(parts), isLong };
}

/** Codes from 0 are glyphs from 0, in the part of Unicode that is for symbols (cmap, format 4; ISO 32000-1, 9.6.6.4). */
function symbols(count: number): Buffer {
  const first = 0xf000;
  const segments = [
    // last and first code of each segment, what has to be added to a code, and where else numbers stand: nowhere
    [first + count - 1, 0xffff],
    [0],
    [first, 0xffff],
    [0x1_0000 - first, 1],
    [0, 0],
  ].flat();
  const table = [0, 1, 3, 0, 0, 12, 4, 32, 0, 4, 4, 1, 0, ...segments];
  const bytes = Buffer.alloc(table.length * 2);
  for (const [i, value] of table.entries()) bytes.writeUInt16BE(value, i * 2);
  return bytes;
}

const zeros = Buffer.alloc(4);

function patched(table: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(table);
  change(copy);
  return copy;
}

function tableOf(file: Buffer, tag: string): Buffer {
  const count = file.readUInt16BE(4);
  for (let at = 12; at < 12 + count * 16; at += 16) {
    if (file.toString('latin1', at, at + 4) !== tag) continue;
    const offset = file.readUInt32BE(at + 8);
    return file.subarray(offset, offset + file.readUInt32BE(at + 12));
  }
  throw new Error(`impossible: a font without ${tag}`);
}

/** A font file of these tables, with their directory and checksums. */
function fileOf(tables: Record<(typeof written)[number], Buffer>): Buffer {
  const tags = written.toSorted();
  const directory = Buffer.alloc(12 + tags.length * 16);
  directory.writeUInt32BE(0x0001_0000, 0);
  directory.writeUInt16BE(tags.length, 4);
  const power = Math.floor(Math.log2(tags.length));
  directory.writeUInt16BE(16 * 2 ** power, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(tags.length * 16 - 16 * 2 ** power, 10);
  tables.head.writeUInt32BE(0, 8);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  let headAt = 0;
  for (const [i, tag] of tags.entries()) {
    const table = tables[tag];
    const at = 12 + i * 16;
    if (tag === 'head') headAt = offset;
    directory.write(tag, at, 'latin1');
    directory.writeUInt32BE(checksum(table), at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(table.length, at + 12);
    const padding = -table.length & 3;
    parts.push(table, zeros.subarray(0, padding));
    offset += table.length + padding;
  }
  const file = Buffer.concat(parts);
  file.writeUInt32BE((0xb1b0_afba - checksum(file)) >>> 0, headAt + 8);
  return file;
}

/** Sum of big-endian words, the last one filled up with zeros. */
function checksum(bytes: Buffer): number {
  let sum = 0;
  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4) sum = (sum + bytes.readUInt32BE(at)) | 0;
  if (whole < bytes.length) {
    const rest = Buffer.alloc(4);
    bytes.copy(rest, 0, whole);
    sum = (sum + rest.readUInt32BE(0)) | 0;
  }
  return sum >>> 0;
}
