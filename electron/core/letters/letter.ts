/** Drawing one letter: sender, addressee, day, subject, words, signature, a discreet footer. */
import type { Strokes } from '../../contract/signing.ts';
import type { ComposedLetter } from '../../wording/compose.ts';
import { addSignatureField, type Document, finish, margins, mm, openDocument } from './document.ts';
import type { LetterFonts } from './fonts.ts';
import { drawSignature } from './signature.ts';
import { printable, type Words } from './words.ts';

/** A letter and all that is printed around its words. */
export interface LetterRequest {
  letter: ComposedLetter;
  strokes: Strokes;
  /** Typed instead of drawn. */
  mark: string | undefined;
  day: string;
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
  fonts: LetterFonts;
  /** Bytes to keep free for the signature. */
  room: number;
}

/** Lines of the body, in points. */
const bodySize = 10.5;
const smallSize = 7.5;

/** Draws a letter up to its open signature field. @throws Refused `undrawable` */
export async function drawLetter(request: LetterRequest): Promise<Buffer> {
  const { letter, campaign, fonts, day } = request;
  const document = openDocument({
    fonts,
    title: printable(letter.subject),
    language: letter.language,
    author: printable(campaign.organisation),
    day,
  });
  if (request.banner) drawBanner(document, printable(request.banner));
  drawHead(document, letter);
  drawBody(document, letter);
  drawSignoff(document, request);
  drawFooters(document, request);
  addSignatureField(document, request.room, printable(campaign.organisation), day);
  return finish(document);
}

function drawBanner(document: Document, banner: string): void {
  document
    .font('bold')
    .fontSize(9)
    .text(banner, margins.left, 10 * mm, { width: textWidth(document), align: 'center' });
}

/** Sender line and addressee stand where the window of a DIN long envelope is (DIN 5008, form B). */
function drawHead(document: Document, letter: ComposedLetter): void {
  const { name, lines } = letter.signer;
  const sender = name === undefined ? lines : [name, ...lines];
  const [title, ...address] = letter.addressLines.map(printable);
  const column = { width: 80 * mm, lineGap: 1 };
  document.font('regular').fontSize(smallSize).fillColor('black');
  document.text(sender.map(printable).join(' · '), margins.left, 45 * mm, {
    ...column,
    height: 9,
    ellipsis: true,
  });
  document
    .fontSize(bodySize)
    .font('bold')
    .text(title!, margins.left, 54 * mm, column);
  document.font('regular').text(address.join('\n'), column);
  document.text(printable(letter.day), margins.left, 98 * mm, {
    width: textWidth(document),
    align: 'right',
  });
  document.y = Math.max(document.y, 103 * mm) + 3 * mm;
}

function drawBody(document: Document, letter: ComposedLetter): void {
  const width = textWidth(document);
  document.font('bold').fontSize(bodySize + 1);
  document.text(printable(letter.subject), margins.left, document.y, { width });
  document.font('regular').fontSize(bodySize).moveDown(0.9);
  const paragraph = (text: string): void => {
    document.text(printable(text), margins.left, document.y, { width, lineGap: 1.8 }).moveDown(0.55);
  };
  for (const text of [
    letter.salutation,
    ...letter.paragraphs,
    ...letter.ownWords.filter((line) => line !== ''),
  ])
    paragraph(text);
}

/** Closing, signature and name stay together: on a new page rather than apart. */
function drawSignoff(document: Document, { letter, strokes, mark }: LetterRequest): void {
  const needed = 46 * mm;
  if (document.y + needed > document.page.height - margins.bottom) document.addPage();
  document.font('regular').fontSize(bodySize);
  document.text(printable(letter.closing), margins.left, document.y + 2 * mm, { width: textWidth(document) });
  const { name, lines } = letter.signer;
  if (name === undefined) {
    document.moveDown(0.8).text(lines.map(printable).join('\n'));
    return;
  }
  const box = { x: margins.left, y: document.y + 2 * mm, width: 62 * mm, height: 19 * mm };
  if (mark) document.fontSize(15).text(printable(mark), box.x, box.y + 8 * mm);
  else drawSignature(document, strokes, box);
  document
    .font('bold')
    .fontSize(bodySize)
    .text(printable(name), margins.left, box.y + box.height + 2 * mm);
  document.font('regular').text(lines.map(printable).join('\n'));
}

/** On every page: campaign, version and hash of the appeal, certificate, code, and how to verify. */
function drawFooters(document: Document, request: LetterRequest): void {
  const { words, campaign } = request;
  const footer = words('footer', {
    campaign: campaign.id,
    version: campaign.version,
    hash: request.textHash.slice(0, 16),
    code: request.code,
  });
  const hint = words('verifyHint', { fingerprint: spaced(request.certificateFingerprint.slice(0, 40)) });
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    document.switchToPage(page);
    drawFooter(document, [footer, hint], count > 1 ? words('pageOf', { page: page + 1, pages: count }) : '');
  }
}

/** Below the margin pdfkit would begin a new page, so the margin is lifted while the footer is drawn. */
function drawFooter(document: Document, lines: string[], page: string): void {
  const { bottom } = document.page.margins;
  document.page.margins.bottom = 0;
  const y = document.page.height - 16 * mm;
  document.font('regular').fontSize(6.5).fillColor('#444444');
  document.text(lines.map(printable).join('\n'), margins.left, y, { width: textWidth(document) - 20 * mm });
  document.text(printable(page), margins.left, y, { width: textWidth(document), align: 'right' });
  document.fillColor('black').page.margins.bottom = bottom;
}

const textWidth = (document: Document): number => document.page.width - margins.left - margins.right;

const spaced = (hexadecimal: string): string => hexadecimal.match(/.{1,4}/g)?.join(' ') ?? '';
