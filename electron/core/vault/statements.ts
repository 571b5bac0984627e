/** What both handles on the vault say to SQLite, one statement or rule at a time. */
import type { HideReason, Meeting } from '../../contract/shapes.ts';
import { isWithdrawalSecret } from '../../seal/codes.ts';
import { leafHash } from '../../seal/set-root.ts';
import type { Connection } from './database.ts';

/** A sealed entry as it lies in the store. */
export interface Row {
  id: Uint8Array;
  withdrawal: Uint8Array;
  sealed: Uint8Array;
}

/** A row, and why it is left out of what is printed, if it is. */
export interface StoredRow extends Row {
  hidden: HideReason | undefined;
}

/** Proof that somebody withdrew an entry. */
export interface Tombstone {
  id: Uint8Array;
  secret: Uint8Array;
}

/** A bundle made here for a target. */
export interface BundleRecord {
  target: string;
  /** SHA-256 of the bundle's file. */
  hash: Uint8Array;
  counter: number;
}

/** What a device said last of the set it holds. */
export interface Head {
  device: string;
  counter: number;
  entries: number;
  root: Uint8Array;
}

type SqlRow = Record<string, unknown>;

export const none = new Uint8Array(0);

export const bytes = (value: unknown): Uint8Array => value as Uint8Array;

export const meetingOf = (row: SqlRow): Meeting => ({
  name: String(row['name']),
  place: String(row['place']),
  day: String(row['day']),
});

export const rowOf = (row: SqlRow): Row => ({
  id: bytes(row['id']),
  withdrawal: bytes(row['withdrawal']),
  sealed: bytes(row['sealed']),
});

export const storedRowOf = (row: SqlRow): StoredRow => ({
  ...rowOf(row),
  hidden: (row['reason'] ?? undefined) as HideReason | undefined,
});

export const leavesOf = (database: Connection, id: Uint8Array): Uint8Array[] =>
  database
    .prepare('SELECT leaf FROM entry WHERE id = ?')
    .all(id)
    .map((row) => bytes(row['leaf']));

export const insert = (database: Connection, row: Row, leaf: Uint8Array): void => {
  database
    .prepare('INSERT INTO entry (id, withdrawal, sealed, leaf) VALUES (?, ?, ?, ?)')
    .run(row.id, row.withdrawal, row.sealed, leaf);
};

export function insertIfNew(database: Connection, row: Row): boolean {
  const leaf = leafHash(row.id, row.sealed, row.withdrawal);
  if (isGone(database, row, leaf)) return false;
  const { changes } = database
    .prepare('INSERT OR IGNORE INTO entry (id, withdrawal, sealed, leaf) VALUES (?, ?, ?, ?)')
    .run(row.id, row.withdrawal, row.sealed, leaf);
  return changes > 0;
}

export const insertTombstone = (database: Connection, { id, secret }: Tombstone): void => {
  database.prepare('INSERT OR IGNORE INTO tombstone (id, secret) VALUES (?, ?)').run(id, secret);
};

export const hasTombstone = (database: Connection, { id, secret }: Tombstone): boolean =>
  database.prepare('SELECT 1 FROM tombstone WHERE id = ? AND secret = ?').get(id, secret) !== undefined;

/** Deletes the rows that a tombstone is valid for. @returns whether there were any */
export function bury(database: Connection, { id, secret }: Tombstone): boolean {
  const rows = database.prepare('SELECT leaf, withdrawal FROM entry WHERE id = ?').all(id);
  const valid = rows.filter((row) => isWithdrawalSecret(secret, bytes(row['withdrawal'])));
  const remove = database.prepare('DELETE FROM entry WHERE id = ? AND leaf = ?');
  for (const row of valid) {
    unhide(database, bytes(row['leaf']));
    remove.run(id, bytes(row['leaf']));
  }
  return valid.length > 0;
}

/** Nothing is left of why an entry was hidden, when it is shown again or gone. */
export const unhide = (database: Connection, leaf: Uint8Array): void => {
  database.prepare('DELETE FROM hidden WHERE leaf = ?').run(leaf);
};

/** Withdrawn by its code, or taken out by an organiser. */
export const isGone = (database: Connection, row: Row, leaf: Uint8Array): boolean =>
  isBuried(database, row) || isRemoved(database, leaf);

const isRemoved = (database: Connection, leaf: Uint8Array): boolean =>
  database.prepare('SELECT 1 FROM removed WHERE leaf = ?').get(leaf) !== undefined;

const isBuried = (database: Connection, row: Row): boolean =>
  database
    .prepare('SELECT secret FROM tombstone WHERE id = ?')
    .all(row.id)
    .some((tombstone) => isWithdrawalSecret(bytes(tombstone['secret']), row.withdrawal));
