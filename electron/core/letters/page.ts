/** What letters and petitions have in common on a page. */
import { margins, mm } from './document.ts';
import { type Column, placeText } from './flow.ts';
import type { Paper } from './text/paper.ts';
import { printable } from './words.ts';

export const textWidth = ({ pdf }: Paper): number => pdf.page.width - margins.left - margins.right;

/** The column of running text. */
export const columnOf = (paper: Paper): Column => ({
  x: margins.left,
  width: textWidth(paper),
  top: margins.top,
  bottom: paper.pdf.page.height - margins.bottom,
});

/** A line across the top of what is not to be sent. It is read out: nobody should take it for a letter. */
export function drawBanner(paper: Paper, banner: string): void {
  placeText(paper, printable(banner), 10 * mm, {
    x: margins.left,
    width: textWidth(paper),
    size: 9,
    weight: 'bold',
    align: 'center',
  });
}
