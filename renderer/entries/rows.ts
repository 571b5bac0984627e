/** Opened entries as a table works with them: what is searched and which are wanted. */
import type { ListedEntry } from '../../electron/contract/entries.ts';
import { fold } from './fold.ts';

/** An entry with what is looked through when somebody searches. */
export interface EntryRow extends ListedEntry {
  haystack: string;
}

/** Prepared once, so that a search over fifty thousand is a matter of milliseconds. */
export const rowOf = (entry: ListedEntry): EntryRow => ({
  ...entry,
  haystack: fold([entry.name, entry.place, ...Object.values(entry.fields)].join('\n')),
});

/** What a row can be chosen by, beside the text that is searched. */
export const filterNames = ['letter', 'origin', 'language', 'country', 'meeting'] as const;
export type FilterName = (typeof filterNames)[number];

/** What somebody looks for. Every word has to be there; an empty filter lets all through. */
export type Wanted = Readonly<Record<FilterName | 'text', string>>;

export const everything: Wanted = {
  text: '',
  letter: '',
  origin: '',
  language: '',
  country: '',
  meeting: '',
};

/** What a row has of each filter. A meeting is named with its day, which tells two of one name apart. */
const valuesOf: Readonly<Record<FilterName, (row: EntryRow) => readonly string[]>> = {
  letter: ({ letters }) => letters,
  origin: ({ origin }) => [origin],
  language: ({ language }) => [language],
  country: ({ country }) => [country],
  meeting: ({ meeting, day }) => [`${day} ${meeting}`],
};

export function filtered(rows: readonly EntryRow[], wanted: Wanted): readonly EntryRow[] {
  const words = fold(wanted.text).split(/\s+/).filter(Boolean);
  const filters = filterNames.filter((name) => wanted[name] !== '');
  if (words.length === 0 && filters.length === 0) return rows;
  return rows.filter(
    (row) =>
      words.every((word) => row.haystack.includes(word)) &&
      filters.every((name) => valuesOf[name](row).includes(wanted[name])),
  );
}

/** All values that the rows have of each filter: where there is one only, there is nothing to choose. */
export function choicesIn(rows: readonly EntryRow[]): Record<FilterName, string[]> {
  const found = Object.fromEntries(filterNames.map((name) => [name, new Set<string>()])) as Record<
    FilterName,
    Set<string>
  >;
  for (const row of rows)
    for (const name of filterNames) for (const value of valuesOf[name](row)) found[name].add(value);
  return Object.fromEntries(filterNames.map((name) => [name, [...found[name]].toSorted()])) as Record<
    FilterName,
    string[]
  >;
}
