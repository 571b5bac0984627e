/** What a careless vault would do, for tests that have to notice it: SQLite is told something else than the code says. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';

/** Other settings in place of those that the vault sets and reads back. */
const weak: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'wal-normal': {
    'journal_mode = TRUNCATE': 'journal_mode = WAL',
    'synchronous = EXTRA': 'synchronous = NORMAL',
  },
  'no-sync': { 'synchronous = EXTRA': 'synchronous = OFF' },
};

/**
 * Makes this process a mutant: `wal-normal`, `no-sync`, `no-folder-sync`, which believes that a file's name is as durable as
 * the file, or `deaf`, which does not hear that a commit failed.
 */
export function install(mutant: string): void {
  if (mutant === 'deaf') beDeaf();
  else if (mutant === 'no-folder-sync') syncNoFolders();
  else beWeak(weak[mutant]!);
}

/** A method as it was before anything took its place. */
type Method = (this: unknown, ...parameters: unknown[]) => unknown;
const methodOf = (prototype: object, name: string): Method => Reflect.get(prototype, name) as Method;

function beWeak(instead: Readonly<Record<string, string>>): void {
  const exec = methodOf(DatabaseSync.prototype, 'exec');
  const prepare = methodOf(DatabaseSync.prototype, 'prepare');
  const answers = new Map(
    Object.keys(instead).map((set) => [
      `PRAGMA ${set.split(' ')[0]!}`,
      set.startsWith('synchronous') ? 'SELECT 3' : "SELECT 'truncate'",
    ]),
  );
  const weakExec: Method = function (sql) {
    const other = instead[String(sql).replace(/^PRAGMA /, '')];
    return exec.call(this, other === undefined ? sql : `PRAGMA ${other}`);
  };
  const lyingPrepare: Method = function (sql, ...options) {
    return prepare.call(this, answers.get(String(sql)) ?? sql, ...options);
  };
  const close = methodOf(DatabaseSync.prototype, 'close');
  const tidyClose: Method = function () {
    // a vault whose file says that there is a WAL would not be opened again
    if (instead['journal_mode = TRUNCATE'] !== undefined) exec.call(this, 'PRAGMA journal_mode = DELETE');
    return close.call(this);
  };
  Object.assign(DatabaseSync.prototype, { exec: weakExec, prepare: lyingPrepare, close: tidyClose });
}

function beDeaf(): void {
  const run = methodOf(StatementSync.prototype, 'run');
  const deafRun: Method = function (...parameters) {
    try {
      return run.apply(this, parameters);
    } catch (error) {
      if ((this as StatementSync).sourceSQL !== 'COMMIT') throw error;
      return { changes: 0, lastInsertRowid: 0 };
    }
  };
  Object.assign(StatementSync.prototype, { run: deafRun });
}

function syncNoFolders(): void {
  const { fsyncSync } = fs;
  fs.fsyncSync = (handle) => {
    if (!fs.fstatSync(handle).isDirectory()) fsyncSync(handle);
  };
  syncBuiltinESMExports();
}
