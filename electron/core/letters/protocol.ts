/**
 * The closing protocol: one page that two witnesses sign by hand. Its count and root are the anchor outside the laptop that a
 * later forged set has to meet.
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
  title: string;
  organisation: string;
  language: string;
  day: string;
  /** Label and value of each line, in order. */
  rows: readonly PaperRow[];
  words: Words;
  fonts: LetterFonts;
}

/** Draws the protocol. It is not certified: the campaign's keys may not be on this laptop. */
export async function drawProtocol(request: ProtocolRequest): Promise<Buffer> {
  const { words, fonts, language, day } = request;
  const title = printable(words('protocolTitle'));
  const author = printable(request.organisation);
  const { pdf } = await inMemory(async (sink) => {
    const document = await openDocument({ fonts, title, language, author, day, paper: 'a4' }, sink);
    drawProtocolPage(document.paper, request, title);
    return finish(document);
  });
  return pdf;
}

function drawProtocolPage(paper: Paper, request: ProtocolRequest, heading: string): void {
  const { words, language } = request;
  const direction = directionOf(language);
  const flow = new Flow(paper, columnOf(paper), 30 * mm);
  flow.write(heading, { size: 18, weight: 'bold', tag: 'H1', direction });
  flow.write(printable(request.title), { size: 11, direction }).space(22);
  drawRows(paper, flow, request.rows, direction);
  flow.space(15).write(printable(words('protocolHint')), { size: 11, direction });
  drawWitnesses(paper, flow, words);
}

/** Two lines for two people to sign on. */
export function drawWitnesses(paper: Paper, flow: Flow, words: Words): void {
  for (const number of [1, 2]) drawWitnessLine(paper, flow, printable(words('witness', { number })));
}

/** A line to sign on, with what belongs there below it. */
function drawWitnessLine(paper: Paper, flow: Flow, label: string): void {
  const y = flow.y + 26 * mm;
  rule(paper, { x: margins.left, y, width: 90 * mm }, 0.5);
  flow.y = placeText(paper, label, y + 1.5 * mm, { x: margins.left, width: textWidth(paper), size: 9 });
}
