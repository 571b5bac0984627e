/** What pdfkit has and its types do not show. All casts to it happen here. */
import { deflated } from './deflated.ts';
import type { PdfDocument } from './pdf-document.ts';
import { decimal, Raw } from './pdf-object.ts';

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
