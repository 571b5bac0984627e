/**
 * Papers with labels and values: the closing protocol, which two witnesses sign by hand and whose count and root are the anchor
 * outside the laptop that a later forged set has to meet; the protocol of a destruction; the record of processing.
 */
import { finish, inMemory, mm, openDocument } from './document.ts';
import { Flow, placeText } from './flow.ts';
import type { LetterFonts } from './fonts.ts';
import { columnOf, margins, rule, textWidth } from './page.ts';
import { drawRows, type PaperRow } from './rows.ts';
import type { Paper } from './text/paper.ts';
import { directionOf } from './text/scripts.ts';
import { printable, type Words } from './words.ts';

export interface ProtocolRequest {
  heading: string;
  title: string;
  organisation: string;
  language: string;
  day: string;
  /** Label and value of each line, in order. */
  rows: readonly PaperRow[];
  /** What stands below the rows, a paragraph each. */
  hints: readonly string[];
  /** The words for the lines that two witnesses sign on; none where nobody signs. */
  witnesses?: Words;
  fonts: LetterFonts;
}

/** Draws the paper. It is not certified: the campaign's keys may not be on this laptop. */
export async function drawProtocol(request: ProtocolRequest): Promise<Buffer> {
  const { heading, fonts, language, day } = request;
  const title = printable(heading);
  const author = printable(request.organisation);
  const { pdf } = await inMemory(async (sink) => {
    const document = await openDocument({ fonts, title, language, author, day, paper: 'a4' }, sink);
    drawProtocolPage(document.paper, request);
    return finish(document);
  });
  return pdf;
}

function drawProtocolPage(paper: Paper, request: ProtocolRequest): void {
  const { hints, witnesses, language } = request;
  const direction = directionOf(language);
  const flow = new Flow(paper, columnOf(paper), 30 * mm);
  flow.write(printable(request.heading), { size: 18, weight: 'bold', tag: 'H1', direction });
  flow.write(printable(request.title), { size: 11, direction }).space(22);
  drawRows(paper, flow, request.rows, direction);
  flow.space(15);
  for (const [i, hint] of hints.entries())
    flow.space(i === 0 ? 0 : 8).write(printable(hint), { size: 11, direction });
  if (witnesses) drawWitnesses(paper, flow, witnesses);
}

/** Two lines for two people to sign on. */
function drawWitnesses(paper: Paper, flow: Flow, words: Words): void {
  for (const number of [1, 2]) drawWitnessLine(paper, flow, printable(words('witness', { number })));
}

/** A line to sign on, with what belongs there below it. */
function drawWitnessLine(paper: Paper, flow: Flow, label: string): void {
  const y = flow.y + 26 * mm;
  rule(paper, { x: margins.left, y, width: 90 * mm }, 0.5);
  flow.y = placeText(paper, label, y + 1.5 * mm, { x: margins.left, width: textWidth(paper), size: 9 });
}
