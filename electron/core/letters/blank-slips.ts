/** Slips to cut apart, one for each person: nobody reads what the others wrote, and a mixed pile has no order. */
import { type Cell, packCells, type PlacedCell } from './blank-cells.ts';
import { drawCard, labelHeightOf, writingHeight } from './blank-record.ts';
import {
  balance,
  type Block,
  type Columns,
  drawBlocks,
  drawColumns,
  heightOf,
  type Measure,
} from './blank-text.ts';
import { choiceBlocks, drawSheets, type SheetJob, type SheetTexts, sideMargin } from './blank-words.ts';
import { mm } from './document.ts';
import { placeText } from './flow.ts';
import type { Format, Paper } from './text/paper.ts';
import { decimal } from './text/pdf-object.ts';

/** Above and below the slips; the foot stands below and is cut off. */
const edge = { top: 2 * mm, bottom: 11 * mm };
/** Between what is printed and where it is cut. */
const inner = 3 * mm;
const footRoom = 3.6 * mm;

/** Slips on a page and the size of their words: rather four in smaller letters than three, but never too small to read. */
const ladder = [
  [4, 8.5],
  [4, 8],
  [4, 7.5],
  [3, 8.5],
  [3, 8],
  [3, 7.5],
  [2, 10],
  [2, 9],
  [2, 8.5],
  [2, 7.5],
] as const;

export interface SlipsPlan {
  perPage: number;
  height: number;
  head: readonly Block[];
  columns: Columns;
  record: PlacedCell[][];
  labelHeight: number;
  lineHeight: number;
}

export function planSlips(
  measure: Measure,
  { texts, cells }: Pick<SheetJob, 'texts'> & { cells: readonly Cell[] },
  format: Format,
): SlipsPlan {
  const width = format.width - 2 * sideMargin;
  const record = packCells(cells, width);
  const labelHeight = labelHeightOf(measure, record);
  const least = labelHeight + writingHeight;
  const plan = (perPage: number, size: number, columns: Columns): SlipsPlan => {
    const height = (format.height - edge.top - edge.bottom) / perPage;
    const head = slipHead(texts, size);
    const used = 2 * inner + footRoom + heightOf(measure, head, width) + columns.height;
    const lineHeight = Math.min(least + 8 * mm, (height - used) / record.length);
    return { perPage, height, head, columns, record, labelHeight, lineHeight };
  };
  const whole = ladder.map(([perPage, size]) => plan(perPage, size, legend(measure, texts, size, width)));
  const bare = [3, 2, 1].map((perPage) => plan(perPage, 8.5, balance(measure, [], [], width)));
  const hasRoom = ({ lineHeight }: SlipsPlan): boolean => lineHeight >= least;
  return whole.find(hasRoom) ?? bare.find(hasRoom) ?? bare.at(-1)!;
}

const slipHead = ({ title, beside, banner }: SheetTexts, size: number): Block[] => [
  ...(banner === undefined ? [] : [{ text: banner, size, weight: 'bold' as const, space: 0 }]),
  { text: title, size: size + 2, weight: 'bold', tag: 'H2', space: 0.3 * mm },
  { text: beside, size, space: 1 * mm },
];

/** What the numbers mean, question after question, in two columns that are as low as they can be. */
function legend(measure: Measure, { choices }: SheetTexts, size: number, width: number): Columns {
  const divided = choices.map((_, i) => {
    const [first, second] = [choices.slice(0, i), choices.slice(i)];
    return balance(
      measure,
      choiceBlocks({ choices: first }, size),
      choiceBlocks({ choices: second }, size),
      width,
    );
  });
  return divided.toSorted((one, other) => one.height - other.height)[0]!;
}

export const drawSlipPages = (job: SheetJob, plan: SlipsPlan, format: Format): void =>
  drawSheets(job, format, () => {
    for (let slip = 0; slip < plan.perPage; slip++)
      drawSlip(job.paper, job.texts, plan, edge.top + slip * plan.height);
  });

function drawSlip(paper: Paper, texts: SheetTexts, plan: SlipsPlan, top: number): void {
  const { head, columns, record, labelHeight, lineHeight, height } = plan;
  const place = { x: sideMargin, width: paper.format.width - 2 * sideMargin };
  let y = drawBlocks(paper, head, { ...place, y: top + inner });
  drawColumns(paper, columns, { x: sideMargin, y });
  y = top + height - inner - footRoom - record.length * lineHeight;
  const bottom = y + record.length * lineHeight;
  drawCard(paper, record, { ...place, y, lineHeight }, labelHeight);
  placeText(paper, slipFoot(texts), bottom + 0.6 * mm, {
    ...place,
    size: 6.5,
    maxLines: 1,
    align: paper.isMirrored ? 'right' : 'left',
  });
  drawCut(paper, top + height);
}

/** What a slip by itself has to say of where it belongs. */
const slipFoot = ({ origin, organisation, meeting }: SheetTexts): string =>
  [organisation, origin, ...meeting.map(([, value]) => value)].filter((part) => part !== '').join(' · ');

/** Where to cut, over the whole width. */
const drawCut = (paper: Paper, y: number): void =>
  paper.draw(
    'artifact',
    `q [4 3] 0 d 0.5 w 0 ${decimal(y)} m ${decimal(paper.format.width)} ${decimal(y)} l S Q`,
  );
