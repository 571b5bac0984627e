/**
 * Papers with labels and values: the closing protocol, which two witnesses sign by hand and whose count and root are the anchor
 * outside the laptop that a later forged set has to meet; the protocol of a destruction; the record of processing.
 */
import { mm } from './document.ts';
import { type Flow, placeText } from './flow.ts';
import { drawOnePage, type OnePage } from './one-page.ts';
import { margins, rule, textWidth } from './page.ts';
import { drawRows, type PaperRow } from './rows.ts';
import type { Paper } from './text/paper.ts';
import { printable, type Words } from './words.ts';

export interface ProtocolRequest extends OnePage {
  /** Label and value of each line, in order. */
  rows: readonly PaperRow[];
  /** What stands below the rows, a paragraph each. */
  hints: readonly string[];
  /** The words for the lines that two witnesses sign on; none where nobody signs. */
  witnesses?: Words;
}

/** Draws the paper. It is not certified: the campaign's keys may not be on this laptop. */
export const drawProtocol = (request: ProtocolRequest): Promise<Buffer> =>
  drawOnePage(request, (paper, flow, direction) => {
    drawRows(paper, flow, request.rows, direction);
    flow.space(15);
    for (const [i, hint] of request.hints.entries())
      flow.space(i === 0 ? 0 : 8).write(printable(hint), { size: 11, direction });
    if (request.witnesses) drawWitnesses(paper, flow, request.witnesses);
  });

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
