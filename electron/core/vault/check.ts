/**
 * Whether a vault is what was written: SQLite checks its pages, we check the tables' shapes and every row against its leaf.
 * SQLite alone does not see a changed byte inside a value.
 */
import { DatabaseSync } from 'node:sqlite';

import { Refused } from '../../contract/result.ts';
import { equalBytes } from '../../seal/bytes.ts';
import { leafHash } from '../../seal/set-root.ts';
import type { Connection } from './database.ts';
import { migrate } from './migrations.ts';

/** @throws Refused `vault_damaged` with `pages`, `schema` or `row` */
export function checkVault(connection: Connection): void {
  const [first] = Object.values(connection.prepare('PRAGMA integrity_check(1)').get() ?? {});
  if (first !== 'ok') throw new Refused('vault_damaged', 'pages');
  if (schemaOf(connection) !== expectedSchema()) throw new Refused('vault_damaged', 'schema');
  checkRows(connection);
}

/** @throws Refused `vault_damaged` when a row's bytes are not those that its leaf was made of */
export function checkRows(connection: Connection): void {
  const rows = connection.prepare('SELECT id, leaf, withdrawal, sealed FROM entry').iterate();
  for (const row of rows) if (!isWhole(row)) throw new Refused('vault_damaged', 'row');
}

/** Whether a row's bytes are those that its leaf was made of. */
function isWhole(row: Record<string, unknown>): boolean {
  const { id, leaf, withdrawal, sealed } = row as Record<string, Uint8Array>;
  return equalBytes(leafHash(id!, sealed!, withdrawal!), leaf!);
}

const schemaOf = (connection: Connection): string =>
  JSON.stringify(
    connection.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all(),
  );

let expected: string | undefined;

/** The shape of a vault that was made now. */
function expectedSchema(): string {
  if (expected !== undefined) return expected;
  const fresh = new DatabaseSync(':memory:');
  migrate(fresh);
  expected = schemaOf(fresh);
  fresh.close();
  return expected;
}
