/**
 * Damaged vaults: whatever is changed in the file, a changed entry is never taken for a good one, and every entry whose bytes are
 * all there is rescued.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { expect, test } from 'vitest';

import { Refused } from '../../electron/contract/result.ts';
import { VaultDatabase } from '../../electron/core/vault/database.ts';
import { rescueVault } from '../../electron/core/vault/rescue.ts';
import { OpenVault, type Row, SealedVault } from '../../electron/core/vault/vault.ts';
import { hex } from '../../electron/seal/bytes.ts';
import { report, tier } from '../support/figures.ts';
import { memoryFolder } from '../support/memory-folder.ts';
import { randomRow } from '../support/rows.ts';
import { seededBytes } from '../support/seeded.ts';

const damages = tier(1000, 20_000);
const rescues = tier(250, 20_000);
const seed = 20_111_216;
const page = 4096;
const timeout = damages * 60;

test(`${damages} damaged vaults: no changed entry is taken for a good one`, { timeout }, () => {
  const vault = pristine();
  const codes: Record<string, number> = {};
  let [changed, harmless] = [0, 0];
  for (const damaged of damagedCopies(vault.bytes, damages)) {
    writeFileSync(vault.file, damaged.bytes);
    const outcome = opening(vault.file);
    if (typeof outcome === 'string') codes[outcome] = (codes[outcome] ?? 0) + 1;
    else if (outcome.every((row, i) => row === vault.entries[i]) && outcome.length === vault.entries.length)
      harmless++;
    else changed++;
  }
  const said = Object.entries(codes).map(([code, times]) => `${code} ${times}`);
  report(
    'durability',
    `${damages} flips, cuts and lost pages of a vault, seed ${seed}`,
    `${changed} changed entries not noticed, ${said.join(', ')}, ${harmless} outside of entries`,
    '0 not noticed, only codes',
  );
  expect(changed).toBe(0);
  expect(Object.keys(codes).toSorted()).toEqual(expect.arrayContaining(['vault_damaged']));
  expect(['vault_damaged', 'vault_newer']).toEqual(expect.arrayContaining(Object.keys(codes)));
});

test('the mutant "SQLite’s own check is enough" takes changed entries for good ones', () => {
  const vault = pristine();
  let changed = 0;
  for (const damaged of damagedCopies(vault.bytes, 300)) {
    writeFileSync(vault.file, damaged.bytes);
    const rows = readThroughSqlite(vault.file, { checked: true });
    if (rows && hex(Buffer.concat(rows)) !== vault.entries.join('')) changed++;
  }
  report('durability', 'mutant: integrity_check alone', `${changed} of 300 changes not noticed`, '> 0');
  expect(changed).toBeGreaterThan(0);
});

test(`${rescues} rescues: all that is there is rescued, nothing else`, { timeout }, () => {
  const vault = pristine();
  const figure = { entries: 0, rescued: 0, untouched: 0, missed: 0, foreign: 0, counted: 0, tried: 0 };
  for (const damaged of damagedCopies(vault.bytes, rescues)) {
    const folder = path.dirname(vault.file);
    writeFileSync(vault.file, damaged.bytes);
    if (typeof opening(vault.file) !== 'string') continue;
    const rescued = rescueOrNewer(vault.file);
    if (rescued === undefined) continue;
    expect(readFileSync(rescued.kept!).equals(damaged.bytes)).toBe(true);
    rmSync(rescued.kept!);
    expect(readdirSync(folder).filter((name) => name.includes('.rescue'))).toEqual([]);
    const there = opening(vault.file);
    if (typeof there === 'string') throw new Error(`${there} after a rescue`);
    const untouched = vault.entries.filter((_, i) => isDisjoint(vault.pages[i]!, damaged.pages));
    figure.tried++;
    figure.entries += vault.entries.length;
    figure.rescued += there.length;
    figure.untouched += untouched.length;
    figure.missed += untouched.filter((entry) => !there.includes(entry)).length;
    figure.foreign += there.filter((entry) => !vault.entries.includes(entry)).length;
    if (rescued.entries + rescued.lost === vault.entries.length) figure.counted++;
    expect(rescued.entries).toBe(there.length);
  }
  report(
    'durability',
    `rescues of ${rescues} damaged vaults, seed ${seed}`,
    `${figure.missed} of ${figure.untouched} untouched entries missed, ${figure.foreign} changed ones taken, ${figure.rescued} of ${figure.entries} rescued, the lost ones counted in ${figure.counted} of ${figure.tried}`,
    '0 missed, 0 changed',
  );
  expect([figure.missed, figure.foreign]).toEqual([0, 0]);
  expect(figure.untouched).toBeGreaterThan(rescues);
});

test('the mutant "SQLite reads what can be read" misses good entries and takes changed ones', () => {
  const vault = pristine();
  let [missed, foreign] = [0, 0];
  for (const damaged of damagedCopies(vault.bytes, 300)) {
    writeFileSync(vault.file, damaged.bytes);
    if (typeof opening(vault.file) !== 'string') continue;
    const there = (readThroughSqlite(vault.file, { checked: false }) ?? []).map(hex);
    const untouched = vault.entries.filter((_, i) => isDisjoint(vault.pages[i]!, damaged.pages));
    missed += untouched.filter((entry) => !there.includes(entry)).length;
    foreign += there.filter((entry) => !vault.entries.includes(entry)).length;
  }
  report(
    'durability',
    'mutant: rescue by SQLite alone',
    `${missed} missed, ${foreign} changed taken`,
    '> 0, > 0',
  );
  expect(missed).toBeGreaterThan(0);
  expect(foreign).toBeGreaterThan(0);
});

interface Pristine {
  file: string;
  bytes: Buffer;
  /** Entries in hexadecimal, in the order of their ids. */
  entries: string[];
  /** Numbers of the pages that each of them touches. */
  pages: Set<number>[];
}

/** A vault with entries of all lengths, and something in the other tables. */
function pristine(): Pristine {
  const file = path.join(memoryFolder(), 'vault.sqlite');
  const random = seededBytes(seed);
  const database = new VaultDatabase(file);
  const sealed = new SealedVault(database);
  const open = new OpenVault(database);
  open.openMeeting({ name: 'Branch meeting', place: 'Aktau', day: '2010-03-20' });
  for (let i = 0; i < 40; i++) sealed.add(randomRow(random, [1, 1, 1, 2, 4, 16][i % 6]));
  open.merge('elsewhere', [randomRow(random)], [{ id: random(16), secret: random(32) }]);
  open.recordManifest(1, random(32), 'a note '.repeat(50));
  const rows = [...open.rows()];
  database.close();
  const bytes = readFileSync(file);
  return { file, bytes, entries: rows.map(asHex), pages: rows.map((row) => pagesOf(row, bytes)) };
}

const asHex = ({ id, withdrawal, sealed }: Row): string => hex(Buffer.concat([id, withdrawal, sealed]));

/** The pages that hold a part of a row: the first of them its id, its leaf and what follows them. */
function pagesOf({ id, sealed }: Row, bytes: Buffer): Set<number> {
  const pages = new Set([Math.floor(bytes.indexOf(id) / page)]);
  // no part is shorter than this step
  for (let at = 0; at + 16 <= sealed.length; at += 256) {
    const place = bytes.indexOf(sealed.subarray(at, at + 16));
    if (place >= 0) pages.add(Math.floor(place / page));
  }
  // but the last one
  pages.add(Math.floor(bytes.indexOf(sealed.subarray(-16)) / page));
  return pages;
}

interface Damaged {
  bytes: Buffer;
  /** Numbers of the pages that are not as they were. */
  pages: Set<number>;
}

/** Copies with a flipped bit, or cut off, or with a page of zeros, of noise, or of another page. Cuts begin at one byte. */
function* damagedCopies(bytes: Buffer, count: number): Generator<Damaged> {
  const random = seededBytes(seed + 1);
  const below = (limit: number): number => Buffer.from(random(6)).readUIntBE(0, 6) % limit;
  const pages = bytes.length / page;
  for (let i = 0; i < count; i++) {
    const copy = Buffer.from(bytes);
    if (i % 10 === 0) {
      const length = 1 + below(bytes.length - 1);
      const cut = Array.from({ length: pages }, (_, number) => number).slice(Math.floor(length / page));
      yield { bytes: copy.subarray(0, length), pages: new Set(cut) };
    } else if (i % 10 === 1) {
      const [from, to] = [below(pages), below(pages)];
      const put = [new Uint8Array(page), random(page), copy.subarray(from * page, (from + 1) * page)];
      copy.set(put[below(3)]!, to * page);
      yield { bytes: copy, pages: new Set([to]) };
    } else {
      const bit = below(bytes.length * 8);
      copy[bit >> 3]! ^= 1 << (bit & 7);
      yield { bytes: copy, pages: new Set([Math.floor((bit >> 3) / page)]) };
    }
  }
}

const isDisjoint = (one: Set<number>, other: Set<number>): boolean =>
  [...one].every((number) => !other.has(number));

/** What a start comes to: the entries, or the code of a refusal. */
function opening(file: string): string[] | string {
  try {
    const database = new VaultDatabase(file, { mustExist: true });
    try {
      return [...new OpenVault(database).rows()].map(asHex);
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof Refused) return error.failure.code;
    throw error;
  }
}

/** A flip in the number of its version makes a vault newer; then there is nothing to rescue it with. */
function rescueOrNewer(file: string): ReturnType<typeof rescueVault> | undefined {
  try {
    return rescueVault(file);
  } catch (error) {
    if (error instanceof Refused && error.failure.code === 'vault_newer') return undefined;
    throw error;
  }
}

/** What a program gets that leaves everything to SQLite. @returns undefined when SQLite refuses */
function readThroughSqlite(file: string, { checked }: { checked: boolean }): Buffer[] | undefined {
  const database = new DatabaseSync(file);
  const rows: Buffer[] = [];
  try {
    if (checked && database.prepare('PRAGMA integrity_check').get()?.['integrity_check'] !== 'ok')
      return undefined;
    const statement = database.prepare('SELECT id, withdrawal, sealed FROM entry ORDER BY id');
    for (const row of statement.iterate()) rows.push(Buffer.concat(Object.values(row) as Uint8Array[]));
    return rows;
  } catch {
    return checked ? undefined : rows;
  } finally {
    database.close();
  }
}
