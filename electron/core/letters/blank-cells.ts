/** The cells that one person fills in on an empty sheet, and how they share out lines. */
import { mm } from './document.ts';

export interface Cell {
  /** As printed (`printable`). */
  label: string;
  /** The least width in points that a hand can use. */
  least: number;
  /** Its share of what is left over; 0 keeps it narrow. */
  share: number;
  /** Numbers of the boxes to cross; none in a cell to write in. */
  boxes: readonly number[];
}

export interface PlacedCell extends Cell {
  /** From the side that is read first. */
  start: number;
  width: number;
}

/** A box to cross: large enough for an unsteady hand. */
export const box = 5 * mm;
export const boxPitch = 6.4 * mm;
export const padding = 1.2 * mm;

/** More boxes than these stand in two lines. */
const longestLine = 8;
export const perLine = (boxes: number): number => (boxes <= longestLine ? boxes : Math.ceil(boxes / 2));

/** A cell of boxes under a label of its own. */
export const boxesCell = (label: string, boxes: readonly number[]): Cell => ({
  label,
  boxes,
  least: Math.max(perLine(boxes.length) * boxPitch + 2 * padding, 19 * mm),
  share: 0.15,
});

/** Cells in as few lines as hold them, and these as full as each other. */
export function packCells(cells: readonly Cell[], width: number): PlacedCell[][] {
  const lines = breakCells(cells, width).length;
  const total = cells.reduce((sum, { least }) => sum + least, 0);
  let limit = total / lines;
  while (limit < width && breakCells(cells, limit).length > lines) limit += 4 * mm;
  return breakCells(cells, Math.min(limit, width)).map((line) => stretch(line, width));
}

function breakCells(cells: readonly Cell[], width: number): Cell[][] {
  const lines: Cell[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const cell of cells) {
    if (used + cell.least > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)!.push(cell);
    used += cell.least;
  }
  return lines;
}

function stretch(line: readonly Cell[], width: number): PlacedCell[] {
  const least = line.reduce((sum, cell) => sum + cell.least, 0);
  const shares = line.reduce((sum, cell) => sum + cell.share, 0);
  let start = 0;
  return line.map((cell) => {
    const placed = { ...cell, start, width: cell.least + ((width - least) * cell.share) / shares };
    start += placed.width;
    return placed;
  });
}
