/** A sheet to hand round: what is signed at the top, a row for each person below. */
import { type Cell, packCells, type PlacedCell } from './blank-cells.ts';
import { drawBlank, drawCard, drawLabels, labelHeightOf, vertical, writingHeight } from './blank-record.ts';
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
  drawMeeting,
  drawSheets,
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
/** A hand needs ten millimetres; labels stand above the table or, where a person needs several lines, in each cell. */
const [rowHeight, tallestRow] = [12 * mm, 15 * mm];
const labelGap = 1 * mm;
const betweenCards = 2.5 * mm;
/** How many people a page is to have room for; with fewer the words go onto a page of their own. */
const people = {
  table: { goodBelowWords: 6, leastBelowWords: 5, leastBelowLegend: 4 },
  cards: { goodBelowWords: 3, leastBelowWords: 3, leastBelowLegend: 2 },
};
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
  const isTable = record.length === 1;
  const labelHeight = labelHeightOf(measure, record, isTable ? [6.5 * mm, 9 * mm] : undefined);
  const aboveTable = isTable ? labelHeight + labelGap : 0;
  const least = isTable ? rowHeight : record.length * (labelHeight + writingHeight) + betweenCards;
  const plan = (
    isWhole: boolean,
    size: number,
    first: readonly Block[],
    second: readonly Block[],
  ): RowsPlan => {
    const head = headBlocks(texts, isWhole ? 15 : 12);
    const columns = balance(measure, first, second, width);
    const start = topOf(texts) + heightOf(measure, head, width) + columns.height + meetingHeight;
    const room = format.height - bottom - start - aboveTable;
    const rows = Math.max(0, Math.floor(room / least));
    const each = room / Math.max(1, rows);
    const lineHeight = isTable
      ? Math.min(tallestRow, each)
      : Math.min(labelHeight + tallestRow, (each - betweenCards) / record.length);
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
  const { goodBelowWords, leastBelowWords, leastBelowLegend } = isTable ? people.table : people.cards;
  return (
    whole.find(({ rows }) => rows >= goodBelowWords) ??
    whole.find(({ rows }) => rows >= leastBelowWords) ??
    beside.find(({ rows }) => rows >= leastBelowLegend) ?? { ...bare, rows: Math.max(1, bare.rows) }
  );
}

const topOf = ({ banner }: SheetTexts): number => top + (banner === undefined ? 0 : bannerRoom);

export const drawRowsPages = (job: SheetJob, plan: RowsPlan, format: Format): void =>
  drawSheets(job, format, () => drawPage(job.paper, job.texts, plan));

function drawPage(paper: Paper, texts: SheetTexts, plan: RowsPlan): void {
  const { head, columns, record, labelHeight, rows, lineHeight } = plan;
  const place = { x: sideMargin, width: paper.format.width - 2 * sideMargin };
  drawBanner(paper, texts.banner);
  let y = drawBlocks(paper, head, { ...place, y: topOf(texts) });
  drawColumns(paper, columns, { x: sideMargin, y });
  y += columns.height + 1.5 * mm;
  drawMeeting(paper, texts, { ...place, y }, 9);
  y += meetingHeight - 1.5 * mm;
  if (record.length === 1) drawTable(paper, plan, { ...place, y });
  for (let card = 0; record.length > 1 && card < rows; card++) {
    drawCard(paper, record, { ...place, y, lineHeight }, labelHeight);
    y += record.length * lineHeight + betweenCards;
  }
}

/** Where one line has room for a person: what belongs where stands above. */
function drawTable(
  paper: Paper,
  { record, labelHeight, rows, lineHeight }: RowsPlan,
  { x, y, width }: { x: number; y: number; width: number },
): void {
  const table = paper.structure.add('Table');
  const head = { x, y, width, lineHeight: labelHeight + labelGap };
  const first = y + head.lineHeight;
  for (const edge of [y, first]) rule(paper, { x, y: edge, width }, 0.9);
  drawLabels(paper, record, head, { height: labelHeight, parent: table.add('THead').add('TR') });
  const body = table.add('TBody');
  for (let row = 0; row < rows; row++) {
    const place = { x, y: first + row * lineHeight, width, lineHeight };
    drawBlank(paper, record, place, { below: 0, parent: body.add('TR') });
  }
  for (const edge of [x, x + width]) vertical(paper, edge, y, first + rows * lineHeight);
}
