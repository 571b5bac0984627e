/**
 * One page about a campaign's keys: the recovery sheet, which carries the seed, and the card, which carries the fingerprint.
 * Both show a text in groups for people and the same as a QR code for cameras.
 */
import { mm } from './document.ts';
import { type Flow, placeText } from './flow.ts';
import type { LetterFonts } from './fonts.ts';
import { drawOnePage } from './one-page.ts';
import { margins, textWidth } from './page.ts';
import { drawQr } from './qr.ts';
import { drawRows, type PaperRow } from './rows.ts';
import type { Paper } from './text/paper.ts';
import { printable } from './words.ts';

/** All that stands on the page but the text in groups. */
export interface KeyPaperWords {
  heading: string;
  title: string;
  organisation: string;
  language: string;
  day: string;
  rows: readonly PaperRow[];
  /** What to do, a paragraph each. */
  hints: readonly string[];
  /** What a screen reader says of the QR code. */
  qrAlt: string;
}

export interface KeyPaper extends KeyPaperWords {
  /** The text in groups, a line each, and how large in points. */
  lines: readonly string[];
  size: number;
  /** The same as a camera reads it. */
  code: string;
  fonts: LetterFonts;
}

const qrWidth = 58 * mm;

/** Draws the page. It is not certified: whoever needs it may have no keys at hand. */
export const drawKeyPaper = (content: KeyPaper): Promise<Buffer> =>
  drawOnePage(content, (paper, flow, direction) => {
    drawRows(paper, flow, content.rows, direction);
    flow.space(12);
    drawCode(paper, flow, content);
    flow.space(15);
    for (const hint of content.hints) flow.write(printable(hint), { size: 11, direction }).space(6);
  });

/** The QR code at the left edge and the groups beside it. */
function drawCode(paper: Paper, flow: Flow, { lines, size, code, qrAlt }: KeyPaper): void {
  const top = flow.y;
  drawQr(paper, paper.structure, code, { x: margins.left, y: top, width: qrWidth }, printable(qrAlt));
  const x = margins.left + qrWidth + 5 * mm;
  const text = {
    x,
    width: textWidth(paper) - qrWidth - 5 * mm,
    size,
    weight: 'bold',
    align: 'left',
    direction: 'ltr',
    language: 'en',
  } as const;
  let y = top + 5 * mm;
  for (const line of lines) y = placeText(paper, line, y, text) + 6;
  flow.y = Math.max(top + qrWidth, y);
}
