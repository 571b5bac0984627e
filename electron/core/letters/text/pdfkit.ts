/** What pdfkit has and its types do not show. All casts to it happen here. */
export type Pdf = PDFKit.PDFDocument;

/** A reference whose dictionary may still grow. */
export interface Reference {
  data: Record<string, unknown>;
  write: (content: string) => void;
  end: (content?: Uint8Array | string) => void;
}

/** The number tree from pages' and annotations' keys to structure elements (ISO 32000-1, 14.7.4.4). */
interface ParentTree {
  get: (key: number) => unknown[];
  add: (key: number, value: unknown) => void;
}

interface Page {
  dictionary: Reference;
  content: Reference;
  fonts: Record<string, unknown>;
  annotations: unknown[];
  structParentTreeKey: number;
}

interface Internals {
  page: Page;
  _root: Reference;
  _acroform: { fonts: object; defaultFont: string };
  ref: (data: Record<string, unknown>) => Reference;
  getStructTreeRoot: () => Reference;
  getStructParentTree: () => ParentTree;
  createStructParentTreeNextKey: () => number;
  appendXML: (xml: string) => void;
}

export const internals = (pdf: Pdf): Internals => pdf as unknown as Internals;

/** pdfkit writes a String object as a PDF string and a plain one as a name. */
// oxlint-disable-next-line no-new-wrappers
export const pdfString = (text: string): unknown => new String(text);

/**
 * Writes what the current page has so far; what comes later goes into a second stream, which PDF reads as one with the first
 * (ISO 32000-1, 7.8.2). pdfkit keeps each operator of an open page as a buffer of its own: half a gigabyte for 500 pages.
 */
export function writeContent(pdf: Pdf): void {
  const { page, ref } = internals(pdf);
  const written = page.content;
  written.end();
  page.content = ref.call(pdf, {});
  // a page on which nothing comes later would else name an object that is no stream
  page.content.write('');
  page.dictionary.data['Contents'] = [written, page.content];
}

/** UTF-16BE as hexadecimal digits. */
export const utf16Hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

/** Two decimals are a hundredth of a point. */
export const decimal = (value: number): string => {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
};
