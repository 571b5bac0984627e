/** What a run found, as a table for people. */
export interface Row {
  what: string;
  /** Undefined for what could not be looked at here. */
  ok: boolean | undefined;
  found: string;
}

/** Prints it; a row that was not looked at says so and counts for nothing. @returns whether nothing was wrong */
export function printTable(rows: readonly Row[]): boolean {
  const width = Math.max(...rows.map(({ what }) => what.length));
  for (const { what, ok, found } of rows) {
    const verdict = { true: 'ok', false: 'WRONG', undefined: 'not run' }[String(ok)]!;
    console.log(`${what.padEnd(width)}  ${verdict.padEnd(7)}  ${found}`);
  }
  return rows.every(({ ok }) => ok !== false);
}

/** A row that is right when there are no faults; else it names the first of them. */
export const rowOf = (what: string, faults: readonly string[], found: string): Row => ({
  what,
  ok: faults.length === 0,
  found: faults.length === 0 ? found : `${faults.length}: ${faults.slice(0, 8).join('; ')}`,
});
