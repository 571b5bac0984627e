/** What pdfkit has and its types do not show. All casts to it happen here. */
import { deflated } from './deflated.ts';

export type Pdf = PDFKit.PDFDocument;

/** A reference whose dictionary may still grow. */
export interface Reference {
  data: Record<string, unknown>;
  /** Where the object begins in the file, once it is ended. */
  offset?: number;
  compress: boolean;
  buffer: Uint8Array[];
  write: (content: string) => void;
  end: (content?: Uint8Array | string) => void;
  /** `12 0 R` */
  toString: () => string;
}

/** The number tree from pages' and annotations' keys to structure elements (ISO 32000-1, 14.7.4.4). */
interface ParentTree {
  get: (key: number) => unknown[];
  add: (key: number, value: unknown) => void;
}

/** Collects XMP and hands it out at the end. */
export interface Metadata {
  append: (xml: string) => void;
  end: () => void;
  getXML: () => string;
  getLength: () => number;
}

interface Page {
  dictionary: Reference;
  resources: Reference;
  content: Reference;
  height: number;
  fonts: Record<string, unknown>;
  xobjects: Record<string, unknown>;
  annotations: unknown[];
  structParentTreeKey: number;
}

interface Internals {
  page: Page;
  _root: Reference;
  /** Where each object begins, by its number less one. */
  _offsets: (number | null)[];
  /** Bytes that are written. */
  _offset: number;
  _write: (text: string) => void;
  _info: Reference;
  _id: Uint8Array;
  push: (end: null) => void;
  _acroform: { fonts: object; defaultFont: string };
  ref: (data: Record<string, unknown> | unknown[]) => Reference;
  getStructTreeRoot: () => Reference;
  getStructParentTree: () => ParentTree;
  createStructParentTreeNextKey: () => number;
  metadata: Metadata;
}

export const internals = (pdf: Pdf): Internals => pdf as unknown as Internals;

/** pdfkit writes a String object as a PDF string and a plain one as a name. */
// oxlint-disable-next-line no-new-wrappers
export const pdfString = (text: string): unknown => new String(text);

/** Text that pdfkit writes as it is: what it cannot tell apart it writes by `toString`. */
export class Raw {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get [Symbol.toStringTag](): string {
    return 'Raw';
  }

  toString(): string {
    return this.#text;
  }
}

/** The number of an object that pdfkit does not write. */
export class ObjectNumber extends Raw {
  readonly number: number;

  constructor(number: number) {
    super(`${number} 0 R`);
    this.number = number;
  }
}

/** A number for an object of ours. */
export const reserveObject = (pdf: Pdf): ObjectNumber => new ObjectNumber(internals(pdf)._offsets.push(null));

/** Objects of ours, gathered and written at once. */
export class ObjectWriter {
  readonly #pdf: Internals;
  readonly #parts: string[] = [];
  #length = 0;

  constructor(pdf: Pdf) {
    this.#pdf = internals(pdf);
  }

  /** @param text its content, each byte a character of Latin-1 */
  add({ number }: ObjectNumber, text: string): void {
    this.#pdf._offsets[number - 1] = this.#pdf._offset + this.#length;
    const part = `${number} 0 obj\n${text}\nendobj`;
    this.#parts.push(part);
    this.#length += part.length + 1;
  }

  /** To be called before pdfkit writes anything more. */
  flush(): void {
    if (this.#parts.length > 0) this.#pdf._write(this.#parts.join('\n'));
    this.#parts.length = 0;
    this.#length = 0;
  }
}

/** A text string (7.9.2.2), each byte a character of Latin-1: as it is where it is plain ASCII, else UTF-16. */
export function textString(text: string): string {
  const bytes = /^[ -~]*$/.test(text)
    ? text
    : `\u00fe\u00ff${Buffer.from(text, 'utf16le').swap16().toString('latin1')}`;
  // a carriage return would be read as a line feed
  return `(${bytes.replaceAll(/[()\\]/g, String.raw`\$&`).replaceAll('\r', String.raw`\r`)})`;
}

/**
 * Makes this the current page's content, y downwards. pdfkit has begun it with the same matrix, and would compress it harder
 * than is worth the time.
 */
export function setContent(pdf: Pdf, operators: string): void {
  const { page } = internals(pdf);
  const { content } = page;
  const bytes = deflated(`1 0 0 -1 0 ${decimal(page.height)} cm\n${operators}`);
  content.buffer = [bytes];
  content.compress = false;
  content.data = { Filter: 'FlateDecode', Length: bytes.length };
}

/** Leaves out of a page what pdfkit says of each and what is the default (UserUnit) or obsolete (ProcSet, 14.2). */
export function dropDefaults(pdf: Pdf): void {
  const { dictionary, resources } = internals(pdf).page;
  delete dictionary.data['UserUnit'];
  delete resources.data['ProcSet'];
}

/** Writes the current page. What is left of it is its number: the tree of pages needs no more. */
export function writePage(pdf: Pdf): void {
  const { page } = internals(pdf);
  pdf.flushPages();
  for (const part of [page.dictionary, page.resources, page.content]) part.data = {};
}

/** UTF-16BE as hexadecimal digits. */
export const utf16Hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

/** Two decimals are a hundredth of a point. */
export const decimal = (value: number): string => {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
};
