/** What tests measure: printed where they run, and gathered for the table at the end of `npm run test:long`. */
import { appendFileSync } from 'node:fs';

/** Whether the long tier runs: more of the same, which takes too long for every change. */
export const isLong = process.env['ROUND_ROBIN_LONG'] === '1';

/** How many, in the quick tier and in the long one. */
export const tier = <T>(quick: T, long: T): T => (isLong ? long : quick);

/** One row of the table. */
export interface Figure {
  /** What the row is about: `durability`, `order`, `keys`, … */
  area: string;
  /** What was measured, and for a mutant its name. */
  what: string;
  /** What came out, with its seed if it has one. */
  figure: string;
  /** What had to come out. */
  target: string;
}

/** Prints a figure and keeps it for the table. */
export function report(area: string, what: string, figure: string, target: string): void {
  console.log(`${area}: ${what}: ${figure} (${target})`);
  const file = process.env['ROUND_ROBIN_FIGURES'];
  if (file === undefined) return;
  const row: Figure = { area, what, figure, target };
  appendFileSync(file, `${JSON.stringify(row)}\n`);
}
