/** What pdfkit has and its types do not show. All casts to it happen here. */
export type Pdf = PDFKit.PDFDocument;

/** A reference whose dictionary may still grow. */
export interface Reference {
  data: Record<string, unknown>;
  /** Where the object begins in the file, once it is ended. */
  offset?: number;
  write: (content: string) => void;
  end: (content?: Uint8Array | string) => void;
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
  fonts: Record<string, unknown>;
  annotations: unknown[];
  structParentTreeKey: number;
}

interface Internals {
  page: Page;
  _root: Reference;
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

/** Leaves out of a page what pdfkit says of each and what is the default (UserUnit) or obsolete (ProcSet, 14.2). */
export function dropDefaults(pdf: Pdf): void {
  const { dictionary, resources } = internals(pdf).page;
  delete dictionary.data['UserUnit'];
  delete resources.data['ProcSet'];
}

/** UTF-16BE as hexadecimal digits. */
export const utf16Hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

/** Two decimals are a hundredth of a point. */
export const decimal = (value: number): string => {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
};
