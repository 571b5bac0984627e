/** A paper that is not certified: a heading, a line below it, and what follows. */
import { finish, inMemory, mm, openDocument } from './document.ts';
import { Flow } from './flow.ts';
import type { LetterFonts } from './fonts.ts';
import { columnOf } from './page.ts';
import type { Paper } from './text/paper.ts';
import type { ParagraphOptions } from './text/paragraph.ts';
import { directionOf } from './text/scripts.ts';
import { printable } from './words.ts';

export interface OnePage {
  heading: string;
  /** Below the heading: what it is about. */
  title: string;
  organisation: string;
  language: string;
  day: string;
  fonts: LetterFonts;
}

export type Direction = NonNullable<ParagraphOptions['direction']>;

/** Draws it. @param draw what stands below heading and title @throws Refused `undrawable` */
export async function drawOnePage(
  { heading, title, organisation, language, day, fonts }: OnePage,
  draw: (paper: Paper, flow: Flow, direction: Direction) => void,
): Promise<Buffer> {
  const { pdf } = await inMemory(async (sink) => {
    const head = printable(heading);
    const author = printable(organisation);
    const document = await openDocument({ fonts, title: head, language, author, day, paper: 'a4' }, sink);
    const direction = directionOf(language);
    const flow = new Flow(document.paper, columnOf(document.paper), 30 * mm);
    flow.write(head, { size: 18, weight: 'bold', tag: 'H1', direction });
    flow.write(printable(title), { size: 11, direction }).space(22);
    draw(document.paper, flow, direction);
    return finish(document);
  });
  return pdf;
}
