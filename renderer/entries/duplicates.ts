/**
 * Entries that may be of one person, in groups with the reason. Nothing follows from a group: somebody reads and decides. Rows are
 * blocked by folded keys, so that no row is compared with all others.
 */
import { fold, foldLoosely, nameKey } from './fold.ts';
import type { EntryRow } from './rows.ts';

/** `same`: one name at one place. `field`: one name and one answer, such as a branch, at several places. `near`: names at one place that differ little. */
export type Reason = 'same' | 'field' | 'near';

export interface Group {
  /** The same for the same entries. */
  key: string;
  reason: Reason;
  /** Of `field`: which one. */
  field?: string;
  /** Of two or more, in the order of these random ids. */
  ids: readonly string[];
}

/** A shorter name is another name when one letter differs: Ali, Ari. */
const shortestNear = 8;
const rowsBetweenTurns = 128;

type Blocks = Map<string, EntryRow[]>;

/** @returns first the sure ones, then those that share an answer, then those that differ a little */
export function* findingDuplicates(rows: readonly EntryRow[]): Generator<undefined, Group[]> {
  const same: Blocks = new Map();
  const answers: Blocks = new Map();
  const places = new Map<string, Blocks>();
  let done = 0;
  for (const row of rows) {
    const place = `${foldLoosely(row.place)}\n${row.country}`;
    const name = nameKey(row.name);
    push(same, `${fold(row.name)}\n${fold(row.place)}\n${row.country}`, row);
    push(blocksOf(places, place), name, row);
    for (const [field, answer] of Object.entries(row.fields))
      push(answers, `${field}\n${name}\n${foldLoosely(answer)}`, row);
    if (++done % rowsBetweenTurns === 0) yield;
  }
  return [
    ...(yield* gathering(same, isSeveral, (rows_) => groupOf('same', rows_))),
    ...(yield* gathering(answers, isAcrossPlaces, (rows_, key) => ({
      ...groupOf('field', rows_),
      field: key.split('\n', 1)[0]!,
    }))),
    ...(yield* findingNear(places.values())),
  ];
}

function* gathering(
  blocks: Blocks,
  isGroup: (rows: readonly EntryRow[]) => boolean,
  make: (rows: readonly EntryRow[], key: string) => Group,
): Generator<undefined, Group[]> {
  const groups: Group[] = [];
  let done = 0;
  for (const [key, rows] of blocks) {
    if (isGroup(rows)) groups.push(make(rows, key));
    if (++done % rowsBetweenTurns === 0) yield;
  }
  return groups;
}

const isAcrossPlaces = (rows: readonly EntryRow[]): boolean =>
  isSeveral(rows) && rows.some(({ place }) => fold(place) !== fold(rows[0]!.place));

const isSeveral = ({ length }: readonly unknown[]): boolean => length > 1;

function push(blocks: Blocks, key: string, row: EntryRow): void {
  const block = blocks.get(key);
  if (block) block.push(row);
  else blocks.set(key, [row]);
}

function blocksOf(places: Map<string, Blocks>, place: string): Blocks {
  const known = places.get(place);
  if (known) return known;
  const fresh: Blocks = new Map();
  places.set(place, fresh);
  return fresh;
}

const groupOf = (reason: Reason, rows: readonly EntryRow[]): Group => {
  const ids = rows.map(({ id }) => id).toSorted();
  return { key: `${reason} ${ids.join(' ')}`, reason, ids };
};

/** A group is a name and all that are one letter away from it, at one place, when not all of them are written alike. */
function* findingNear(places: Iterable<Blocks>): Generator<undefined, Group[]> {
  const groups: Group[] = [];
  let done = 0;
  for (const names of places) {
    const near = yield* findingNeighbours([...names.keys()]);
    for (const [name, others] of near) {
      if (++done % rowsBetweenTurns === 0) yield;
      if (isWithinAnother(name, others, near)) continue;
      const rows = [name, ...others].flatMap((one) => names.get(one)!);
      if (new Set(rows.map((row) => fold(row.name))).size > 1) groups.push(groupOf('near', rows));
    }
  }
  return groups;
}

type Neighbours = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * For each name those that differ from it by one letter. Two such names become one when a letter is left out of either, or of one:
 * so only names that share a shortened form are compared.
 */
function* findingNeighbours(names: readonly string[]): Generator<undefined, Neighbours> {
  const near = new Map(names.map((name) => [name, new Set<string>()]));
  const forms = new Forms();
  let done = 0;
  for (const name of names) {
    if (++done % rowsBetweenTurns === 0) yield;
    if (name.length < shortestNear) continue;
    for (const other of forms.add(name)) {
      if (!isOneLetterApart(name, other)) continue;
      near.get(name)!.add(other);
      near.get(other)!.add(name);
    }
  }
  return near;
}

/** A large map grows all at once, which takes as long as a page may be still: so there are many small ones. */
const shelves = 64;

/** Names by their shortened forms, as chains of numbers: nearly every form is one name's only. */
class Forms {
  readonly #heads = Array.from({ length: shelves }, () => new Map<number, number>());
  readonly #names: string[] = [];
  readonly #before: number[] = [];

  /** @returns names that were added before and share a form, perhaps by chance, perhaps more than once */
  add(name: string): string[] {
    const others: string[] = [];
    for (const form of shortenedForms(name)) {
      const heads = this.#heads[form & (shelves - 1)]!;
      const head = heads.get(form) ?? -1;
      for (let at = head; at >= 0; at = this.#before[at]!) others.push(this.#names[at]!);
      heads.set(form, this.#names.length);
      this.#names.push(name);
      this.#before.push(head);
    }
    return others;
  }
}

/** Hashes of a text and of all texts with one letter less. Two texts may share one by chance: compare them. */
function shortenedForms(text: string): Set<number> {
  const forms = new Set<number>();
  let before = 0;
  const tails = tailsOf(text);
  forms.add(tails[0]!);
  for (let i = 0; i < text.length; i++) {
    forms.add((Math.imul(before, powers[text.length - i - 1]!) + tails[i + 1]!) | 0);
    before = (Math.imul(before, factor) + text.charCodeAt(i)) | 0;
  }
  return forms;
}

const factor = 0x01_00_01_93;
const longest = 1024;
const powers = Int32Array.from({ length: longest });
powers[0] = 1;
for (let i = 1; i < longest; i++) powers[i] = Math.imul(powers[i - 1]!, factor);

/** Hash of each end of a text: `tails[i]` of what begins at `i`. */
function tailsOf(text: string): Int32Array {
  const tails = new Int32Array(text.length + 1);
  for (let i = text.length - 1; i >= 0; i--)
    tails[i] = (Math.imul(text.charCodeAt(i), powers[text.length - i - 1]!) + tails[i + 1]!) | 0;
  return tails;
}

/** Whether one letter was changed, added or left out. */
export function isOneLetterApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || a === b) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  return short.slice(short.length === long.length ? i + 1 : i) === long.slice(i + 1);
}

/** Whether somebody who reads another group sees all of this one; of two equal ones the first is kept. */
function isWithinAnother(name: string, others: ReadonlySet<string>, near: Neighbours): boolean {
  return [...others].some((other) => {
    const theirs = near.get(other)!;
    if (theirs.size < others.size) return false;
    const isWithin = [...others].every((one) => one === other || theirs.has(one));
    return isWithin && (theirs.size > others.size || other < name);
  });
}
