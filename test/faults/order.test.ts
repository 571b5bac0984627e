/**
 * The raw file of the vault must not tell in which order people signed: neither by where ids lie, nor by where the ends of
 * sealed values lie, which SQLite puts into overflow pages in the order of arrival.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { VaultDatabase } from '../../electron/core/vault/database.ts';
import { SealedVault, type Row } from '../../electron/core/vault/vault.ts';
import { report, tier } from '../support/figures.ts';
import { randomRow } from '../support/rows.ts';
import { seededBytes } from '../support/seeded.ts';

const vaults = tier(8, 40);
const signings = 150;
const seed = 20_100_304;

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'round-robin-order-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** How a meeting goes: with the rewriting of the file after each answer, or without. */
type Meeting = (database: VaultDatabase, row: Row) => void;
const asDesigned: Meeting = (database, row) => {
  const vault = new SealedVault(database);
  vault.add(row);
  vault.settle();
};
const withoutVacuum: Meeting = (database, row) => new SealedVault(database).add(row);

test(
  'neither ids nor sealed tails tell the order, mid-meeting and after close',
  { timeout: vaults * 15_000 },
  () => {
    const figures = hold(asDesigned);
    report(
      'order',
      `pairs in order of signing, ${vaults} × ${signings}, seed ${seed}`,
      said(figures),
      '0.45–0.55',
    );
    for (const figure of Object.values(figures)) {
      expect(figure).toBeGreaterThanOrEqual(0.45);
      expect(figure).toBeLessThanOrEqual(0.55);
    }
  },
);

test('the mutant "no VACUUM" is caught by the sealed tails', () => {
  const figures = hold(withoutVacuum);
  report('order', 'mutant: no VACUUM', said(figures), 'tails > 0.55');
  expect(figures.tailsMidMeeting).toBeGreaterThan(0.55);
});

const said = (figures: Figures): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${(value as number).toFixed(3)}`)
    .join(', ');

interface Figures {
  idsMidMeeting: number;
  tailsMidMeeting: number;
  idsAfterClose: number;
  tailsAfterClose: number;
}

/** Holds several meetings and takes the mean of each statistic. */
function hold(meeting: Meeting): Figures {
  const sums: Figures = { idsMidMeeting: 0, tailsMidMeeting: 0, idsAfterClose: 0, tailsAfterClose: 0 };
  const random = seededBytes(seed);
  for (let i = 0; i < vaults; i++) {
    const file = path.join(folder, `${i}.sqlite`);
    const database = new VaultDatabase(file);
    const rows = Array.from({ length: signings }, () => randomRow(random));
    for (const row of rows) meeting(database, row);
    sums.idsMidMeeting += orderStatistic(file, rows, idOf);
    sums.tailsMidMeeting += orderStatistic(file, rows, tailOf);
    database.close();
    sums.idsAfterClose += orderStatistic(file, rows, idOf);
    sums.tailsAfterClose += orderStatistic(file, rows, tailOf);
  }
  return Object.fromEntries(
    Object.entries(sums).map(([name, sum]) => [name, sum / vaults]),
  ) as unknown as Figures;
}

const idOf = ({ id }: Row): Uint8Array => id;
const tailOf = ({ sealed }: Row): Uint8Array => sealed.subarray(-40);

/** Share of pairs that lie in the file in the order in which they were signed: 0.5 tells nothing, 1 tells all. */
function orderStatistic(file: string, rows: readonly Row[], part: (row: Row) => Uint8Array): number {
  const bytes = readFileSync(file);
  const places = rows.map((row) => bytes.indexOf(part(row)));
  expect(places.every((place) => place >= 0)).toBe(true);
  let inOrder = 0;
  for (let i = 0; i < places.length; i++) {
    for (let j = i + 1; j < places.length; j++) if (places[i]! < places[j]!) inOrder++;
  }
  return inOrder / ((places.length * (places.length - 1)) / 2);
}
