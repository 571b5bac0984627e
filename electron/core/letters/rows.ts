/** Labels and values in two columns, as on the papers of a meeting and of a campaign's keys. */
import { mm } from './document.ts';
import { type Flow, placeText } from './flow.ts';
import { margins, textWidth } from './page.ts';
import type { Paper } from './text/paper.ts';
import type { ParagraphOptions } from './text/paragraph.ts';
import { printable } from './words.ts';

export type PaperRow = readonly [label: string, value: string];

const labelWidth = 55 * mm;
const gap = 3 * mm;
const size = 11;
/** What is longer, in UTF-16 units, stands below its label and may go over pages: a list of two hundred recipients. */
const longest = 250;
/** Room for the longest value beside its label. */
const tallest = 90;

type Direction = NonNullable<ParagraphOptions['direction']>;

/** Sets one row below the other. */
export function drawRows(paper: Paper, flow: Flow, rows: readonly PaperRow[], direction: Direction): void {
  for (const row of rows) {
    if (row[1].length > longest) drawLongRow(flow, row, direction);
    else drawRow(paper, flow.keep(tallest), row, direction);
    flow.space(9);
  }
}

function drawLongRow(flow: Flow, [label, value]: PaperRow, direction: Direction): void {
  flow.write(printable(label), { size, direction, reserve: 3 * size });
  flow.write(printable(value), { size, direction, weight: 'bold' });
}

function drawRow(paper: Paper, flow: Flow, [label, value]: PaperRow, direction: Direction): void {
  const parent = paper.structure.add('P');
  const text = { parent, tag: 'Span', size, direction } as const;
  const labelEnd = placeText(paper, printable(label), flow.y, {
    ...text,
    x: margins.left,
    width: labelWidth,
  });
  const valueEnd = placeText(paper, printable(value), flow.y, {
    ...text,
    x: margins.left + labelWidth + gap,
    width: textWidth(paper) - labelWidth - gap,
    weight: 'bold',
  });
  flow.y = Math.max(labelEnd, valueEnd);
}
