/** Results as a table for people, or a line of JSON for each figure. */
import { type Measured, median } from './measure.ts';

/** A figure of the kind that a target is set for. */
export interface Figure {
  /** As it is called where the targets stand. */
  figure: string;
  what: string;
  unit: string;
  /** What to reach first, and later. */
  targets: readonly [first: string, later: string];
  result: Found | Missing;
}

export interface Found {
  value: number;
  /** How many units it was measured on. */
  n: number;
  range?: [low: number, high: number];
}

/** Why there is no result. */
export interface Missing {
  missing: string;
}

/** A contender that could not be measured. */
export interface MissingContender extends Missing {
  name: string;
}

export const isMissing = (one: object): one is Missing => 'missing' in one;

/** CPU of the one over CPU of the other, round by round. */
export function ratio(
  one: Measured | MissingContender,
  other: Measured | MissingContender,
  n: number,
): Figure['result'] {
  if (isMissing(one)) return notMeasured(one);
  if (isMissing(other)) return notMeasured(other);
  const values = one.rounds.map((ms, round) => ms / other.rounds[round]!);
  return { value: median(values), n, range: [Math.min(...values), Math.max(...values)] };
}

const notMeasured = ({ missing }: Missing): Missing => ({ missing: `not measured: ${missing}` });

/** Prints figures, and before them a table with a row for each contender. */
export function print(
  { json, head, rows }: { json: boolean; head: readonly string[]; rows: readonly (readonly string[])[] },
  figures: readonly Figure[],
): void {
  if (json) for (const figure of figures) console.log(JSON.stringify(jsonOf(figure)));
  else {
    printTable(head, rows);
    console.log();
    printTable(['', 'figure', 'measured', 'first', 'then', 'n'], figures.map(figureRow));
  }
}

/** A contender's row. `units` is how many of what is counted a round makes. */
export function contenderRow(contender: Measured | MissingContender, units: number): string[] {
  if (isMissing(contender)) return [contender.name, `not measured: ${contender.missing}`];
  const ms = median(contender.rounds) / units;
  return [contender.name, shown(ms), shown(1000 / ms), shown(median(contender.bytes))];
}

const jsonOf = ({ figure, what, unit, result }: Figure): Record<string, unknown> =>
  isMissing(result)
    ? { figure, value: null, unit, what, missing: result.missing }
    : { figure, ...rounded(result), unit, n: result.n, what };

const rounded = ({ value, range }: Found): Record<string, unknown> => ({
  value: significant(value),
  ...(range && { range: range.map(significant) }),
});

function figureRow({ figure, what, unit, targets, result }: Figure): string[] {
  if (isMissing(result)) return [figure, what, result.missing, ...targets, ''];
  const range = result.range ? ` (${result.range.map(shown).join('–')})` : '';
  return [figure, what, `${shown(result.value)}${range} ${unit}`, ...targets, shown(result.n)];
}

/** Three digits: more would be noise. */
const significant = (value: number): number =>
  value >= 100 ? Math.round(value) : Number(value.toPrecision(3));

const shown = (value: number): string => significant(value).toLocaleString('en');

export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, at) =>
    Math.max(
      title.length,
      // a reason why there are no numbers stands across the columns
      ...rows.filter(({ length }) => length === head.length).map((row) => row[at]!.length),
    ),
  );
  for (const row of [head, ...rows])
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    );
}
