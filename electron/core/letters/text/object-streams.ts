/**
 * How a document's objects go into its file: small ones many at a time in compressed object streams (ISO 32000-1, 7.5.7), those
 * with a stream one by one, and a compressed table of where each is (7.5.8). Written one by one, elements of the structure,
 * dictionaries of fonts and pages and their table are a quarter of a letter.
 */
import { deflated } from './deflated.ts';

/** Objects in one stream: an index is one byte, and a reader has to inflate all of them for one. */
const mostObjects = 200;

/** Each number less one: where the object begins, or, as a negative number, in which stream and at which place in it. */
type Places = (number | null)[];

/** Takes bytes, or a line of text. */
type Write = (part: Uint8Array | string) => void;

export class ObjectStreams {
  readonly #places: Places;
  readonly #write: Write;
  readonly #position: () => number;
  #small = new Map<number, string>();

  /** @param position how many bytes are written */
  constructor(places: Places, write: Write, position: () => number) {
    this.#places = places;
    this.#write = write;
    this.#position = position;
  }

  /** A small object, to be compressed with others. */
  add(number: number, text: string): void {
    this.#small.set(number, text);
    if (this.#small.size === mostObjects) this.#flush();
  }

  /** An object of its own: a dictionary with what belongs between its words `stream` and `endstream`, or one that has to lie open. */
  addAlone(number: number, text: string, content?: Uint8Array): number {
    const offset = this.#position();
    this.#places[number - 1] = offset;
    if (content) {
      this.#write(`${number} 0 obj\n${text}\nstream`);
      this.#write(content);
      this.#write('\nendstream\nendobj');
    } else this.#write(`${number} 0 obj\n${text}\nendobj`);
    return offset;
  }

  /** Writes what is left and the cross-reference stream. @param trailer what else stands in its dictionary */
  finish(trailer: string): void {
    this.#flush();
    const number = this.#places.push(null);
    const start = this.#position();
    this.#places[number - 1] = start;
    const width = start < 2 ** 16 ? 2 : 4;
    const rows = deflated(rowsOf(this.#places, width));
    const dictionary = `<</Type/XRef/Size ${number + 1}/W[1 ${width} 1]${trailer}/Filter/FlateDecode/Length ${rows.length}>>`;
    this.addAlone(number, dictionary, rows);
    this.#write(`startxref\n${start}\n%%EOF`);
  }

  #flush(): void {
    const count = this.#small.size;
    if (count === 0) return;
    const stream = this.#places.push(null);
    let index = '';
    let texts = '';
    // in the order of their numbers, so that their table is nearly the same from line to line
    const order = [...this.#small.keys()].toSorted((a, b) => a - b);
    for (const [i, number] of order.entries()) {
      index += `${number} ${texts.length} `;
      texts += `${this.#small.get(number)!} `;
      this.#places[number - 1] = -(stream * 256 + i);
    }
    const content = deflated(index + texts);
    const dictionary = `<</Type/ObjStm/N ${count}/First ${index.length}/Filter/FlateDecode/Length ${content.length}>>`;
    this.#small = new Map();
    this.addAlone(stream, dictionary, content);
  }
}

/** Rows of kind, place and index, the first for the object 0 that there never is (7.5.8.3). */
function rowsOf(places: Places, width: number): Buffer {
  const rows = Buffer.alloc((places.length + 1) * (width + 2));
  rows[width + 1] = 255;
  for (const [i, place] of places.entries()) {
    const at = (i + 1) * (width + 2);
    const isInStream = place! < 0;
    rows[at] = isInStream ? 2 : 1;
    rows.writeUIntBE(isInStream ? -place! >> 8 : place!, at + 1, width);
    rows[at + 1 + width] = isInStream ? -place! & 255 : 0;
  }
  return rows;
}
