/**
 * The closing protocol: one page that two witnesses sign by hand. Its count and root are the anchor outside the laptop that a
 * later forged set has to meet.
 */
import { finish, margins, mm, openDocument } from './document.ts';
import type { LetterFonts } from './fonts.ts';
import { printable, type Words } from './words.ts';

export interface ProtocolRequest {
  title: string;
  organisation: string;
  language: string;
  day: string;
  /** Label and value of each line, in order. */
  rows: readonly (readonly [label: string, value: string])[];
  words: Words;
  fonts: LetterFonts;
}

/** Draws the protocol. It is not certified: the campaign's keys may not be on this laptop. */
export async function drawProtocol(request: ProtocolRequest): Promise<Buffer> {
  const { words, fonts, language, day } = request;
  const heading = printable(words('protocolTitle'));
  const document = openDocument({
    fonts,
    title: heading,
    language,
    author: printable(request.organisation),
    day,
  });
  const width = document.page.width - margins.left - margins.right;
  document
    .font('bold')
    .fontSize(18)
    .text(heading, margins.left, 30 * mm, { width });
  document.font('regular').fontSize(11).text(printable(request.title), { width }).moveDown(1.5);
  for (const [label, value] of request.rows) {
    const y = document.y;
    document.font('regular').text(printable(label), margins.left, y, { width: 55 * mm });
    document.font('bold').text(printable(value), margins.left + 58 * mm, y, { width: width - 58 * mm });
    document.moveDown(0.6);
  }
  document
    .moveDown(1)
    .font('regular')
    .text(printable(words('protocolHint')), margins.left, document.y, { width });
  for (const number of [1, 2]) {
    const y = document.y + 26 * mm;
    document
      .moveTo(margins.left, y)
      .lineTo(margins.left + 90 * mm, y)
      .lineWidth(0.5)
      .stroke();
    document.fontSize(9).text(printable(words('witness', { number })), margins.left, y + 1.5 * mm);
    document.fontSize(11);
  }
  return finish(document);
}
