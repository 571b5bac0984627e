/**
 * A PDF document of ours: neutral metadata, embedded fonts only, the one signature field when it is to be certified. Only
 * this file and its neighbours in `letters` know pdfkit.
 */
import PDFDocument from 'pdfkit';

import type { LetterFonts } from './fonts.ts';

/** PDF points per millimetre. */
export const mm = 72 / 25.4;

export const margins = { top: 20 * mm, bottom: 22 * mm, left: 25 * mm, right: 20 * mm };

export interface DocumentOptions {
  fonts: LetterFonts;
  title: string;
  /** Language of the text as a whole. */
  language: string;
  author: string;
  /** `YYYY-MM-DD`; every date in the file is this day at midnight UTC. */
  day: string;
}

/** What pdfkit keeps of a document that its types do not show. */
interface Internals {
  _root: { data: { AcroForm?: { data: Record<string, unknown> } } };
  page: { dictionary: unknown; annotations: unknown[] };
}

export type Document = PDFKit.PDFDocument;

/** Opens a document with A4 pages. */
export function openDocument({ fonts, title, language, author, day }: DocumentOptions): Document {
  const date = new Date(`${day}T00:00:00Z`);
  const document = new PDFDocument({
    size: 'A4',
    margins,
    pdfVersion: '1.7',
    lang: language,
    displayTitle: true,
    bufferPages: true,
    // pdfkit's own default would reach for a standard font, which is not embedded
    font: fonts.regular as never,
    info: {
      Title: title,
      Author: author,
      Creator: 'Round Robin',
      Producer: 'Round Robin',
      CreationDate: date,
      ModDate: date,
    },
  });
  document.registerFont('regular', fonts.regular as never);
  document.registerFont('bold', fonts.bold as never);
  return document.font('regular');
}

/** Ends a document and collects its bytes. */
export async function finish(document: Document): Promise<Buffer> {
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve, reject) => {
    document.once('end', resolve);
    document.once('error', reject);
  });
  document.end();
  await ended;
  return Buffer.concat(parts);
}

/** Ten digits, more than any offset in a file of ours. */
export const unknownOffset = 9_999_999_999;

/** Adds the signature dictionary with room for `room` bytes, and its invisible field on the current page. */
export function addSignatureField(document: Document, room: number, signer: string, day: string): void {
  const { _root: root, page } = document as unknown as Internals;
  const signature = document.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, unknownOffset, unknownOffset, unknownOffset],
    Contents: new Uint8Array(room) as never,
    M: new Date(`${day}T00:00:00Z`),
    // pdfkit writes a String object as a PDF string and a plain one as a name
    // oxlint-disable-next-line no-new-wrappers
    Name: new String(signer),
  });
  const field = document.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    // oxlint-disable-next-line no-new-wrappers
    T: new String('certificate'),
    Rect: [0, 0, 0, 0],
    // print and locked
    F: 132,
    V: signature,
    P: page.dictionary,
  });
  page.annotations.push(field);
  document.initForm();
  const form = root.data.AcroForm!.data;
  form['Fields'] = [field];
  // signatures exist, append only
  form['SigFlags'] = 3;
  // would ask a reader to draw fields anew, and so to change what was certified
  delete form['NeedAppearances'];
  for (const reference of [signature, field]) reference.end(undefined);
}
