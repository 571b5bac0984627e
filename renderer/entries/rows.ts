/** Opened entries as a table works with them: what is searched, how they are ordered, which may be of one person. */
import type { ListedEntry } from '../../electron/contract/entries.ts';

/** An entry with what is looked through when somebody searches. */
export interface EntryRow extends ListedEntry {
  haystack: string;
}

export type SortKey = 'name' | 'place';

/** Prepared once, so that a search over fifty thousand is a matter of milliseconds. */
export const rowOf = (entry: ListedEntry): EntryRow => ({
  ...entry,
  haystack: fold([entry.name, entry.place, ...Object.values(entry.fields)].join('\n')),
});

/**
 * Ordered by name or place, as Unicode's root collation does it, and by the rest where they are equal; never by how they
 * came. The order is the same for any two orders of the input.
 */
export function sorted(rows: readonly EntryRow[], by: SortKey): EntryRow[] {
  const { compare } = new Intl.Collator('und');
  const [first, second] = by === 'name' ? (['name', 'place'] as const) : (['place', 'name'] as const);
  return rows.toSorted(
    (a, b) => compare(a[first], b[first]) || compare(a[second], b[second]) || (a.id < b.id ? -1 : 1),
  );
}

/** What somebody looks for. Every word has to be there; an empty letter or origin lets all through. */
export interface Wanted {
  text: string;
  letter: string;
  origin: string;
}

export function filtered(rows: readonly EntryRow[], { text, letter, origin }: Wanted): readonly EntryRow[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0 && letter === '' && origin === '') return rows;
  return rows.filter(
    (row) =>
      words.every((word) => row.haystack.includes(word)) &&
      (letter === '' || row.letters.includes(letter)) &&
      (origin === '' || row.origin === origin),
  );
}

/** Entries with one name at one place, which may be one person or two. @returns the groups of two or more, in the rows' order */
export function lookalikes(rows: readonly EntryRow[]): EntryRow[][] {
  const groups = new Map<string, EntryRow[]>();
  for (const row of rows) {
    const key = `${fold(row.name)}\n${fold(row.place)}\n${row.country}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** Case, composed or not, and width make no difference to who looks for a name. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
