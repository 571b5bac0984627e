/**
 * The structure tree of a tagged document (ISO 32000-1, 14.7 and 14.8): what is a heading, a paragraph, a table, in reading
 * order. pdfkit has one too, but hands out no sequence inside a text object, which ActualText per character needs.
 */
import { internals, type Pdf, pdfString, type Reference } from './pdfkit.ts';

/** Standard types that we use (14.8.4). */
export type Tag =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'P'
  | 'Span'
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

export class StructureElement {
  readonly tag: Tag;
  readonly reference: Reference;
  readonly #pdf: Pdf;
  readonly #parent: StructureElement | undefined;
  readonly #children = new Set<StructureElement>();
  #kids: unknown[] = [];
  #isWritten = false;

  constructor(
    pdf: Pdf,
    tag: Tag,
    parent: StructureElement | Reference,
    { language, alt, box }: Attributes = {},
  ) {
    this.#pdf = pdf;
    this.tag = tag;
    this.#parent = parent instanceof StructureElement ? parent : undefined;
    this.reference = internals(pdf).ref({ S: tag, P: this.#parent?.reference ?? parent });
    const { data } = this.reference;
    if (language !== undefined) data['Lang'] = pdfString(language);
    if (alt !== undefined) data['Alt'] = pdfString(alt);
    if (box) data['A'] = { O: 'Layout', Placement: 'Block', BBox: box };
    if (tag === 'TH') data['A'] = { O: 'Table', Scope: 'Column' };
  }

  add(tag: Tag, attributes?: Attributes): StructureElement {
    const element = new StructureElement(this.#pdf, tag, this, attributes);
    this.#kids.push(element.reference);
    this.#children.add(element);
    return element;
  }

  /** A marked-content sequence on the current page. @returns its number there, to stand as MCID in the content */
  addContent(): number {
    const { page, getStructParentTree } = internals(this.#pdf);
    const { data } = this.reference;
    const sequences = getStructParentTree.call(this.#pdf).get(page.structParentTreeKey);
    const mcid = sequences.push(this.reference) - 1;
    data['Pg'] ??= page.dictionary;
    this.#kids.push(data['Pg'] === page.dictionary ? mcid : { Type: 'MCR', Pg: page.dictionary, MCID: mcid });
    return mcid;
  }

  /** An annotation of the current page. */
  addAnnotation(annotation: Reference): void {
    const pdf = internals(this.#pdf);
    const key = pdf.createStructParentTreeNextKey();
    annotation.data['StructParent'] = key;
    pdf.getStructParentTree().add(key, this.reference);
    this.#kids.push({ Type: 'OBJR', Obj: annotation, Pg: pdf.page.dictionary });
  }

  /** Writes it with all that it holds; nothing can be added afterwards. What is left of it in memory is its number. */
  write(): void {
    if (this.#isWritten) return;
    this.#isWritten = true;
    for (const child of this.#children) child.write();
    if (this.#parent) this.#parent.#children.delete(this);
    this.reference.data['K'] = this.#kids.length === 1 ? this.#kids[0] : this.#kids;
    this.reference.end();
    this.reference.data = {};
    this.#kids = [];
  }
}

/** Writes which elements the page's sequences belong to, so that ten thousand rows need not be remembered to the end. */
export function writeParents(pdf: Pdf): void {
  const { page, getStructParentTree, ref } = internals(pdf);
  const key = page.structParentTreeKey;
  const parents = ref.call(pdf, getStructParentTree.call(pdf).get(key));
  parents.end();
  parents.data = {};
  getStructParentTree.call(pdf).add(key, parents);
}

/** Begins the tree. The one element below its root stands for the document. */
export function openStructure(pdf: Pdf): StructureElement {
  const root = internals(pdf).getStructTreeRoot();
  const document = new StructureElement(pdf, 'Document', root);
  root.data['K'] = [document.reference];
  return document;
}
