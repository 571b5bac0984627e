/**
 * A PDF document of ours: tagged, PDF/A-2a and PDF/UA-1, neutral metadata, embedded fonts only, the one signature field when
 * it is to be certified. Only this file and its neighbours in `letters` know pdfkit.
 */
import PDFDocument from 'pdfkit';

import type { LetterFonts } from './fonts.ts';
import { Paper } from './text/paper.ts';
import { internals, pdfString } from './text/pdfkit.ts';
import { addXmp, InfoText } from './text/xmp.ts';

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

/** Opens a document with A4 pages. */
export async function openDocument({ fonts, title, language, author, day }: DocumentOptions): Promise<Paper> {
  const date = midnight(day);
  const pdf = new PDFDocument({
    size: 'A4',
    margins,
    pdfVersion: '1.7',
    lang: language,
    tagged: true,
    subset: 'PDF/A-2a',
    displayTitle: true,
    bufferPages: true,
    // pdfkit's own default would reach for a standard font, which is not embedded
    font: null as never,
    info: {
      Title: new InfoText(title) as string,
      Author: new InfoText(author) as string,
      Creator: 'Round Robin',
      Producer: 'Round Robin',
      CreationDate: date,
      ModDate: date,
    },
  });
  addXmp(pdf, date);
  return new Paper(pdf, await fonts(), language);
}

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Ends a document and collects its bytes. */
export async function finish(paper: Paper): Promise<Buffer> {
  const { pdf } = paper;
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.once('end', resolve);
    pdf.once('error', reject);
  });
  paper.finish();
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

/** Ten digits, more than any offset in a file of ours. */
export const unknownOffset = 9_999_999_999;

/** Adds the signature dictionary with room for `room` bytes, and its invisible field on the current page. */
export function addSignatureField(paper: Paper, room: number, signer: string, day: string): void {
  const { page, ref } = internals(paper.pdf);
  const make = ref.bind(paper.pdf);
  const signature = make({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, unknownOffset, unknownOffset, unknownOffset],
    Contents: new Uint8Array(room),
    M: midnight(day),
    Name: pdfString(signer),
  });
  const field = make({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: pdfString('certificate'),
    // what a screen reader says of it (ISO 14289-1, 7.18.4)
    TU: pdfString(signer),
    // PDF/A asks for no appearance where there is no area (ISO 19005-2, 6.3.3)
    Rect: [0, 0, 0, 0],
    // print and locked
    F: 132,
    V: signature,
    P: page.dictionary,
  });
  page.annotations.push(field);
  paper.structure.add('Form').addAnnotation(field);
  addForm(paper, field);
  for (const reference of [signature, field]) reference.end();
}

/** The form by hand: pdfkit's would name a standard font and ask readers to draw fields anew, and so to change what was certified. */
function addForm({ pdf }: Paper, field: unknown): void {
  const inside = internals(pdf);
  inside._acroform = { fonts: {}, defaultFont: 'none' };
  // signatures exist, append only
  inside._root.data['AcroForm'] = inside.ref({ Fields: [field], SigFlags: 3, DR: { Font: {} } });
}
