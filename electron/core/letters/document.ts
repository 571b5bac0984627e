/**
 * A PDF document of ours: tagged, PDF/A-2a and PDF/UA-1, neutral metadata, embedded fonts only, the one signature field when
 * it is to be certified. Only this file and its neighbours in `letters` know pdfkit.
 */
import type { LetterFonts } from './fonts.ts';
import { grayProfile, grayProfileName } from './gray-profile.ts';
import { deflated } from './text/deflated.ts';
import { type Format, Paper } from './text/paper.ts';
import { pdfString, Raw } from './text/pdf-object.ts';
import { foldCatalog, internals, type Pdf, type Reference } from './text/pdfkit.ts';
import { metadataOf } from './text/xmp.ts';

/** PDF points per millimetre. */
export const mm = 72 / 25.4;

/** Sizes of paper. */
export const formats = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 8.5 * 72, height: 11 * 72 },
} as const satisfies Record<string, Format>;

export type PaperSize = keyof typeof formats;

/** Takes a document's bytes, part after part. */
export type Sink = (part: Uint8Array) => void;

export interface DocumentOptions {
  fonts: LetterFonts;
  title: string;
  /** Language of the text as a whole. */
  language: string;
  author: string;
  /** `YYYY-MM-DD`; every date in the file is this day at midnight UTC. */
  day: string;
  paper: PaperSize;
  /** Whether many of its pages have the same paragraphs, so that these are worth writing once. */
  shares?: boolean;
}

/** An open document and where its bytes go. */
export interface Document {
  paper: Paper;
  /** The signature dictionary, once it is written. */
  signature: Reference | undefined;
  readonly ended: Promise<void>;
}

/** What was written and still needs a signature. */
export interface Written {
  /** Offset of the signature dictionary; undefined in a document that is not to be certified. */
  signatureAt: number | undefined;
}

const producer = 'Round Robin';

/** Opens a document; its bytes go into the sink as they are made, so that a long one is never in memory as a whole. */
export async function openDocument(options: DocumentOptions, sink: Sink): Promise<Document> {
  const { fonts, title, language, author, paper } = options;
  const date = midnight(options.day);
  const { PdfDocument } = await import('./text/pdf-document.ts');
  const pdf = new PdfDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: language,
    tagged: true,
    displayTitle: true,
    // pdfkit's own default would reach for a standard font, which is not embedded
    font: null as never,
    // pdfkit makes the file's identifier from this, else from the clock
    info: { Title: title, Author: author, Producer: producer, CreationDate: date, ModDate: date },
  });
  // an object each: these stand in the metadata
  for (const key of ['Author', 'Creator', 'Producer'] as const) delete pdf.info[key];
  pdf.xmp = metadataOf({ title, author, producer, date });
  foldCatalog(pdf);
  addOutputIntent(pdf);
  const ended = new Promise<void>((resolve, reject) => {
    pdf.once('end', resolve);
    pdf.once('error', reject);
  });
  pdf.on('data', sink);
  const part = { language, format: formats[paper] };
  return { paper: new Paper(pdf, await fonts(), part, options.shares), signature: undefined, ended };
}

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

let deflatedProfile: Buffer | undefined;

/** What its gray means, for whoever prints the document in many years (ISO 19005-2, 6.2.3). */
function addOutputIntent(pdf: Pdf): void {
  const { _root } = internals(pdf);
  const make = internals(pdf).ref.bind(pdf);
  const profile = make({ N: 1, Filter: 'FlateDecode' });
  profile.end((deflatedProfile ??= deflated(grayProfile())));
  const intent = make({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    Info: pdfString(grayProfileName),
    OutputConditionIdentifier: pdfString(grayProfileName),
    DestOutputProfile: profile,
  });
  intent.isInline = true;
  intent.end();
  _root.data['OutputIntents'] = [intent];
}

/** Ends a document; when this is done, the sink has all of it. */
export async function finish(document: Document): Promise<Written> {
  const { paper, ended } = document;
  // painting the last page writes the signature dictionary
  paper.finish();
  paper.pdf.end();
  await ended;
  return { signatureAt: document.signature?.offset };
}

/** Draws a document into memory. */
export async function inMemory<T extends Written>(
  draw: (sink: Sink) => Promise<T>,
): Promise<T & { pdf: Buffer }> {
  const parts: Uint8Array[] = [];
  const written = await draw((part) => parts.push(part));
  return { ...written, pdf: Buffer.concat(parts) };
}

/** Ten digits each, more than any offset in a file of ours. */
export const unknownRange = '[0 9999999999 9999999999 9999999999]';

/** Adds the signature dictionary with room for `room` bytes, and its invisible field on the page under way. */
export function addSignatureField(document: Document, room: number, signer: string, day: string): void {
  const element = document.paper.structure.add('Form');
  document.paper.annotate((pdf) => {
    const { page, ref } = internals(pdf);
    const make = ref.bind(pdf);
    const signature = make({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      ByteRange: new Raw(` ${unknownRange}`),
      Contents: new Raw(` <${'0'.repeat(room * 2)}>`),
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
    element.addAnnotation(field);
    addForm(pdf, field);
    for (const reference of [signature, field]) reference.end();
    document.signature = signature;
  });
}

/** The form by hand: pdfkit's would name a standard font and ask readers to draw fields anew, and so to change what was certified. */
function addForm(pdf: Pdf, field: unknown): void {
  const inside = internals(pdf);
  inside._acroform = { fonts: {}, defaultFont: 'none' };
  // signatures exist, append only
  const form = inside.ref({ Fields: [field], SigFlags: 3, DR: { Font: {} } });
  form.isInline = true;
  inside._root.data['AcroForm'] = form;
}
