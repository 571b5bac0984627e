/** Drawing one letter: sender, addressee, day, subject, words, signature, a discreet footer. */
import type { Strokes } from '../../contract/signing.ts';
import type { ComposedLetter } from '../../wording/compose.ts';
import { addSignatureField, finish, margins, mm, openDocument } from './document.ts';
import { Flow, placeText } from './flow.ts';
import type { LetterFonts } from './fonts.ts';
import { columnOf, drawBanner, textWidth } from './page.ts';
import { drawSignature } from './signature.ts';
import type { Paper } from './text/paper.ts';
import { directionOf } from './text/scripts.ts';
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

/** Font sizes in points. */
const bodySize = 10.5;
const smallSize = 7.5;

/** Draws a letter up to its open signature field. @throws Refused `undrawable` */
export async function drawLetter(request: LetterRequest): Promise<Buffer> {
  const { letter, campaign, fonts, day } = request;
  const paper = await openDocument({
    fonts,
    title: printable(letter.subject),
    language: letter.language,
    author: printable(campaign.organisation),
    day,
  });
  if (request.banner) drawBanner(paper, request.banner);
  const flow = new Flow(paper, columnOf(paper), drawHead(paper, letter));
  writeBody(flow, letter);
  writeSignoff(paper, flow, request);
  drawFooters(paper, request);
  addSignatureField(paper, request.room, printable(campaign.organisation), day);
  return finish(paper);
}

/** Sender line and addressee stand where the window of a DIN long envelope is (DIN 5008, form B). @returns where the body begins */
function drawHead(paper: Paper, letter: ComposedLetter): number {
  const { name, lines } = letter.signer;
  const sender = name === undefined ? lines : [name, ...lines];
  const [title, ...address] = letter.addressLines.map(printable);
  const direction = directionOf(letter.language);
  const window = { x: margins.left, width: 80 * mm, lineGap: 1, direction };
  placeText(paper, sender.map(printable).join(' · '), 45 * mm, { ...window, size: smallSize, maxLines: 1 });
  const below = placeText(paper, title!, 54 * mm, { ...window, size: bodySize, weight: 'bold' });
  placeText(paper, address.join('\n'), below, { ...window, size: bodySize });
  const dayEnd = placeText(paper, printable(letter.day), 98 * mm, {
    x: margins.left,
    width: textWidth(paper),
    size: bodySize,
    direction,
    align: 'end',
  });
  return Math.max(dayEnd, 103 * mm) + 3 * mm;
}

function writeBody(flow: Flow, letter: ComposedLetter): void {
  const direction = directionOf(letter.language);
  const text = { size: bodySize, lineGap: 1.8 };
  flow
    .write(printable(letter.subject), { size: bodySize + 1, weight: 'bold', tag: 'H1', direction })
    .space(13);
  for (const paragraph of [letter.salutation, ...letter.paragraphs])
    flow.write(printable(paragraph), { ...text, direction }).space(9);
  const own = letter.ownWords.filter((line) => line !== '');
  for (const paragraph of own)
    flow.write(printable(paragraph), { ...text, language: letter.ownLanguage }).space(9);
}

/** Closing, signature and name stay together: on a new page rather than apart. */
function writeSignoff(paper: Paper, flow: Flow, { letter, strokes, mark, words }: LetterRequest): void {
  const text = { size: bodySize, direction: directionOf(letter.language) };
  flow
    .keep(46 * mm)
    .space(2 * mm)
    .write(printable(letter.closing), text);
  const { name, lines } = letter.signer;
  if (name === undefined) {
    flow.space(11).write(lines.map(printable).join('\n'), text);
    return;
  }
  const width = 62 * mm;
  const isRight = text.direction === 'rtl';
  const box = {
    x: isRight ? margins.left + textWidth(paper) - width : margins.left,
    y: flow.y + 2 * mm,
    width,
    height: 19 * mm,
  };
  if (mark) placeText(paper, printable(mark), box.y + 8 * mm, { x: box.x, width, size: 15 });
  else drawSignature(paper, paper.structure, strokes, box, printable(words('signatureAlt', { name })));
  flow.y = box.y + box.height + 2 * mm;
  flow.write(printable(name), { ...text, weight: 'bold' });
  flow.write(lines.map(printable).join('\n'), text);
}

/** On every page: campaign, version and hash of the appeal, certificate, code, and how to verify. */
function drawFooters(paper: Paper, request: LetterRequest): void {
  const { words, campaign, letter } = request;
  const footer = words('footer', {
    campaign: campaign.id,
    version: campaign.version,
    hash: request.textHash.slice(0, 16),
    code: request.code,
  });
  const hint = words('verifyHint', { fingerprint: spaced(request.certificateFingerprint.slice(0, 40)) });
  const lines = [footer, hint].map(printable).join('\n');
  const y = paper.pdf.page.height - 16 * mm;
  const place = { x: margins.left, size: 6.5, gray: 0.27, isArtifact: true } as const;
  const width = textWidth(paper);
  const direction = directionOf(letter.language);
  paper.onEachPage((page, pages) => {
    placeText(paper, lines, y, { ...place, width: width - 20 * mm, direction });
    if (pages > 1)
      placeText(paper, printable(words('pageOf', { page, pages })), y, {
        ...place,
        width,
        direction,
        align: 'end',
      });
  });
}

const spaced = (hexadecimal: string): string => hexadecimal.match(/.{1,4}/g)?.join(' ') ?? '';
