/**
 * Cuts a font down to the glyphs of one document with HarfBuzz's own subsetter, which is in harfbuzzjs as WebAssembly but has no
 * JavaScript around it. By glyph, not by character: shaped text has glyphs that no character names.
 */
import { assert } from '../../basics/assert.ts';

/** The functions of hb-subset.h that we call; numbers are pointers into the module's memory or tags. */
interface Exports {
  memory: WebAssembly.Memory;
  _initialize?: () => void;
  malloc: (size: number) => number;
  hb_blob_create: (data: number, length: number, mode: number, user: number, destroy: number) => number;
  hb_blob_destroy: (blob: number) => void;
  hb_blob_get_data: (blob: number, length: number) => number;
  hb_blob_get_length: (blob: number) => number;
  hb_face_create: (blob: number, index: number) => number;
  hb_face_destroy: (face: number) => void;
  hb_face_reference_blob: (face: number) => number;
  hb_set_add: (set: number, value: number) => void;
  hb_subset_input_create_or_fail: () => number;
  hb_subset_input_destroy: (input: number) => void;
  hb_subset_input_glyph_set: (input: number) => number;
  hb_subset_input_set: (input: number, which: number) => number;
  hb_subset_input_set_flags: (input: number, flags: number) => void;
  hb_subset_or_fail: (face: number, input: number) => number;
}

/** HB_SUBSET_FLAGS: no hints, glyph numbers kept, .notdef keeps its outline, no glyphs that only layout rules would reach. */
const flags = 0x1 | 0x2 | 0x40 | 0x200;
/** HB_SUBSET_SETS_DROP_TABLE_TAG and HB_MEMORY_MODE_READONLY. */
const dropTables = 3;
const readOnly = 1;

/** A PDF needs a TrueType font's outlines and widths only (ISO 32000-1, 9.9); the program maps and names characters itself. */
const dropped =
  'GSUB GPOS GDEF BASE STAT MVAR HVAR DSIG name post OS/2 cmap gasp meta kern hdmx VDMX LTSH vhea vmtx'.split(
    ' ',
  );

/** One per process. Its memory is 65 MiB and cannot grow; all our fonts together are 2 MB. */
export class Subsetter {
  readonly #hb: Exports;

  /** @param wasm harfbuzz-subset.wasm of harfbuzzjs */
  constructor(wasm: Uint8Array<ArrayBuffer>) {
    const module = new WebAssembly.Module(wasm);
    const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
    // what it would ask of an operating system: nothing that subsetting needs
    for (const { module: from, name } of WebAssembly.Module.imports(module))
      (imports[from] ??= {})[name] = () => 0;
    this.#hb = new WebAssembly.Instance(module, imports).exports as unknown as Exports;
    this.#hb._initialize?.();
  }

  /** Puts a font file into the module's memory, for good. @returns a face for `cut` */
  load(file: Uint8Array): number {
    const hb = this.#hb;
    const at = hb.malloc(file.length);
    assert(at > 0, 'the subsetter has no memory left');
    new Uint8Array(hb.memory.buffer).set(file, at);
    const blob = hb.hb_blob_create(at, file.length, readOnly, 0, 0);
    const face = hb.hb_face_create(blob, 0);
    hb.hb_blob_destroy(blob);
    return face;
  }

  /** The font file with these glyphs (and .notdef) under their old numbers, all others empty. */
  cut(face: number, glyphs: Iterable<number>): Uint8Array {
    const hb = this.#hb;
    const input = hb.hb_subset_input_create_or_fail();
    const wanted = hb.hb_subset_input_glyph_set(input);
    for (const glyph of glyphs) hb.hb_set_add(wanted, glyph);
    const drop = hb.hb_subset_input_set(input, dropTables);
    for (const tag of dropped) hb.hb_set_add(drop, tagNumber(tag));
    hb.hb_subset_input_set_flags(input, flags);
    const subset = hb.hb_subset_or_fail(face, input);
    hb.hb_subset_input_destroy(input);
    assert(subset > 0, 'a font could not be cut');
    return this.#takeFile(subset);
  }

  #takeFile(face: number): Uint8Array {
    const hb = this.#hb;
    const blob = hb.hb_face_reference_blob(face);
    const length = hb.hb_blob_get_length(blob);
    const from = hb.hb_blob_get_data(blob, 0);
    const file = new Uint8Array(hb.memory.buffer).slice(from, from + length);
    hb.hb_blob_destroy(blob);
    hb.hb_face_destroy(face);
    return file;
  }
}

const tagNumber = (tag: string): number => Buffer.from(tag, 'latin1').readUInt32BE(0);
