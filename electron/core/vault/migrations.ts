/** The numbered steps from one shape of the vault to the next. They go one way, each in a transaction of its own. */
import { readFileSync } from 'node:fs';

import { Refused } from '../../contract/result.ts';
import type { Connection } from './database.ts';

/** Files in `migrations/`, in their order. A file that was in a release is never changed; what comes later gets the next number. */
export const migrations: readonly string[] = [
  '0001-sealed-store.sql',
  '0002-pause.sql',
  '0003-removed.sql',
  '0004-hidden.sql',
];

/**
 * Brings a vault to the newest shape. Nothing is changed in one that has it.
 * @param read the SQL of a step
 * @throws Refused `vault_newer` when a later program wrote the vault, `vault_damaged` when something else did
 */
export function migrate(
  connection: Connection,
  steps: readonly string[] = migrations,
  read: (step: string) => string = sqlOf,
): void {
  const version = versionOf(connection);
  if (version > steps.length) throw new Refused('vault_newer', String(version));
  if (version === 0 && hasTables(connection)) throw new Refused('vault_damaged', 'version 0');
  for (const [done, step] of steps.entries()) {
    if (done < version) continue;
    connection.exec(`BEGIN EXCLUSIVE; ${read(step)}; PRAGMA user_version = ${done + 1}; COMMIT`);
  }
}

const versionOf = (connection: Connection): number =>
  Number(connection.prepare('PRAGMA user_version').get()?.['user_version']);

const hasTables = (connection: Connection): boolean =>
  connection.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;

/** Beside the code; in the bundle beside the bundle (vite.config.ts copies the folder). */
const sqlOf = (step: string): string => readFileSync(new URL(`migrations/${step}`, import.meta.url), 'utf8');
