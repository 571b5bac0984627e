/**
 * The structure tree of a tagged document (ISO 32000-1, 14.7 and 14.8): what is a heading, a paragraph, a table, in reading
 * order. pdfkit has one too, but hands out no sequence inside a text object, which ActualText per character needs.
 */
import { textString } from './pdf-object.ts';
import { internals, type ObjectNumber, type Pdf, type Reference, reserveObject } from './pdfkit.ts';

/** Standard types that we use (14.8.4). */
export type Tag =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'P'
  | 'Span'
  | 'L'
  | 'LI'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Form';

export interface Attributes {
  /** BCP 47, where it is not the parent's. */
  language?: string | undefined;
  /** What stands for a picture. */
  alt?: string;
  /** Of a picture, in the page's own coordinates: left, bottom, right, top. */
  box?: readonly number[];
}

/**
 * An element is written past pdfkit, in one piece: a petition of ten thousand rows has sixty thousand of them, and a dictionary
 * with four writes for each took most of its time and memory.
 */
export class StructureElement {
  readonly tag: Tag;
  readonly #pdf: Pdf;
  readonly #object: ObjectNumber;
  readonly #parent: StructureElement | Reference;
  readonly #children = new Set<StructureElement>();
  readonly #attributes: Attributes;
  #kids: (string | number | ObjectNumber)[] = [];
  #page: Reference | undefined;
  #isWritten = false;

  constructor(pdf: Pdf, tag: Tag, parent: StructureElement | Reference, attributes: Attributes = {}) {
    this.#pdf = pdf;
    this.tag = tag;
    this.#parent = parent;
    this.#attributes = attributes;
    this.#object = reserveObject(pdf);
  }

  /** As other objects name it. */
  get object(): ObjectNumber {
    return this.#object;
  }

  toString(): string {
    return String(this.#object);
  }

  add(tag: Tag, attributes?: Attributes): StructureElement {
    const element = new StructureElement(this.#pdf, tag, this, attributes);
    this.#kids.push(element.#object);
    this.#children.add(element);
    return element;
  }

  /** A marked-content sequence on the current page. @returns its number there, to stand as MCID in the content */
  addContent(): number {
    const { page, getStructParentTree } = internals(this.#pdf);
    const sequences = getStructParentTree.call(this.#pdf).get(page.structParentTreeKey);
    const mcid = sequences.push(this.#object) - 1;
    this.#page ??= page.dictionary;
    const isHere = this.#page === page.dictionary;
    this.#kids.push(isHere ? mcid : `<</Type/MCR/Pg ${page.dictionary.toString()}/MCID ${mcid}>>`);
    return mcid;
  }

  /** An annotation of the current page. */
  addAnnotation(annotation: Reference): void {
    const pdf = internals(this.#pdf);
    const key = pdf.createStructParentTreeNextKey();
    annotation.data['StructParent'] = key;
    pdf.getStructParentTree().add(key, this.#object);
    this.#kids.push(`<</Type/OBJR/Obj ${annotation.toString()}/Pg ${pdf.page.dictionary.toString()}>>`);
  }

  /** Writes it with all that it holds; nothing can be added afterwards. What is left of it in memory is its number. */
  write(): void {
    if (this.#isWritten) return;
    this.#isWritten = true;
    for (const child of this.#children) child.write();
    if (this.#parent instanceof StructureElement) this.#parent.#children.delete(this);
    const page = this.#page ? `/Pg ${this.#page.toString()}` : '';
    const kids = this.#kids.length === 1 ? String(this.#kids[0]) : `[${this.#kids.join(' ')}]`;
    const dictionary = `<</S/${this.tag}/P ${this.#parent.toString()}${page}${this.#described()}/K ${kids}>>`;
    this.#pdf.addObject(this.#object, dictionary);
    this.#kids = [];
  }

  #described(): string {
    const { language, alt, box } = this.#attributes;
    const parts: string[] = [];
    if (language !== undefined) parts.push(`/Lang ${textString(language)}`);
    if (alt !== undefined) parts.push(`/Alt ${textString(alt)}`);
    if (box) parts.push(`/A<</O/Layout/Placement/Block/BBox[${box.join(' ')}]>>`);
    if (this.tag === 'TH') parts.push('/A<</O/Table/Scope/Column>>');
    return parts.join('');
  }
}

/** Writes which elements the page's sequences belong to, so that ten thousand rows need not be remembered to the end. */
export function writeParents(pdf: Pdf): void {
  const { page, getStructParentTree } = internals(pdf);
  const tree = getStructParentTree.call(pdf);
  const key = page.structParentTreeKey;
  const parents = reserveObject(pdf);
  pdf.addObject(parents, `[${tree.get(key).join(' ')}]`);
  tree.add(key, parents);
}

/** Begins the tree. The one element below its root stands for the document. */
export function openStructure(pdf: Pdf): StructureElement {
  const root = internals(pdf).getStructTreeRoot();
  const document = new StructureElement(pdf, 'Document', root);
  root.data['K'] = document.object;
  return document;
}
