/** The orders of the table. There are two, and neither tells how entries came. */
import type { EntryRow } from './rows.ts';

export type SortKey = 'name' | 'place';

type Compare = (a: EntryRow, b: EntryRow) => number;

/**
 * By name or place, as Unicode's root collation orders them, and by the rest where they are equal: the same order for any two
 * orders of the input.
 */
function comparing(by: SortKey): Compare {
  const { compare } = new Intl.Collator('und');
  const [first, second] = by === 'name' ? (['name', 'place'] as const) : (['place', 'name'] as const);
  return (a, b) => compare(a[first], b[first]) || compare(a[second], b[second]) || (a.id < b.id ? -1 : 1);
}

/** Rows that are sorted at once: a millisecond or two. */
const atOnce = 256;

/** Sorts, yielding now and then: comparing names of fifty thousand takes longer than a page may be still. */
export function* sorting(rows: readonly EntryRow[], by: SortKey): Generator<undefined, EntryRow[]> {
  const compare = comparing(by);
  let runs: EntryRow[][] = [];
  for (let at = 0; at < rows.length; at += atOnce) {
    runs.push(rows.slice(at, at + atOnce).toSorted(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: EntryRow[][] = [];
    for (let i = 0; i < runs.length; i += 2)
      longer.push(yield* merging(runs[i]!, runs[i + 1] ?? [], compare));
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merging(
  left: readonly EntryRow[],
  right: readonly EntryRow[],
  compare: Compare,
): Generator<undefined, EntryRow[]> {
  const merged: EntryRow[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    merged.push(compare(left[i]!, right[j]!) <= 0 ? left[i++]! : right[j++]!);
    if (merged.length % atOnce === 0) yield;
  }
  for (; i < left.length; i++) merged.push(left[i]!);
  for (; j < right.length; j++) merged.push(right[j]!);
  return merged;
}
