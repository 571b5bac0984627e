/** The table of opened entries: what is found, and in which order. */
import { expect, test } from 'vitest';

import type { ListedEntry } from '../../electron/contract/entries.ts';
import { type SortKey, sorting } from '../../renderer/entries/order.ts';
import { choicesIn, type EntryRow, everything, filtered, rowOf } from '../../renderer/entries/rows.ts';
import { report } from '../support/figures.ts';

const entry = (name: string, place: string, more: Partial<ListedEntry> = {}): ListedEntry => ({
  id: Buffer.from(`${name}${place}`.padEnd(16).slice(0, 16)).toString('base64'),
  name,
  place,
  country: 'KZ',
  day: '2010-03-20',
  meeting: 'Branch meeting',
  language: 'kk',
  fields: { branch: 'Workshop 3' },
  visibility: 'addressee',
  letters: ['protest'],
  origin: 'kiosk',
  ...more,
});

const rows = [
  entry('Әйгерім Құнанбаева', 'Ақтау'),
  entry('Zoë Müller', 'Köln', { country: 'DE', letters: [] }),
  entry('سلمى أحمد', 'يافا'),
  entry('Ann Lee', 'Leeds', { origin: 'helped' }),
  entry('ann  lee'.replace('  ', ' '), 'LEEDS'),
].map(rowOf);

const found = (text: string, more = {}): string[] =>
  filtered(rows, { ...everything, text, ...more }).map(({ name }) => name);

test('names, places and fields are found in any script, case and form', () => {
  expect(found('ҚҰНАН')).toEqual(['Әйгерім Құнанбаева']);
  expect(found('müller köln'.normalize('NFD'))).toEqual(['Zoë Müller']);
  expect(found('أحمد')).toEqual(['سلمى أحمد']);
  expect(found('workshop 3')).toHaveLength(5);
  expect(found('lee ann')).toEqual(['Ann Lee', 'ann lee']);
  expect(found('nobody')).toEqual([]);
  expect(found('', { letter: 'protest', origin: 'helped' })).toEqual(['Ann Lee']);
  expect(found('', { country: 'DE' })).toEqual(['Zoë Müller']);
  expect(found('', { meeting: '2010-03-20 Branch meeting', language: 'kk' })).toHaveLength(5);
  expect(found('', { meeting: '2010-03-21 Branch meeting' })).toEqual([]);
});

test('what can be chosen is what there is', () => {
  expect(choicesIn(rows)).toEqual({
    letter: ['protest'],
    origin: ['helped', 'kiosk'],
    language: ['kk'],
    country: ['DE', 'KZ'],
    meeting: ['2010-03-20 Branch meeting'],
  });
});

/** All at once, as a test may. */
function sorted(from: readonly EntryRow[], by: SortKey): EntryRow[] {
  const work = sorting(from, by);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

test('the order is by name or place, whatever order they came in', () => {
  const names = (by: SortKey, from = rows): string[] => sorted(from, by).map(({ name }) => name);
  expect(names('name')).toEqual(names('name', rows.toReversed()));
  expect(names('place')).toEqual(names('place', rows.toReversed()));
  expect(names('name').slice(0, 3)).toEqual(['ann lee', 'Ann Lee', 'Zoë Müller']);
  expect(names('place')[0]).toBe('Zoë Müller');
});

test('sorting in pieces is sorting', () => {
  const many = Array.from({ length: 3000 }, (_, i) =>
    rowOf(entry(`Name ${(i * 7919) % 1000}`, `Place ${i % 7}`, { id: String(i).padStart(24, '0') })),
  );
  const { compare } = new Intl.Collator('und');
  const plain = many.toSorted(
    (a, b) => compare(a.name, b.name) || compare(a.place, b.place) || (a.id < b.id ? -1 : 1),
  );
  expect(sorted(many, 'name').map(({ id }) => id)).toEqual(plain.map(({ id }) => id));
  expect(sorted([], 'place')).toEqual([]);
});

test('a search over fifty thousand finds what it should, in milliseconds', () => {
  const many = Array.from({ length: 50_000 }, (_, i) =>
    rowOf(entry(`Signer Әлия ${i}`, i % 977 === 0 ? 'Köln' : 'Place')),
  );
  const searches = ['әлия 4999', 'signer köln', 'workshop', 'nobody'].map((text) => {
    const start = performance.now();
    const { length } = filtered(many, { ...everything, text });
    return { length, milliseconds: performance.now() - start };
  });
  const times = searches.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  report('desk', 'search among 50,000 rows', `median ${times[2]!.toFixed(1)} ms`, '< 100 ms');
  // 4999 to 44999, and 49990 to 49999; every 977th
  expect(searches.map(({ length }) => length)).toEqual([15, 52, 50_000, 0]);
});
