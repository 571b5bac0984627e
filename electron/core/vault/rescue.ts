/**
 * Reads what is good in a damaged vault into a fresh one, which takes its place. The damaged file is kept beside it, byte for byte
 * as it was found. Nothing here needs a key: a row's leaf says whether it is whole.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { Refused } from '../../contract/result.ts';
import { fromHex, hex } from '../../seal/bytes.ts';
import { isWithdrawalSecret } from '../../seal/codes.ts';
import { leafHash } from '../../seal/set-root.ts';
import { attempt, codeOf, forgetTimes, insist, rename, syncFile, syncFolder } from '../basics/files.ts';
import { type Connection, isEmpty, VaultDatabase, withLock } from './database.ts';
import { isForeignJournal } from './journal.ts';
import { findEntries, findTombstones, pageSize } from './salvage.ts';
import { OpenVault, type Row, type Tombstone } from './vault.ts';

/** What came of a rescue. */
export interface Rescued {
  /** Live entries in the vault that is there now. */
  entries: number;
  /** Entries of which a trace was found and no whole row. There may have been others that left no trace. */
  lost: number;
  /** Where the damaged file is now; undefined when nothing was wrong, or when there was no file. */
  kept: string | undefined;
}

/**
 * Rescues the vault `file`; a vault that is whole stays as it is.
 * @throws Refused `in_use`, `disk_full`, `storage_failed`, `vault_newer`; then `file` is as it was
 */
export function rescueVault(file: string): Rescued {
  const entries = entriesIfWhole(file);
  if (entries !== undefined) return { entries, lost: 0, kept: undefined };
  const kept = attempt(file, () => keep(file));
  // Only now: a process loses its locks on a file when it closes that file anywhere, as copying does.
  return withLock(file, (unlock) => rescue(file, kept, unlock));
}

/** @returns undefined when the vault is damaged, not there, or on a part of the disk that cannot be read */
function entriesIfWhole(file: string): number | undefined {
  try {
    const database = new VaultDatabase(file, { mustExist: true });
    const entries = new OpenVault(database).count();
    database.close();
    return entries;
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  }
}

/** A disk that cannot be written either will say so when the damaged file is kept; nothing has been changed then. */
const isDamage = (error: unknown): boolean =>
  error instanceof Refused && ['vault_damaged', 'storage_failed'].includes(error.failure.code);

function rescue(file: string, kept: string | undefined, unlock: () => void): Rescued {
  const work = `${file}.rescue`;
  const fresh = `${file}.rescued`;
  try {
    for (const left of [work, fresh]) removeCopy(left);
    const found = kept === undefined ? nothing() : attempt(file, () => read(kept, work));
    const entries = fill(fresh, found);
    // Windows replaces no file that anybody has open; whoever opens it in between is not replaced either
    if (process.platform === 'win32') unlock();
    attempt(file, () => putInPlace(fresh, file));
    return { entries, lost: lostOf(found), kept };
  } finally {
    for (const left of [work, fresh]) removeCopy(left);
  }
}

/** Copies the damaged file, and a journal that belongs to it, durably to the next free name. */
function keep(file: string): string | undefined {
  if (isEmpty(file)) return undefined;
  let number = 1;
  while (existsSync(`${file}.damaged-${number}`)) number++;
  const kept = `${file}.damaged-${number}`;
  for (const suffix of ['-journal', '']) {
    if (isEmpty(file + suffix)) continue;
    keepOne(file + suffix, kept + suffix);
    forgetTimes(kept + suffix);
  }
  syncFolder(path.dirname(file));
  return kept;
}

/** What cannot be copied because the disk cannot read it stays the file that it is, under its new name too. */
function keepOne(file: string, kept: string): void {
  const { bytes, isComplete } = readWhatCanBeRead(file);
  if (!isComplete) return linkSync(file, kept);
  writeFileSync(kept, bytes, { flag: 'wx', mode: 0o600 });
  syncFile(kept);
}

/** A file's bytes, with zeros in place of pages that the disk cannot read. */
function readWhatCanBeRead(file: string): { bytes: Buffer; isComplete: boolean } {
  const bytes = Buffer.alloc(statSync(file).size);
  const handle = openSync(file, 'r');
  let isComplete = true;
  try {
    for (let at = 0; at < bytes.length; at += pageSize)
      if (!isReadInto(bytes.subarray(at, at + pageSize), handle, at)) isComplete = false;
  } finally {
    closeSync(handle);
  }
  return { bytes, isComplete };
}

function isReadInto(page: Uint8Array, handle: number, at: number): boolean {
  try {
    return readSync(handle, page, 0, page.length, at) === page.length;
  } catch (error) {
    if (codeOf(error) !== 'EIO') throw error;
    return false;
  }
}

/** What was found in a damaged file. */
interface Found {
  /** Whole rows by their leaf. */
  rows: Map<string, Row>;
  tombstones: Tombstone[];
  /** Ids of all entries of which a trace was found, without withdrawn ones. */
  ids: Set<string>;
  /** Rows of the other tables, as far as SQLite can read them. */
  others: Map<string, Record<string, unknown>[]>;
}

const nothing = (): Found => ({ rows: new Map(), tombstones: [], ids: new Set(), others: new Map() });

/** Tables that no hash vouches for: an entry does not depend on them. */
const otherTables = [
  'meeting',
  'manifest',
  'bundle',
  'bundled',
  'arrival',
  'head',
  'removed',
  'hidden',
] as const;

/** @param work where a copy may be changed: SQLite plays a journal back, and needs a header that it understands */
function read(kept: string, work: string): Found {
  const found = nothing();
  writeFileSync(work, readWhatCanBeRead(kept).bytes);
  if (existsSync(`${kept}-journal`) && !isForeignJournal(kept))
    copyFileSync(`${kept}-journal`, `${work}-journal`);
  repairHeader(work);
  const isReadable = readTables(work, found);
  // Before and after the journal was played back: what is whole in either was written once.
  for (const file of new Set([kept, work])) scan(readWhatCanBeRead(file).bytes, found, isReadable);
  forgetWithdrawn(found);
  return found;
}

function scan(file: Buffer, found: Found, hasTombstones: boolean): void {
  for (const { id, row } of findEntries(file)) {
    found.ids.add(hex(id));
    if (row) found.rows.set(hex(leafHash(row.id, row.sealed, row.withdrawal)), row);
  }
  if (!hasTombstones) found.tombstones.push(...findTombstones(file));
}

/** Secure deletion leaves no withdrawn row, but a journal may still have one. */
function forgetWithdrawn(found: Found): void {
  const secrets = Map.groupBy(found.tombstones, ({ id }) => hex(id));
  for (const [leaf, row] of found.rows) {
    const id = hex(row.id);
    if (!secrets.get(id)?.some(({ secret }) => isWithdrawalSecret(secret, row.withdrawal))) continue;
    found.rows.delete(leaf);
    found.ids.delete(id);
  }
}

function lostOf({ ids, rows }: Found): number {
  const whole = new Set(Array.from(rows.values(), ({ id }) => hex(id)));
  return [...ids].filter((id) => !whole.has(id)).length;
}

/** What every vault's first bytes say (https://www.sqlite.org/fileformat2.html#the_database_header). */
function repairHeader(file: string): void {
  const bytes = readFileSync(file);
  if (bytes.length < pageSize) return;
  bytes.write('SQLite format 3\0', 0, 'latin1');
  bytes.writeUInt16BE(pageSize, 16);
  bytes.set([1, 1, 0, 64, 32, 32], 18);
  bytes.writeUInt32BE(Math.floor(bytes.length / pageSize), 28);
  // a list of free pages would only have to be believed
  bytes.fill(0, 32, 40);
  bytes.writeUInt32BE(4, 44);
  bytes.writeUInt32BE(1, 56);
  writeFileSync(file, bytes);
}

/** Reads the other tables row by row. @returns whether all tombstones could be read */
function readTables(file: string, found: Found): boolean {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    database.exec('PRAGMA writable_schema = ON');
    for (const table of otherTables) found.others.set(table, rowsOf(database, table));
    found.tombstones = rowsOf(database, 'tombstone').filter(isTombstone);
    for (const { id } of rowsOf(database, 'entry', 'id')) if (isBytes(id, 16)) found.ids.add(hex(id));
    return database.prepare('PRAGMA integrity_check(tombstone)').get()?.['integrity_check'] === 'ok';
  } catch {
    // what SQLite cannot open at all is left to the scan
    return false;
  } finally {
    database?.close();
  }
}

/** All rows of a table; where it breaks off, those from its other end. */
function rowsOf(database: DatabaseSync, table: string, columns = '*'): Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = [];
  for (const order of ['', ' ORDER BY 1 DESC']) {
    try {
      for (const row of database.prepare(`SELECT ${columns} FROM ${table}${order}`).iterate()) rows.push(row);
      return rows;
    } catch {
      // a page that cannot be read: on from the other end
    }
  }
  return rows;
}

/** Makes the fresh vault. @returns how many entries it has */
function fill(file: string, { rows, tombstones, others }: Found): number {
  const database = new VaultDatabase(file);
  try {
    database.write((connection) => {
      for (const [leaf, row] of rows) insertIfValid(connection, 'entry', { ...row, leaf: fromHex(leaf) });
      for (const tombstone of tombstones) insertIfValid(connection, 'tombstone', tombstone);
      for (const [table, found] of others) for (const row of found) insertIfValid(connection, table, row);
    });
    return new OpenVault(database).count();
  } finally {
    database.close();
  }
}

/** A row that does not keep the rules of its table, or has not its columns, is none that was written. */
function insertIfValid(connection: Connection, table: string, row: object): void {
  const known = columnsOf(connection, table);
  const cells = Object.entries(row as Record<string, Uint8Array>).filter(([name]) => known.has(name));
  if (cells.length === 0) return;
  const places = cells.map(() => '?').join(', ');
  try {
    connection
      .prepare(
        `INSERT OR IGNORE INTO ${table} (${cells.map(([name]) => name).join(', ')}) VALUES (${places})`,
      )
      .run(...cells.map(([, value]) => value));
  } catch (error) {
    if (!isConstraint(error)) throw error;
  }
}

/** A damaged schema may name other columns than ours. */
const columnsOf = (connection: Connection, table: string): ReadonlySet<unknown> =>
  new Set(
    connection
      .prepare('SELECT name FROM pragma_table_info(?)')
      .all(table)
      .map(({ name }) => name),
  );

/** What a STRICT table says of a value of another type. */
const isConstraint = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 255) === 19;

/** A damaged tree can lead SQLite into another table, whose values have other types. */
const isTombstone = (row: Record<string, unknown>): row is Record<string, unknown> & Tombstone =>
  isBytes(row['id'], 16) && isBytes(row['secret'], 32);

const isBytes = (value: unknown, length: number): value is Uint8Array =>
  value instanceof Uint8Array && value.length === length;

/** A journal of the damaged file would be played back into the fresh one, so it goes first; `keep` has copied it. */
function putInPlace(fresh: string, file: string): void {
  insist(() => rmSync(`${file}-journal`, { force: true }));
  syncFolder(path.dirname(file));
  rename(fresh, file);
  syncFolder(path.dirname(file));
}

function removeCopy(file: string): void {
  for (const suffix of ['', '-journal']) rmSync(file + suffix, { force: true });
}
