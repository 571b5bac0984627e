/**
 * Opens the vault's SQLite file and keeps the promises that the design makes of it: an acknowledged write survives a power
 * cut, a deleted row is gone, and the file's pages tell no order of arrival.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

import { Refused } from '../../contract/result.ts';
import { attempt, forgetTimes, makeFolder } from '../basics/files.ts';
import { checkRows, checkVault } from './check.ts';
import { hasVaultHead, isForeignJournal } from './journal.ts';
import { migrate } from './migrations.ts';

/** Below this size the file is rewritten after every answered submit; above it at idle, close and start. */
const vacuumLimitBytes = 8 * 1024 * 1024;

/** Milliseconds. Of two that open at the same moment SQLite lets one go at once; the other waits until it has closed. */
const patience = 500;

/** The oldest SQLite that the vault is tested with and accepts (docs/decisions/0003-vault.md). */
const oldestSqlite = [3, 51, 3] as const;

/** Set, then read back: `PRAGMA x = y` answers nothing for some, and a misspelt one is silently ignored. */
const pragmas: readonly (readonly [name: string, set: string, reads: string | number])[] = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'TRUNCATE', 'truncate'],
  ['synchronous', 'EXTRA', 3],
  // macOS leaves what was synchronised in the drive's cache without it; elsewhere it does nothing
  ['fullfsync', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  ['foreign_keys', 'ON', 1],
];

/** What an action may do with the database. A statement that was asked for before is prepared already. */
export interface Connection {
  prepare: (sql: string) => StatementSync;
  exec: (sql: string) => void;
}

/** The vault's file, opened for this process alone. */
export class VaultDatabase {
  readonly file: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #connection: Connection = {
    prepare: (sql) => this.#prepared(sql),
    exec: (sql) => this.#database.exec(sql),
  };
  #dirty = false;

  /**
   * @param mustExist whether a vault was made here before: without its file, or with an empty one, it is damaged, not new
   * @throws Refused `in_use`, `vault_damaged`, `vault_newer`, `disk_full`, `storage_failed`, `sqlite_too_old`
   */
  constructor(file: string, { mustExist = false }: { mustExist?: boolean } = {}) {
    this.file = file;
    makeFolder(path.dirname(file));
    if (mustExist) attempt(file, () => checkFiles(file));
    this.#database = translated(file, () => new DatabaseSync(file, { timeout: patience }));
    try {
      this.#prepare();
      // A process that was killed may have committed without rewriting.
      this.#dirty = !this.#wasClosed();
      this.rewriteIfDirty();
      this.#markClosed(false);
      this.#forgetTimes();
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** Runs `action` in one durable transaction; when it returns, its writes are on disk. */
  write<T>(action: (database: Connection) => T): T {
    return translated(this.file, () => {
      this.#prepared('BEGIN IMMEDIATE').run();
      try {
        const value = action(this.#connection);
        this.#prepared('COMMIT').run();
        this.#dirty = true;
        return value;
      } catch (error) {
        if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  /** Runs a query. */
  read<T>(action: (database: Connection) => T): T {
    return translated(this.file, () => action(this.#connection));
  }

  /** After each answered submit: rewrites a small file in the order of its keys, and takes its time of change away. */
  settle(): void {
    if (statSync(this.file).size < vacuumLimitBytes) this.rewriteIfDirty();
    this.#forgetTimes();
  }

  /** Rewrites the file when something was written since the last time: pages, and overflow pages, in order of the keys. */
  rewriteIfDirty(): void {
    if (!this.#dirty) return;
    this.read((database) => database.exec('VACUUM'));
    this.#dirty = false;
  }

  /** Closes. When the file cannot be rewritten now, on a full disk for instance, it stays marked and the next start does it. */
  close(): void {
    try {
      this.rewriteIfDirty();
      this.#markClosed(true);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    } finally {
      this.#database.close();
      this.#forgetTimes();
    }
  }

  /** A file that says when it last changed says when somebody last signed. */
  #forgetTimes(): void {
    for (const file of [this.file, `${this.file}-journal`, path.dirname(this.file)]) forgetTimes(file);
  }

  #prepare(): void {
    translatedWhenOpening(this.file, () => {
      this.#checkVersion();
      for (const [name, set, reads] of pragmas) this.#setPragma(name, set, reads);
      // The exclusive lock is taken by the first transaction that writes, not by the pragma.
      this.#database.exec('BEGIN EXCLUSIVE; COMMIT');
      migrate(this.#connection);
      checkVault(this.#connection);
      this.#giveNumber();
    });
  }

  /** Every vault has a number of its own, by which its journal is known (journal.ts). */
  #giveNumber(): void {
    if (this.#prepared('PRAGMA application_id').get()?.['application_id'] !== 0) return;
    const { number } = this.#prepared('SELECT (random() & 0x7ffffffe) + 1 AS number').get() as {
      number: number;
    };
    this.#database.exec(`PRAGMA application_id = ${number}`);
  }

  sqliteVersion(): string {
    return String(this.#database.prepare('SELECT sqlite_version() AS version').get()?.['version']);
  }

  #checkVersion(): void {
    const version = this.sqliteVersion();
    const parts = version.split('.').map(Number);
    const difference = oldestSqlite.map((part, i) => (parts[i] ?? 0) - part).find((d) => d !== 0) ?? 0;
    if (difference < 0) throw new Refused('sqlite_too_old', version);
  }

  #setPragma(name: string, set: string, reads: string | number): void {
    this.#database.exec(`PRAGMA ${name} = ${set}`);
    const row = this.#database.prepare(`PRAGMA ${name}`).get() ?? {};
    const [value] = Object.values(row);
    if (value !== reads) throw new Refused('storage_failed', `PRAGMA ${name} is ${String(value)}`);
  }

  /** SQL is written in the code, so there are few of them. SQLite prepares one anew by itself when `VACUUM` made it stale. */
  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** @throws Refused `vault_damaged` when an entry is not what it was when it came */
  checkEntries(): void {
    this.read(checkRows);
  }

  #markClosed(closed: boolean): void {
    this.read((database) => database.prepare('UPDATE vault SET closed = ?').run(closed ? 1 : 0));
  }

  #wasClosed(): boolean {
    return this.read((database) => database.prepare('SELECT closed FROM vault').get())?.['closed'] === 1;
  }
}

/** Before SQLite sees a vault that was made here: is it there, does it begin like one, and is the journal beside it its own? @throws Refused `vault_damaged` */
function checkFiles(file: string): void {
  if (isEmpty(file)) throw new Refused('vault_damaged', `${path.basename(file)} is gone`);
  if (!hasVaultHead(file)) throw new Refused('vault_damaged', 'header');
  if (isForeignJournal(file)) throw new Refused('vault_damaged', 'journal of another vault');
}

/** Whether there is no file, or nothing in it. */
export const isEmpty = (file: string): boolean =>
  (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;

/**
 * Keeps other processes out of a vault that this one cannot open, where that can be done at all, until `unlock` or the action's end.
 * @throws Refused `in_use`, or what `action` throws
 */
export function withLock<T>(file: string, action: (unlock: () => void) => T): T {
  let database = isEmpty(file) ? undefined : lockIfPossible(file);
  const unlock = (): void => {
    database?.close();
    database = undefined;
  };
  try {
    return action(unlock);
  } finally {
    unlock();
  }
}

function lockIfPossible(file: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = translated(file, () => new DatabaseSync(file, { timeout: patience }));
    translated(file, () => database!.exec('BEGIN EXCLUSIVE'));
    return database;
  } catch (error) {
    database?.close();
    if (!(error instanceof Refused) || error.failure.code === 'in_use') throw error;
    return undefined;
  }
}

/** Before the vault is known to be ours, SQL that makes no sense to SQLite is a damaged schema and not a bug. */
const translatedWhenOpening = <T>(file: string, action: () => T): T =>
  translated(file, () => {
    try {
      return action();
    } catch (error) {
      if (!isSqliteError(error) || error.errcode !== 1) throw error;
      throw new Refused('vault_damaged', error.message, { cause: error });
    }
  });

/** SQLITE_IOERR_SHORT_READ */
const shortRead = 522;

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html) as codes of the closed list. */
function translated<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof Refused || !isSqliteError(error)) throw error;
    const name = path.basename(file);
    const primary = error.errcode & 255;
    if (primary === 5 || primary === 6) throw new Refused('in_use', name, { cause: error });
    if (primary === 13) throw new Refused('disk_full', name, { cause: error });
    // a file that ends before its pages do is damage too
    if (primary === 11 || primary === 26 || error.errcode === shortRead)
      throw new Refused('vault_damaged', name, { cause: error });
    if ([3, 8, 10, 14, 23].includes(primary)) throw new Refused('storage_failed', name, { cause: error });
    throw error;
  }
}

const isSqliteError = (error: unknown): error is Error & { errcode: number } =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
