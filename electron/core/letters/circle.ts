/**
 * The round robin: names and signatures stand around a circle, as sailors signed, so that nobody can be called the first. Each
 * sheet is a section of its own, and none is fuller than another by more than one name.
 */
import { drawLot } from '../../seal/lot.ts';
import { type CentreText, drawCentre } from './centre.ts';
import { mm } from './document.ts';
import { placeText } from './flow.ts';
import { textWidth } from './page.ts';
import type { PetitionRow } from './petition.ts';
import { anglesOf, outer, type Ring, ringOf, roomIn, spokesFor } from './ring.ts';
import type { Sheets } from './sheets.ts';
import { setSpokeText, type SpokeText } from './spoke-text.ts';
import { drawSpoke } from './spoke.ts';
import type { Paper } from './text/paper.ts';
import type { StructureElement } from './text/structure.ts';
import type { Point } from './text/turn.ts';
import { printable, type Words } from './words.ts';

export interface Circles extends Sheets, Omit<CentreText, 'sheet'> {
  /** Of the set that the names belong to. */
  root: Uint8Array;
}

/** Names on a sheet at most: more would have to be smaller than is read without effort. */
const mostOnSheet = 60;

export const circleSheetCount = (rows: number): number => Math.ceil(rows / mostOnSheet);

/**
 * The same names around the same circle, which begins at one that was drawn by lot from the root.
 * @param rows in an order that tells nothing, such as that of the alphabet
 */
export function fromDrawnStart<T>(rows: readonly T[], root: Uint8Array): T[] {
  if (rows.length === 0) return [];
  const start = drawLot(root, 'circle', rows.length);
  return [...rows.slice(start), ...rows.slice(0, start)];
}

/** Draws the sheets, each a section of its own, with the rows clockwise in their order. */
export async function drawCircles(paper: Paper, circles: Circles): Promise<void> {
  const { rowCount, words } = circles;
  const sheets = circleSheetCount(rowCount);
  const rows = circles.rows[Symbol.iterator]();
  let set = 0;
  for (let sheet = 1; sheet <= sheets; sheet++) {
    const count = Math.ceil((rowCount - set) / (sheets - sheet + 1));
    const section = paper.structure.add('Sect');
    drawSheet(paper, section, circles, {
      rows: Array.from({ length: count }, () => rows.next().value!),
      sheet,
      // all sheets look like the fullest one
      fullest: Math.ceil(rowCount / sheets),
      label: sheets > 1 ? words('circleSheet', { sheet, sheets }) : undefined,
    });
    set += count;
    if (set === rowCount) circles.onLastSheet();
    paper.complete(section);
    await circles.afterSheet(set);
    if (circles.firstOnly) return;
  }
}

interface Sheet {
  rows: readonly PetitionRow[];
  sheet: number;
  fullest: number;
  label: string | undefined;
}

function drawSheet(
  paper: Paper,
  section: StructureElement,
  circles: Circles,
  { rows, sheet, fullest, label }: Sheet,
): void {
  const { words, root } = circles;
  const centre = { x: paper.format.width / 2, y: paper.format.height * 0.47 };
  const { ring, texts } = fitted(paper, rows, ringOf(fullest));
  drawCentre(paper, section, { ...circles, sheet: label }, { centre, radius: ring.inner });
  const list = section.add('L');
  const angles = anglesOf(
    texts.map((text) => spokesFor(ring, text)),
    drawLot(root, `sheet ${sheet}`, rows.length),
  );
  for (const [i, row] of rows.entries()) {
    const place = { centre, ring, angle: angles[i]!, words };
    drawSpoke(paper, list.add('LI').add('LBody'), { row, text: texts[i]! }, place);
  }
  drawNote(paper, section, words, centre);
}

/** Names and places in their ring, which has a larger middle where some of them are so long that they need wider spokes. */
function fitted(paper: Paper, rows: readonly PetitionRow[], usual: Ring): { ring: Ring; texts: SpokeText[] } {
  const set = (ring: Ring): { ring: Ring; texts: SpokeText[]; spokes: number } => {
    const texts = rows.map(({ name, place }) =>
      setSpokeText(
        paper,
        { text: printable(name), size: ring.nameSize, weight: 'bold' },
        { text: printable(place), size: ring.placeSize, weight: 'regular' },
        roomIn(ring),
      ),
    );
    return { ring, texts, spokes: texts.reduce((sum, text) => sum + spokesFor(ring, text), 0) };
  };
  const tried = set(usual);
  return usual.isStacked || tried.spokes < rows.length + 0.01 ? tried : set(ringOf(tried.spokes));
}

/** What a circle means, for whoever has not seen one. */
function drawNote(paper: Paper, section: StructureElement, words: Words, { y }: Point): void {
  const width = textWidth(paper) * 0.75;
  placeText(paper, printable(words('circleNote')), y + outer + 12 * mm, {
    parent: section,
    x: (paper.format.width - width) / 2,
    width,
    size: 9,
    align: 'center',
  });
}
