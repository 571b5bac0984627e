import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';

import type { Code } from '../../../electron/contract/result.ts';
import { VaultDatabase } from '../../../electron/core/vault/database.ts';
import { OpenVault, type Row, SealedVault, type Tombstone } from '../../../electron/core/vault/vault.ts';
import { hex } from '../../../electron/seal/bytes.ts';
import { memoryFolder } from '../../support/memory-folder.ts';
import { randomRow } from '../../support/rows.ts';
import { seededBytes } from '../../support/seeded.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const random = seededBytes(7);
const someRow = (): Row => randomRow(random);

/** A row and the secret that withdraws it. */
function withdrawable(id = random(16)): Row & { secret: Uint8Array } {
  const secret = random(32);
  const withdrawal = createHash('sha256').update(secret).digest();
  return { ...someRow(), id, withdrawal, secret };
}

interface Vault {
  database: VaultDatabase;
  sealed: SealedVault;
  open: OpenVault;
  file: string;
}

function vault(file = path.join(temporaryFolder(), 'vault.sqlite')): Vault {
  const database = new VaultDatabase(file);
  onTestFinished(() => {
    try {
      database.close();
    } catch {
      // the test closed it
    }
  });
  return { database, sealed: new SealedVault(database), open: new OpenVault(database), file };
}

const refusal = (code: Code): object =>
  expect.objectContaining({ failure: expect.objectContaining({ code }) });

test('every pragma is what the design asks for', () => {
  const { database } = vault();
  const read = (name: string): unknown =>
    Object.values(database.read((sqlite) => sqlite.prepare(`PRAGMA ${name}`).get()) ?? {})[0];
  expect(read('journal_mode')).toBe('truncate');
  expect(read('synchronous')).toBe(3);
  expect(read('secure_delete')).toBe(1);
  expect(read('locking_mode')).toBe('exclusive');
  expect(read('temp_store')).toBe(2);
});

test('no table counts rows or keeps times', () => {
  const { database } = vault();
  const tables = database.read((sqlite) =>
    sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").all(),
  );
  for (const { name, sql } of tables) {
    if (name !== 'vault') expect(sql).toMatch(/WITHOUT ROWID$/);
    expect(sql).not.toMatch(/DATETIME|TIMESTAMP|AUTOINCREMENT/i);
  }
});

test('the sealed handle can do six things, and reading an entry is none of them', () => {
  const methods = Object.getOwnPropertyNames(SealedVault.prototype).filter((name) => name !== 'constructor');
  expect(methods.toSorted()).toEqual(['add', 'isPaused', 'meeting', 'roughCount', 'settle', 'withdraw']);
  expect(Object.keys(vault().sealed)).toEqual([]);
});

test('the same row twice is one row; other bytes under its id are a conflict', () => {
  const { sealed, open } = vault();
  const row = someRow();
  sealed.add(row);
  sealed.add(row);
  expect(open.count()).toBe(1);
  expect(() => sealed.add({ ...someRow(), id: row.id })).toThrow(refusal('conflict'));
  expect(() => sealed.add({ ...row, withdrawal: random(32) })).toThrow(refusal('conflict'));
  expect([...open.rows()].map(({ sealed: bytes }) => hex(bytes))).toEqual([hex(row.sealed)]);
});

test('a withdrawn row is gone, also from the bytes of the file, and does not come back', () => {
  const { sealed, open, database, file } = vault();
  const row = withdrawable();
  sealed.add(row);
  sealed.add(someRow());
  sealed.withdraw(row);
  sealed.withdraw(row);
  sealed.add(row);
  expect(open.merge('other', [row], [])).toBe(0);
  expect([open.count(), open.withdrawnCount()]).toEqual([1, 1]);
  database.close();
  expect(readFileSync(file).includes(Buffer.from(row.sealed.subarray(-40)))).toBe(false);
});

test('a tombstone that comes first keeps its row out, and only the right one does', () => {
  const { open } = vault();
  const [row, other] = [withdrawable(), withdrawable()];
  expect(open.merge('other', [], [row, { id: other.id, secret: random(32) }])).toBe(0);
  expect(open.merge('other', [row, other], [])).toBe(1);
  expect([...open.rows()].map(({ id }) => hex(id))).toEqual([hex(other.id)]);
});

test('a wrong secret withdraws nothing', () => {
  const { sealed, open } = vault();
  const row = withdrawable();
  sealed.add(row);
  expect(() => sealed.withdraw({ id: row.id, secret: random(32) })).toThrow(refusal('unknown_code'));
  expect(() => sealed.withdraw({ id: random(16), secret: row.secret })).toThrow(refusal('unknown_code'));
  expect([open.count(), open.withdrawnCount()]).toEqual([1, 0]);
});

test('one meeting is open at a time', () => {
  const { sealed, open } = vault();
  const meeting = { name: 'Branch', place: 'Aktau', day: '2010-03-20' };
  open.openMeeting(meeting);
  expect(sealed.meeting()).toEqual(meeting);
  expect(() => open.openMeeting({ ...meeting, name: 'Second' })).toThrow(refusal('meeting_open'));
  open.closeMeeting();
  expect(sealed.meeting()).toBeUndefined();
  expect(open.lastMeetingDay()).toBe('2010-03-20');
});

/** One step of a schedule: somebody signs or withdraws at a laptop, or one laptop merges what another holds. */
type Step = { at: number; do: 'sign' | 'twin' | 'withdraw' } | { at: number; do: 'merge'; from: number };

const steps = (laptops: number): fc.Arbitrary<Step[]> => {
  const at = fc.nat(laptops - 1);
  return fc.array(
    fc.oneof(
      fc.record({ at, do: fc.constantFrom('sign', 'sign', 'twin', 'withdraw') as fc.Arbitrary<'sign'> }),
      fc.record({ at, do: fc.constant('merge' as const), from: at }),
    ),
    { maxLength: 14 },
  );
};
const schedules = fc.integer({ min: 2, max: 4 }).chain((laptops) =>
  fc.record({
    steps: steps(laptops),
    // any order and repetition, as long as all of it comes at last
    last: fc.shuffledSubarray(pairs(laptops), { minLength: pairs(laptops).length }),
    again: fc.subarray(pairs(laptops)),
    laptops: fc.constant(laptops),
  }),
);
const pairs = (laptops: number): [number, number][] =>
  Array.from({ length: laptops * laptops }, (_, i): [number, number] => [
    Math.floor(i / laptops),
    i % laptops,
  ]);

test(
  'merging is a set union: whatever the schedule, every laptop comes to the same root',
  { timeout: 60_000 },
  () => {
    // Each laptop is rolled back to empty after a schedule, which is quicker than making a file for each.
    const folder = memoryFolder();
    const laptops = [0, 1, 2, 3].map((i) => vault(path.join(folder, `${i}.sqlite`)));
    const seed = Date.now() & 0x7fffffff;
    fc.assert(
      fc.property(schedules, ({ steps: schedule, last, again, laptops: count }) => {
        const used = laptops.slice(0, count);
        for (const { database } of used) clear(database);
        const known = new Map<string, Signed>();
        for (const step of schedule) play(step, used, known);
        // what has been held, wherever it was
        const held = used.map(holding);
        for (const [to, from] of last) merge(used[to]!, held[from]!, from);
        for (const [to, from] of again) merge(used[to]!, held[from]!, from);
        const roots = used.map(({ open }) => hex(open.root()));
        expect(new Set(roots).size).toBe(1);
        // and nothing that was not withdrawn is lost
        const ids = new Set([...used[0]!.open.rows()].map(({ sealed }) => hex(sealed)));
        const live = [...known].filter(([, { withdrawn }]) => !withdrawn);
        expect(ids).toEqual(new Set(live.map(([sealed]) => sealed)));
      }),
      { numRuns: 300, seed },
    );
  },
);

const clear = (database: VaultDatabase): void =>
  database.write((sqlite) => sqlite.exec('DELETE FROM entry; DELETE FROM tombstone; DELETE FROM arrival;'));

interface Holding {
  rows: Row[];
  tombstones: Tombstone[];
}
const holding = ({ open }: Vault): Holding => open.unbundled('anywhere');
const merge = ({ open }: Vault, { rows, tombstones }: Holding, from: number): void =>
  void open.merge(`laptop ${from}`, rows, tombstones);

interface Signed extends Tombstone {
  withdrawn: boolean;
}

/** Plays one step; `known` are all rows that ever were, by what is sealed in them. */
function play(step: Step, laptops: readonly Vault[], known: Map<string, Signed>): void {
  const here = laptops[step.at]!;
  if (step.do === 'merge') return merge(here, holding(laptops[step.from]!), step.from);
  const rows = [...here.open.rows()];
  const remember = ({ sealed, id, secret }: Row & Tombstone): unknown =>
    known.set(hex(sealed), { id, secret, withdrawn: false });
  if (step.do === 'sign') {
    const row = withdrawable();
    here.sealed.add(row);
    remember(row);
  } else if (rows.length > 0 && step.do === 'withdraw') {
    const row = known.get(hex(rows.at(-1)!.sealed))!;
    here.sealed.withdraw(row);
    row.withdrawn = true;
  } else if (rows.length > 0) {
    // the same id with other bytes, as only a foreign laptop could make it: both are kept
    const twin = withdrawable(rows[0]!.id);
    here.open.merge('foreign', [twin], []);
    remember(twin);
  }
}

test('whoever comes second is told that the folder is in use', () => {
  const { file, sealed } = vault();
  expect(() => new VaultDatabase(file)).toThrow(refusal('in_use'));
  sealed.add(someRow());
});

/** A closed vault with some rows. */
function closedVault(): { file: string; rows: Row[] } {
  const { sealed, database, file } = vault();
  const rows = Array.from({ length: 12 }, someRow);
  for (const row of rows) sealed.add(row);
  database.close();
  return { file, rows };
}

const damages: readonly (readonly [string, (file: string, bytes: Buffer) => void])[] = [
  ['another kind of file', (file) => writeFileSync(file, 'This is a shopping list. '.repeat(400))],
  ['a broken header', (file, bytes) => writeFileSync(file, bytes.fill(0x41, 0, 16))],
  ['a broken schema page', (file, bytes) => writeFileSync(file, bytes.fill(0xff, 100, 400))],
];

test.each(damages)('%s in place of the vault is refused and left byte for byte as it is', (_, damage) => {
  const { file } = closedVault();
  damage(file, readFileSync(file));
  const before = readFileSync(file);
  const beside = readdirSync(path.dirname(file));
  expect(() => new VaultDatabase(file)).toThrow(refusal('vault_damaged'));
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(path.dirname(file))).toEqual(beside);
});

test('a vault that was cut short is refused and left as it is', () => {
  const { file } = closedVault();
  truncateSync(file, 8192);
  const before = readFileSync(file);
  expect(() => new VaultDatabase(file)).toThrow(refusal('vault_damaged'));
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a folder in place of the file is a storage failure that names it', () => {
  const file = path.join(temporaryFolder(), 'vault.sqlite');
  mkdirSync(file);
  expect(() => new VaultDatabase(file)).toThrow(
    expect.objectContaining({ failure: { code: 'storage_failed', detail: 'vault.sqlite' } }),
  );
});

/** Whether sealed tails lie in the file in the order of the random ids, as only a rewritten file has them. */
function isInOrderOfIds(file: string, rows: readonly Row[]): boolean {
  const bytes = readFileSync(file);
  const places = rows
    .toSorted((a, b) => Buffer.compare(a.id, b.id))
    .map(({ sealed }) => bytes.indexOf(sealed.subarray(-40)));
  return places.every((place, i) => place > (places[i - 1] ?? 0));
}

test('after an unclean stop the next start rewrites the file', () => {
  const { sealed, file } = vault();
  const rows = Array.from({ length: 40 }, someRow);
  for (const row of rows) sealed.add(row);
  expect(isInOrderOfIds(file, rows)).toBe(false);
  // what a killed process leaves: the committed file, without a close
  const left = path.join(temporaryFolder(), 'vault.sqlite');
  writeFileSync(left, readFileSync(file));
  const { open } = vault(left);
  expect(open.count()).toBe(rows.length);
  expect(isInOrderOfIds(left, rows)).toBe(true);
});

test('settling rewrites the file, and so does closing', () => {
  const { sealed, database, file } = vault();
  const rows = Array.from({ length: 40 }, someRow);
  for (const row of rows.slice(0, 20)) sealed.add(row);
  sealed.settle();
  expect(isInOrderOfIds(file, rows.slice(0, 20))).toBe(true);
  for (const row of rows.slice(20)) sealed.add(row);
  expect(isInOrderOfIds(file, rows)).toBe(false);
  database.close();
  expect(isInOrderOfIds(file, rows)).toBe(true);
});
