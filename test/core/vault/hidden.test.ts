/** What is hidden stays in the set; what is gone leaves nothing behind of why it was hidden. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { VaultDatabase } from '../../../electron/core/vault/database.ts';
import { rescueVault } from '../../../electron/core/vault/rescue.ts';
import { OpenVault, type Row, SealedVault } from '../../../electron/core/vault/vault.ts';
import { randomRow } from '../../support/rows.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

interface Store {
  file: string;
  database: VaultDatabase;
  vault: OpenVault;
  rows: Row[];
  /** Of the first row. */
  secret: Uint8Array;
}

/** Three rows, of which the first two are hidden. */
function store(): Store {
  const file = path.join(temporaryFolder(), 'vault.sqlite');
  const database = new VaultDatabase(file);
  const vault = new OpenVault(database);
  const secret = randomBytes(32);
  const withdrawal = createHash('sha256').update(secret).digest();
  const rows = [0, 1, 2].map((i) => ({
    ...randomRow((n) => randomBytes(n)),
    ...(i === 0 && { withdrawal }),
  }));
  for (const row of rows) new SealedVault(database).add(row);
  expect(vault.hide(rows[0]!.id, 'duplicate')).toBe(true);
  expect(vault.hide(rows[1]!.id, 'asked')).toBe(true);
  return { file, database, vault, rows, secret };
}

const reasonsIn = (database: VaultDatabase): unknown[] =>
  database.read((connection) =>
    connection
      .prepare('SELECT reason FROM hidden ORDER BY reason')
      .all()
      .map(({ reason }) => reason),
  );

test('a hidden row is counted, sent and part of the root; shown again nothing is left of it', () => {
  const { vault, database, rows } = store();
  const root = vault.root();
  expect([vault.count(), vault.hiddenCount(), vault.unbundled('stick').rows.length]).toEqual([3, 2, 3]);
  expect(vault.hide(rows[0]!.id, 'other')).toBe(true);
  expect(reasonsIn(database)).toEqual(['asked', 'other']);
  for (const { id } of rows) vault.hide(id, undefined);
  expect(reasonsIn(database)).toEqual([]);
  expect(vault.root()).toEqual(root);
  expect(vault.hide(randomBytes(16), 'other')).toBe(false);
  database.close();
});

test.each(['withdrawn', 'taken out', 'withdrawn elsewhere', 'purged'])(
  '%s: its reason goes with it',
  (how) => {
    const { vault, database, rows, secret } = store();
    const [{ id }] = rows as [Row];
    if (how === 'withdrawn') new SealedVault(database).withdraw({ id, secret });
    else if (how === 'taken out') vault.remove(id);
    else if (how === 'purged') vault.purge();
    else vault.merge('another', [], [{ id, secret }]);
    expect(reasonsIn(database)).toEqual(how === 'purged' ? [] : ['asked']);
    // an old bundle brings neither back
    vault.merge('another', rows, []);
    expect(vault.hiddenCount()).toBe(how === 'purged' ? 0 : 1);
    database.close();
  },
);

test('a rescue keeps what is hidden', () => {
  const { file, database, rows } = store();
  database.close();
  const bytes = readFileSync(file);
  const at = bytes.indexOf(rows[2]!.sealed.subarray(0, 64));
  bytes.fill(0, at + 8, at + 32);
  writeFileSync(file, bytes);
  expect(rescueVault(file)).toMatchObject({ entries: 2, lost: 1 });
  const rescued = new VaultDatabase(file);
  expect(reasonsIn(rescued)).toEqual(['asked', 'duplicate']);
  expect(new OpenVault(rescued).hiddenCount()).toBe(2);
  rescued.close();
  rmSync(file);
});
