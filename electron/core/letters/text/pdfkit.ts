/** What pdfkit has and its types do not show. All casts to it happen here. */
import PDFDocument from 'pdfkit';

import { deflated } from './deflated.ts';
import { ObjectStreams } from './object-streams.ts';
import { decimal, literal, Raw, serialised } from './pdf-object.ts';

/** A reference whose dictionary may still grow. */
export interface Reference {
  data: Record<string, unknown>;
  /** Written where it is referred to, by one object only, in place of its number. */
  isInline: boolean;
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
  _write: (part: Uint8Array | string) => void;
  /** References that are not ended. */
  _waiting: number;
  _ended: boolean;
  _info: Reference;
  _id: Uint8Array;
  push: (end: null) => void;
  _acroform: { fonts: object; defaultFont: string };
  ref: (data: Record<string, unknown> | unknown[]) => Reference;
  getStructTreeRoot: () => Reference;
  getStructParentTree: () => ParentTree;
  createStructParentTreeNextKey: () => number;
}

export type Pdf = PdfDocument;

export const internals = (pdf: Pdf): Internals => pdf as unknown as Internals;

/** One that pdfkit thinks is its own. */
class OwnReference implements Reference {
  data: Record<string, unknown>;
  isInline: boolean;
  offset?: number;
  compress = false;
  buffer: Uint8Array[] = [];
  readonly #pdf: PdfDocument;
  #id: number | undefined;

  constructor(pdf: PdfDocument, data: Record<string, unknown>) {
    this.#pdf = pdf;
    this.data = data;
    // pdfkit refers to the document's title and dates, too
    this.isInline = typeof data.valueOf() !== 'object';
  }

  /** Taken when first needed, since what is written inline needs none. */
  get id(): number {
    return (this.#id ??= internals(this.#pdf)._offsets.push(null));
  }

  get [Symbol.toStringTag](): string {
    return 'Raw';
  }

  write(content: Uint8Array | string): void {
    this.buffer.push(typeof content === 'string' ? Buffer.from(`${content}\n`, 'latin1') : content);
  }

  end(content?: Uint8Array | string): void {
    if (content !== undefined) this.write(content);
    this.#pdf.writeObject(this);
  }

  toString(): string {
    return this.isInline ? serialised(this.data) : `${this.id} 0 R`;
  }
}

/** pdfkit's document, but for how its objects are written. */
export class PdfDocument extends PDFDocument {
  /** Its metadata, deflated. PDF/A forbids that in its first part only (ISO 19005-1, 6.7.2). */
  xmp: Uint8Array = new Uint8Array();
  // no object is written before pdfkit's own constructor is done
  readonly #objects = new ObjectStreams(
    internals(this)._offsets,
    (part) => this._write(part),
    () => internals(this)._offset,
  );

  override ref(data: Record<string, unknown> = {}): PDFKit.PDFKitReference {
    const inside = internals(this);
    inside._waiting++;
    const own = new OwnReference(this, data);
    // all of it that pdfkit uses
    return own as unknown as PDFKit.PDFKitReference;
  }

  /** An object that pdfkit does not know. */
  addObject({ number }: ObjectNumber, text: string): void {
    this.#objects.add(number, text);
  }

  writeObject(reference: OwnReference): void {
    const inside = internals(this);
    if (!reference.isInline) this.#write(reference);
    if (--inside._waiting === 0 && inside._ended) this._finalize();
  }

  #write(reference: OwnReference): void {
    const { id, data, buffer } = reference;
    if (buffer.length > 0) {
      const content = buffer.length === 1 ? buffer[0]! : Buffer.concat(buffer);
      data['Length'] = content.length;
      reference.offset = this.#objects.addAlone(id, serialised(data), content);
      reference.buffer = [];
    } else if (data['Type'] === 'Sig') reference.offset = this.#objects.addAlone(id, serialised(data));
    else this.#objects.add(id, serialised(data));
  }

  _write(part: Uint8Array | string): void {
    const bytes = typeof part === 'string' ? Buffer.from(`${part}\n`, 'latin1') : part;
    this.push(bytes);
    internals(this)._offset += bytes.length;
  }

  /** pdfkit's own packet does not escape what it is given. */
  override endMetadata(): void {
    const inside = internals(this);
    const metadata = inside.ref({ Type: 'Metadata', Subtype: 'XML', Filter: 'FlateDecode' });
    metadata.end(this.xmp);
    inside._root.data['Metadata'] = metadata;
  }

  _finalize(): void {
    const inside = internals(this);
    const id = literal(Buffer.from(inside._id).toString('latin1'));
    this.#objects.finish(`/Root ${inside._root.toString()}/Info ${inside._info.toString()}/ID[${id}${id}]`);
    inside.push(null);
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
  resources.isInline = true;
}

/** Lets small parts of the catalog stand in it, and drops the names that none of our documents has. */
export function foldCatalog(pdf: Pdf): void {
  const { data } = internals(pdf)._root as { data: Record<string, Reference> };
  for (const key of ['MarkInfo', 'ViewerPreferences', 'Names']) data[key]!.isInline = true;
  data['Names']!.data = {};
}

/** Writes the current page. What is left of it is its number: the tree of pages needs no more. */
export function writePage(pdf: Pdf): void {
  const { page } = internals(pdf);
  pdf.flushPages();
  for (const part of [page.dictionary, page.resources, page.content]) part.data = {};
}
