/** Counts values as people write them: case, width and gaps make no second one. */
import type { Breakdown } from '../../contract/numbers.ts';

/** More values than this are one sum: nobody reads a longer table of them. */
const mostShown = 100;

/** A value by its spellings, each with how often it came. */
type Spellings = Map<string, number>;

export class Tally {
  readonly #values = new Map<string, Spellings>();

  add(value: string): void {
    const tidy = value.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
    const key = tidy.normalize('NFKC').toLowerCase();
    const spellings = this.#values.get(key) ?? new Map<string, number>();
    spellings.set(tidy, (spellings.get(tidy) ?? 0) + 1);
    this.#values.set(key, spellings);
  }

  /** The most frequent values first, each in its most frequent spelling; equal ones by their letters, so that no order of coming shows. */
  most(): Breakdown {
    const all = [...this.#values.values()]
      .map((spellings) => ({ value: usual(spellings), count: sumOf(spellings) }))
      .toSorted(byCount);
    const rest = all.slice(mostShown);
    return {
      counts: all.slice(0, mostShown),
      others: { values: rest.length, count: rest.reduce((sum, { count }) => sum + count, 0) },
    };
  }
}

interface Counted {
  value: string;
  count: number;
}

const byCount = (a: Counted, b: Counted): number => b.count - a.count || (a.value < b.value ? -1 : 1);

const usual = (spellings: Spellings): string =>
  [...spellings].map(([value, count]) => ({ value, count })).toSorted(byCount)[0]!.value;

const sumOf = (spellings: Spellings): number => [...spellings.values()].reduce((sum, n) => sum + n, 0);
