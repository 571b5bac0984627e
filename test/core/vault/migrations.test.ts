/** A vault of any version that was ever written opens; one of a later version is left as it is. */
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { expect, test } from 'vitest';

import { createClient } from '../../../electron/contract/client.ts';
import { orThrow } from '../../../electron/contract/result.ts';
import { createCore } from '../../../electron/core/index.ts';
import { VaultDatabase } from '../../../electron/core/vault/database.ts';
import { migrate, migrations } from '../../../electron/core/vault/migrations.ts';
import { OpenVault } from '../../../electron/core/vault/vault.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { leafHash } from '../../../electron/seal/set-root.ts';
import { passphrase } from '../../support/campaigns.ts';
import { report } from '../../support/figures.ts';
import { holderHere } from '../../support/holder-here.ts';
import { randomRow } from '../../support/rows.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const refusal = (code: string, detail: string): object =>
  expect.objectContaining({ failure: { code, detail } });

/** A database with a table and a version. */
function databaseOf(version: number): string {
  const file = path.join(temporaryFolder(), 'vault.sqlite');
  const database = new DatabaseSync(file);
  database.exec(`CREATE TABLE anything (at TEXT); PRAGMA user_version = ${version}`);
  database.close();
  return file;
}

const versionOf = (database: DatabaseSync): unknown =>
  database.prepare('PRAGMA user_version').get()?.['user_version'];

test('the files are numbered from 1, and all of them are in the list', () => {
  expect(readdirSync(path.join(root, 'electron/core/vault/migrations')).toSorted()).toEqual(migrations);
  for (const [i, file] of migrations.entries())
    expect(file).toMatch(new RegExp(`^${String(i + 1).padStart(4, '0')}-[a-z-]+\\.sql$`));
});

test('a newer vault than this program knows is refused and left byte for byte as it is', () => {
  const file = databaseOf(migrations.length + 1);
  const before = readFileSync(file);
  expect(() => new VaultDatabase(file)).toThrow(refusal('vault_newer', String(migrations.length + 1)));
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('tables without a version are nobody’s vault', () => {
  const file = databaseOf(0);
  const before = readFileSync(file);
  expect(() => new VaultDatabase(file)).toThrow(refusal('vault_damaged', 'version 0'));
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('steps run once each, in their order', () => {
  const database = new DatabaseSync(':memory:');
  const steps = ['CREATE TABLE a (x)', 'ALTER TABLE a RENAME TO b', 'INSERT INTO b VALUES (7)'];
  const sql = (step: string): string => step;
  migrate(database, steps.slice(0, 1), sql);
  migrate(database, steps, sql);
  migrate(database, steps, sql);
  expect(database.prepare('SELECT x FROM b').all()).toEqual([{ x: 7 }]);
  expect(versionOf(database)).toBe(3);
  expect(() => migrate(database, steps.slice(0, 2), sql)).toThrow(refusal('vault_newer', '3'));
});

test('a step that fails changes nothing, not even by its first half', () => {
  const file = path.join(temporaryFolder(), 'half.sqlite');
  const database = new DatabaseSync(file);
  const steps = ['CREATE TABLE a (x)', 'CREATE TABLE b (x); CREATE TABLE a (x)'];
  expect(() => migrate(database, steps, (step) => step)).toThrow('already exists');
  database.close();
  const again = new DatabaseSync(file);
  expect(versionOf(again)).toBe(1);
  expect(again.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'a' }]);
  again.close();
});

test('a vault from before entries could be hidden keeps them, shown', () => {
  const file = path.join(temporaryFolder(), 'vault.sqlite');
  const before = new DatabaseSync(file);
  migrate(before, migrations.slice(0, 3));
  const row = randomRow((n) => randomBytes(n));
  before
    .prepare('INSERT INTO entry (id, withdrawal, sealed, leaf) VALUES (?, ?, ?, ?)')
    .run(row.id, row.withdrawal, row.sealed, leafHash(row.id, row.sealed, row.withdrawal));
  before.close();
  const database = new VaultDatabase(file);
  const vault = new OpenVault(database);
  expect([vault.count(), vault.hiddenCount()]).toEqual([1, 0]);
  expect(vault.hide(row.id, 'asked')).toBe(true);
  expect(vault.hiddenCount()).toBe(1);
  expect(() =>
    database.write((connection) => connection.exec("UPDATE hidden SET reason = 'Ann Lee is a boss'")),
  ).toThrow();
  database.close();
});

/** Data folders as earlier versions of this program left them, and the root of their set. */
const stored = [
  { folder: 'data-1', entries: 6, root: 'b6a10c442aa740ed709610d86e0a77783238913a2cf0184e6d58e80ae448fc5d' },
] as const;

test.each(stored)('$folder opens, is whole and goes on', async ({ folder, entries, root: setRoot }) => {
  const dataFolder = path.join(temporaryFolder(), 'data');
  mkdirSync(dataFolder);
  cpSync(path.join(root, 'test/vectors', folder), dataFolder, { recursive: true });
  const core = createCore({ ...nodePorts(dataFolder), startHolder: holderHere });
  let desk: string | undefined = core.openDesk();
  const client = createClient(
    (request, options) => core.call(request, options),
    () => desk,
  );
  try {
    expect(orThrow(await client('overview', {}))).toMatchObject({
      entries,
      root: setRoot,
      meeting: { name: 'Second meeting', place: 'Aktau', day: '2010-03-27' },
    });
    ({ desk } = orThrow(await client('unlock', { passphrase })));
    const out = path.join(temporaryFolder(), 'entries.json');
    expect(orThrow(await client('exportEntries', { format: 'json', out }))).toEqual({
      entries,
      hidden: 0,
      out,
      refused: [],
    });
    expect(readFileSync(out, 'utf8')).toContain('Айгүл Сейтқали');
    expect(orThrow(await client('closeMeeting', {}))).toMatchObject({ entries, root: setRoot });
  } finally {
    core.close();
  }
  report('durability', `a data folder of ${folder.replace('-', ' ')}`, `${entries} entries opened`, 'all');
});
