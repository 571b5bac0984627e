/** A sheet to hand round: what is signed at the top, a row for each person below. */
import {
  type Cell,
  drawBlank,
  drawLabels,
  labelFits,
  packCells,
  type PlacedCell,
  vertical,
} from './blank-record.ts';
import {
  balance,
  type Block,
  type Columns,
  drawBlocks,
  drawColumns,
  heightOf,
  type Measure,
} from './blank-text.ts';
import {
  choiceBlocks,
  drawFoot,
  drawMeeting,
  headBlocks,
  noteBlocks,
  petitionBlocks,
  type SheetJob,
  type SheetTexts,
  sideMargin,
} from './blank-words.ts';
import { mm } from './document.ts';
import { drawBanner, rule } from './page.ts';
import type { Format, Paper } from './text/paper.ts';

const top = 10 * mm;
const bannerRoom = 6 * mm;
const bottom = 12 * mm;
const meetingHeight = 8 * mm;
/** A hand needs ten millimetres; a person with several lines needs no more for each. */
const [singleLine, severalLines, tallestLine] = [12 * mm, 11 * mm, 15 * mm];
/** With fewer rows the words go onto a page of their own. */
const [goodBelowWords, leastBelowWords, leastBelowLegend] = [6, 5, 4];
const sizes = [9.5, 9, 8.5, 8];

export interface RowsPlan {
  /** Whether all words stand on each page. */
  isWhole: boolean;
  head: readonly Block[];
  columns: Columns;
  record: PlacedCell[][];
  labelHeight: number;
  /** How many people a page has room for. */
  rows: number;
  lineHeight: number;
}

/** Tries to set all words above the rows, then the legend alone, then neither. */
export function planRows(
  measure: Measure,
  { texts, cells }: Pick<SheetJob, 'texts'> & { cells: readonly Cell[] },
  format: Format,
): RowsPlan {
  const width = format.width - 2 * sideMargin;
  const record = packCells(cells, width);
  const isOfOneLine = record.length === 1;
  const fits = (height: number): boolean => record.flat().every((cell) => labelFits(measure, cell, height));
  const labelHeight = fits(6.5 * mm) ? 6.5 * mm : 9 * mm;
  const least = record.length * (isOfOneLine ? singleLine : severalLines);
  const plan = (
    isWhole: boolean,
    size: number,
    first: readonly Block[],
    second: readonly Block[],
  ): RowsPlan => {
    const head = headBlocks(texts, isWhole ? 15 : 12);
    const columns = balance(measure, first, second, width);
    const start = topOf(texts) + heightOf(measure, head, width) + columns.height + meetingHeight;
    const room = format.height - bottom - start - record.length * (labelHeight + 1 * mm);
    const rows = Math.max(0, Math.floor(room / least));
    const lineHeight = Math.min(tallestLine, room / Math.max(1, rows) / record.length);
    return { isWhole, head, columns, record, labelHeight, rows, lineHeight };
  };
  const whole = sizes.map((size) =>
    plan(true, size, petitionBlocks(texts, size), [...choiceBlocks(texts, size), ...noteBlocks(texts, size)]),
  );
  const beside = sizes.map((size) => {
    const notes = noteBlocks({ notes: [texts.beside, ...texts.notes] }, size);
    return plan(false, size, choiceBlocks(texts, size), notes);
  });
  const bare = plan(false, 8, noteBlocks({ notes: [texts.beside] }, 8), []);
  return (
    whole.find(({ rows }) => rows >= goodBelowWords) ??
    whole.find(({ rows }) => rows >= leastBelowWords) ??
    beside.find(({ rows }) => rows >= leastBelowLegend) ?? { ...bare, rows: Math.max(1, bare.rows) }
  );
}

const topOf = ({ banner }: SheetTexts): number => top + (banner === undefined ? 0 : bannerRoom);

/** Draws so many pages that are all the same but for their number. */
export function drawRowsPages(job: SheetJob, plan: RowsPlan, format: Format): void {
  const { paper, texts, sheets, textPages } = job;
  paper.startPart({ language: texts.language, format });
  for (let sheet = 1; sheet <= sheets; sheet++) {
    drawPage(paper, texts, plan);
    if (sheet < sheets) paper.turn();
  }
  paper.endSection((page) =>
    drawFoot(paper, texts, { x: sideMargin, page: textPages + page, pages: textPages + sheets }),
  );
}

function drawPage(paper: Paper, texts: SheetTexts, plan: RowsPlan): void {
  const { head, columns, record, labelHeight, rows, lineHeight } = plan;
  const place = { x: sideMargin, width: paper.format.width - 2 * sideMargin };
  drawBanner(paper, texts.banner);
  let y = drawBlocks(paper, head, { ...place, y: topOf(texts) });
  drawColumns(paper, columns, { x: sideMargin, y });
  y += columns.height + 1.5 * mm;
  drawMeeting(paper, texts, { ...place, y }, 9);
  y += meetingHeight - 1.5 * mm;
  const table = paper.structure.add('Table');
  const labels = { ...place, y, lineHeight: labelHeight + 1 * mm };
  const height = record.length * labels.lineHeight;
  rule(paper, { ...place, y }, 0.9);
  drawLabels(paper, record, labels, { height: labelHeight, parent: table.add('THead').add('TR') });
  y += height;
  rule(paper, { ...place, y }, 0.9);
  const body = table.add('TBody');
  for (let row = 0; row < rows; row++) {
    drawBlank(paper, record, { ...place, y, lineHeight }, { below: 0, parent: body.add('TR') });
    y += record.length * lineHeight;
  }
  for (const x of [place.x, place.x + place.width])
    vertical(paper, x, y - rows * record.length * lineHeight - height, y);
}
