/** Entries that may be of one person: which are found, why, and how long it takes among many. */
import { expect, test } from 'vitest';

import { seeded } from '../../electron/hosts/cli/plausible.ts';
import { findingDuplicates, type Group, isOneLetterApart } from '../../renderer/entries/duplicates.ts';
import { foldLoosely, nameKey } from '../../renderer/entries/fold.ts';
import { type EntryRow, rowOf } from '../../renderer/entries/rows.ts';
import { report } from '../support/figures.ts';

let number = 0;
const row = (name: string, place: string, branch = ''): EntryRow =>
  rowOf({
    id: String(number++).padStart(24, '0'),
    name,
    place,
    country: 'KZ',
    day: '2010-03-20',
    meeting: 'Branch meeting',
    language: 'kk',
    fields: branch === '' ? {} : { branch },
    visibility: 'addressee',
    letters: [],
    origin: 'kiosk',
  });

function find(rows: readonly EntryRow[]): Group[] {
  const work = findingDuplicates(rows);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Reasons with the names of each group. */
const found = (...rows: readonly EntryRow[]): string[] =>
  find(rows).map(
    ({ reason, ids }) => `${reason}: ${ids.map((id) => rows.find((one) => one.id === id)!.name).join(' | ')}`,
  );

test.each([
  // one name at one place
  ['Әлия Қожахметұлы', 'әлия ҚОЖАХМЕТҰЛЫ', 'same'],
  ['سلمى أحمد', 'سلمى أحمد', 'same'],
  ['Zoë Müller', 'Zoe\u0308 Mu\u0308ller', 'same'],
  // the same name as somebody else would type it
  ['Zoë Müller', 'Zoe Muller', 'near'],
  ['Łucja Wójcik', 'Lucja Wojcik', 'near'],
  ['Семён Щербаков', 'Семен Щербаков', 'near'],
  ['Нұрсейіт Ғалымов', 'Нурсеит Галымов', 'near'],
  ['سلمى أحمد', 'سلمي احمد', 'near'],
  ['مُحَمَّد العلي', 'محمد العلي', 'near'],
  ['Işıl Yılmaz', 'Isil Yilmaz', 'near'],
  ["Siobhán O'Rourke", 'Siobhan O’Rourke', 'near'],
  // given and family name the other way round
  ['Марина Королёва', 'Королёва Марина', 'near'],
  ['Nguyễn Thị Hường', 'Thị Hường Nguyễn', 'near'],
  // one letter in a longer name
  ['Grace Okonkwo', 'Grace Okonkvo', 'near'],
  ['Наталья Объедкова', 'Наталя Объедкова', 'near'],
  ['عبد الرحمن السعيد', 'عبد الرحمن السعدي', undefined],
  // other people
  ['Ali Kaya', 'Ari Kaya', 'near'],
  ['Ali', 'Ari', undefined],
  ['Ann Lee', 'Ann Leigh', undefined],
  ['Иван Петров', 'Пётр Иванов', undefined],
])('%s and %s at one place: %s', (one, other, reason) => {
  expect(found(row(one, 'Ақтау'), row(other, 'Ақтау'))).toEqual(
    reason === undefined ? [] : [`${reason}: ${one} | ${other}`],
  );
});

test('another place is another person, unless they share an answer', () => {
  expect(found(row('Ann Lee', 'Leeds'), row('Ann Lee', 'York'))).toEqual([]);
  expect(found(row('Ann Lee', 'Leeds', 'RMT offshore'), row('Lee Ann', 'York', 'rmt offshore'))).toEqual([
    'field: Ann Lee | Lee Ann',
  ]);
  expect(found(row('Ann Lee', 'Leeds', 'RMT'), row('Ann Lee', 'Leeds', 'RMT'))).toEqual([
    'same: Ann Lee | Ann Lee',
  ]);
});

test('a group is a name with its neighbours, not a chain of them', () => {
  const chain = ['Anna Kowalska', 'Anna Kowalske', 'Anna Kowalski', 'Anna Kowalsk', 'Anna Kowalsky'];
  const groups = find(chain.map((name) => row(name, 'Gdańsk')));
  expect(groups).toHaveLength(1);
  expect(groups[0]!.ids).toHaveLength(5);
  const long = ['aaaaaaaaaa', 'aaaaaaaaab', 'aaaaaaaabb', 'aaaaaaabbb'].map((name) => row(name, 'X'));
  expect(find(long).map(({ ids }) => ids.length)).toEqual([3, 3]);
});

test('groups are the same whatever order the rows have', () => {
  const rows = ['Zoë Müller', 'Zoe Muller', 'Müller Zoé', 'Zoe Mullen', 'Ann Lee', 'Ann Lee'].map((name) =>
    row(name, 'Köln'),
  );
  const keys = (of: readonly EntryRow[]): string[] =>
    find(of)
      .map(({ key }) => key)
      .toSorted();
  expect(keys(rows.toReversed())).toEqual(keys(rows));
});

test('one letter apart: checked against a plain count of edits', () => {
  const random = seeded(7);
  const word = (): string =>
    Array.from({ length: 2 + Math.floor(random() * 4) }, () => 'ab'[Math.floor(random() * 2)]).join('');
  for (let i = 0; i < 2000; i++) {
    const [a, b] = [word(), word()];
    expect({ a, b, is: isOneLetterApart(a, b) }).toEqual({ a, b, is: edits(a, b) === 1 });
  }
});

/** Levenshtein's distance, by the book. */
function edits(a: string, b: string): number {
  let row_ = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row_[j]! + 1, row_[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row_ = next;
  }
  return row_[b.length]!;
}

test('keys of names: what is folded, and what is not', () => {
  expect(nameKey('Müller-Lüdenscheidt, Änne')).toBe('anne ludenscheidt muller');
  expect(foldLoosely('Ғалым Өтегенов')).toBe('галым отегенов');
  expect(foldLoosely('Weißgerber')).toBe('weissgerber');
});

test('among fifty thousand, in milliseconds and in small pieces', () => {
  const random = seeded(3);
  const letters = 'абвгдежзиклмнопрстуфхцчшэюя';
  const word = (length: number): string =>
    Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
  const families = Array.from({ length: 3000 }, () => word(8));
  const given = Array.from({ length: 300 }, () => word(6));
  const pick = (of: readonly string[]): string => of[Math.floor(random() * of.length)]!;
  // half of them in one town
  const rows = Array.from({ length: 50_000 }, (_, i) =>
    row(`${pick(given)} ${pick(families)}`, i % 2 === 0 ? 'Ақтау' : `Place ${i % 400}`, `Цех ${i % 90}`),
  );
  const start = performance.now();
  const work = findingDuplicates(rows);
  let longest = 0;
  let groups: Group[] | undefined;
  while (groups === undefined) {
    const before = process.cpuUsage();
    const step = work.next();
    const { user, system } = process.cpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
    if (step.done) groups = step.value;
  }
  report(
    'desk',
    'possible duplicates among 50,000 rows',
    `${groups.length} groups in ${(performance.now() - start).toFixed(0)} ms, longest piece ${longest.toFixed(0)} ms of CPU`,
    'pieces that let the page answer',
  );
  expect(groups.length).toBeGreaterThan(100);
});
