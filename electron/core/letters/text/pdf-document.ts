/**
 * pdfkit itself, but for how its objects are written. It is loaded with the first document: it reads a megabyte of code, and a
 * kiosk that only collects draws nothing.
 */
import PDFDocument from 'pdfkit';

import { ObjectStreams } from './object-streams.ts';
import { literal, serialised } from './pdf-object.ts';
import { internals, type ObjectNumber, type Reference } from './pdfkit.ts';

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
