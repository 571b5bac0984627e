/** Drawing one letter: sender, addressee, day, subject, words, signature, a discreet footer. */
import type { ComposedLetter } from '../../wording/compose.ts';
import { drawAddress } from './address.ts';
import {
  addSignatureField,
  type Document,
  finish,
  inMemory,
  mm,
  openDocument,
  type PaperSize,
  type Written,
} from './document.ts';
import { Flow, placeText } from './flow.ts';
import type { LetterFonts } from './fonts.ts';
import { type LetterForm, letterFormFor, letterFormOn } from './letter-form.ts';
import { columnOf, drawBanner, margins, placeSignature, rule, type SignatureOf, textWidth } from './page.ts';
import type { Paper } from './text/paper.ts';
import { directionOf } from './text/scripts.ts';
import { printable, type Words } from './words.ts';

/** A letter and what is printed around its words. */
export interface LetterContent {
  letter: ComposedLetter;
  strokes: SignatureOf['strokes'];
  /** Typed instead of drawn. */
  mark: string | undefined;
  campaign: { id: string; version: number; organisation: string };
  /** Hash of the appeal's text that the signer was shown, hexadecimal. */
  textHash: string;
  /** SHA-256 of the certificate, hexadecimal. */
  certificateFingerprint: string;
  /** The code in the file's name. */
  code: string;
  /** A line across the top of a letter that is not to be sent. */
  banner: string | undefined;
  /** Words in the letter's language. */
  words: Words;
  /** Millimetres of a drawn signature's strokes; a pen's unless said. */
  pen?: number | undefined;
}

/** A letter to be a document of its own. */
export interface LetterRequest extends LetterContent {
  day: string;
  /** The paper; without it the one that the addressee's country uses. */
  paper?: PaperSize | undefined;
  fonts: LetterFonts;
  /** Bytes to keep free for the signature; undefined for what is only looked at. */
  room: number | undefined;
}

/** A drawn document in memory that waits for its certificate. */
export interface Drawn {
  pdf: Buffer;
  signatureAt: number;
}

/** Font sizes in points. */
const bodySize = 10.5;
const bodyGap = 1.8;
/** Room for closing, signature and name, which stay together. */
const signoffHeight = 46 * mm;

/** Draws a letter up to its open signature field. @throws Refused `undrawable` */
export async function drawLetter(request: LetterRequest): Promise<Drawn> {
  const { pdf, signatureAt } = await draw(request);
  return { pdf, signatureAt: signatureAt! };
}

/** Draws a letter to be looked at, without a signature field. @throws Refused `undrawable` */
export const drawPreview = async (request: Omit<LetterRequest, 'room'>): Promise<Buffer> =>
  (await draw({ ...request, room: undefined })).pdf;

async function draw(request: LetterRequest): Promise<Written & { pdf: Buffer }> {
  const { letter, campaign, fonts, day, room } = request;
  const form = request.paper ? letterFormOn(request.paper) : letterFormFor(letter.addressCountry);
  return inMemory(async (sink) => {
    const document = await openDocument(
      {
        fonts,
        title: printable(letter.subject),
        language: letter.language,
        author: printable(campaign.organisation),
        day,
        paper: form.paper,
      },
      sink,
    );
    drawLetterPages(document, request, form, () => {
      if (room !== undefined) addSignatureField(document, room, printable(campaign.organisation), day);
    });
    return finish(document);
  });
}

/** Draws a letter's pages into an open document. `atEnd` may add something to its last page. */
export function drawLetterPages(
  { paper }: Document,
  content: LetterContent,
  form: LetterForm,
  atEnd?: () => void,
): void {
  const { letter } = content;
  drawBanner(paper, content.banner);
  drawHead(paper, letter, form);
  const flow = new Flow(paper, columnOf(paper), form.body);
  writeBody(flow, letter);
  writeSignoff(paper, flow, content);
  writeEnclosures(flow, content);
  atEnd?.();
  paper.endSection((page, pages) => drawFooter(paper, content, page, pages));
}

function drawHead(paper: Paper, letter: ComposedLetter, form: LetterForm): void {
  const { name, lines } = letter.signer;
  const direction = directionOf(letter.language);
  drawAddress(paper, form, {
    sender: name === undefined ? lines : [name, ...lines],
    address: letter.addressLines,
    direction,
  });
  placeText(paper, printable(letter.day), form.day, {
    x: margins.left,
    width: textWidth(paper),
    size: bodySize,
    direction,
    align: 'end',
    isConstant: true,
  });
}

function writeBody(flow: Flow, letter: ComposedLetter): void {
  const direction = directionOf(letter.language);
  const text = { size: bodySize, lineGap: bodyGap, direction, isConstant: true };
  flow.write(printable(letter.subject), { ...text, size: bodySize + 1, weight: 'bold', tag: 'H1' }).space(13);
  const own = { ...text, language: letter.ownLanguage, direction: 'auto' as const, isConstant: false };
  const paragraphs = [
    ...[letter.salutation, ...letter.paragraphs].map((words) => ({ words, options: text })),
    ...letter.ownWords.filter((words) => words !== '').map((words) => ({ words, options: own })),
  ];
  for (const [i, { words, options }] of paragraphs.entries()) {
    const reserve = i === paragraphs.length - 1 ? signoffHeight : 0;
    flow.write(printable(words), { ...options, reserve }).space(9);
  }
}

/** Closing, signature and name stay together: on a new page rather than apart. */
function writeSignoff(paper: Paper, flow: Flow, content: LetterContent): void {
  const { letter, strokes, mark, words, pen } = content;
  const text = { size: bodySize, direction: directionOf(letter.language) };
  flow
    .keep(signoffHeight - 9)
    .space(2 * mm)
    .write(printable(letter.closing), { ...text, isConstant: true });
  const { name, lines } = letter.signer;
  if (name === undefined) {
    flow.space(11).write(lines.map(printable).join('\n'), text);
    return;
  }
  const width = 62 * mm;
  const box = {
    x: text.direction === 'rtl' ? margins.left + textWidth(paper) - width : margins.left,
    y: flow.y + 1.5 * mm,
    width,
    height: 17 * mm,
  };
  placeSignature(paper, paper.structure, { name, strokes, mark }, { box, size: 15, words, pen });
  flow.y = box.y + box.height + 1.5 * mm;
  flow.write([name, ...lines].map(printable).join('\n'), text);
}

/** Who else gets the letter and what comes with it, in small type below. */
function writeEnclosures(flow: Flow, { letter, words }: LetterContent): void {
  const text = { size: bodySize - 1.5, direction: directionOf(letter.language) };
  for (const [label, lines] of [
    [words('copyTo'), letter.copyTo],
    [words('enclosures'), letter.enclosures],
  ] as const) {
    if (lines.length === 0) continue;
    flow
      .space(4 * mm)
      .write(printable(label), { ...text, weight: 'bold', reserve: 14 })
      .write(lines.map(printable).join('\n'), text);
  }
}

/** On every page: campaign, version and hash of the appeal, certificate, code, and how to verify. */
function drawFooter(paper: Paper, content: LetterContent, page: number, pages: number): void {
  const { words, campaign, letter } = content;
  const footer = words('footer', {
    campaign: campaign.id,
    version: campaign.version,
    hash: content.textHash.slice(0, 16),
    code: content.code,
  });
  const hint = words('verifyHint', { fingerprint: spaced(content.certificateFingerprint.slice(0, 40)) });
  const y = paper.format.height - 16 * mm;
  const width = textWidth(paper);
  const numberWidth = 26 * mm;
  const place = {
    size: 6.5,
    isArtifact: true,
    direction: directionOf(letter.language),
  } as const;
  const isMirrored = place.direction === 'rtl';
  rule(paper, { x: margins.left, y: y - 1.5 * mm, width }, 0.3);
  const column = {
    ...place,
    x: isMirrored ? margins.left + numberWidth : margins.left,
    width: width - numberWidth,
  };
  const below = placeText(paper, printable(footer), y, column);
  placeText(paper, printable(hint), below, { ...column, isConstant: true });
  if (pages > 1)
    placeText(paper, printable(words('pageOf', { page, pages })), y, {
      ...place,
      x: margins.left,
      width,
      align: 'end',
    });
}

const spaced = (hexadecimal: string): string => hexadecimal.match(/.{1,4}/g)?.join(' ') ?? '';
