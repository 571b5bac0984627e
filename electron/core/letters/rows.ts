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

/** Sets one row below the other. */
export function drawRows(
  paper: Paper,
  flow: Flow,
  rows: readonly PaperRow[],
  direction: NonNullable<ParagraphOptions['direction']>,
): void {
  for (const [label, value] of rows) {
    const parent = paper.structure.add('P');
    const text = { parent, tag: 'Span', size: 11, direction } as const;
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
    flow.y = Math.max(labelEnd, valueEnd) + 9;
  }
}
