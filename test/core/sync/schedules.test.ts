/**
 * Laptops that sign, withdraw, send and merge in any order, with bundles that get lost, come again or come late: in the end all hold
 * the same set, and it is the one that a model of sets says.
 */
import path from 'node:path';

import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';

import { pull } from '../../../electron/core/sync/pull.ts';
import { push } from '../../../electron/core/sync/push.ts';
import { VaultDatabase } from '../../../electron/core/vault/database.ts';
import * as vault from '../../../electron/core/vault/vault.ts';
import { hex } from '../../../electron/seal/bytes.ts';
import { report, tier } from '../../support/figures.ts';
import { Laptop, type Parts, type Signed } from '../../support/laptops.ts';
import { memoryFolder } from '../../support/memory-folder.ts';
import { mutantModule } from '../../support/mutant-module.ts';
import { seededBytes } from '../../support/seeded.ts';

const seed = Date.now() & 0x7fff_ffff;
const schedules = tier(300, 2000);
const most = 6;

type Step =
  | { do: 'sign' | 'send' | 'forget receipts'; at: number }
  | { do: 'withdraw' | 'lose'; at: number; pick: number }
  | { do: 'merge'; at: number; from: number };

const stepsOf = (laptops: number): fc.Arbitrary<Step[]> => {
  const at = fc.nat(laptops - 1);
  const only = <T extends string>(...names: T[]): fc.Arbitrary<T> => fc.constantFrom(...names);
  return fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: only('sign'), at }) },
      { weight: 5, arbitrary: fc.record({ do: only('send'), at }) },
      { weight: 5, arbitrary: fc.record({ do: only('merge'), at, from: at }) },
      { weight: 4, arbitrary: fc.record({ do: only('withdraw', 'lose'), at, pick: fc.nat(30) }) },
      { weight: 1, arbitrary: fc.record({ do: only('forget receipts'), at }) },
    ),
    { minLength: 5, maxLength: 40, size: 'large' },
  );
};
const plan = fc
  .integer({ min: 2, max: most })
  .chain((laptops) =>
    fc.record({ laptops: fc.constant(laptops), steps: stepsOf(laptops), random: fc.nat() }),
  );

interface Tally {
  schedules: number;
  steps: number;
  laptops: number;
  withdrawals: number;
  lost: number;
  gaps: number;
}

/** Plays schedules until one comes out otherwise than the model says. @returns what was played, and what was wrong */
async function play(
  parts: Parts,
  seeded: number,
  numRuns: number,
): Promise<{ tally: Tally; wrong: string | null }> {
  const folder = memoryFolder();
  // each is emptied for the next schedule, which is quicker than making a file for each
  const databases = Array.from(
    { length: most },
    (_, i) => new VaultDatabase(path.join(folder, `${i}.sqlite`)),
  );
  onTestFinished(() => databases.forEach((database) => database.close()));
  const tally: Tally = { schedules: 0, steps: 0, laptops: 0, withdrawals: 0, lost: 0, gaps: 0 };
  const schedule = fc.asyncProperty(plan, async ({ laptops: count, steps, random }) => {
    const laptops = Array.from({ length: count }, (_, i) => new Laptop(i, databases[i]!, parts));
    const everybody: Signed[] = [];
    for (const step of steps) await take(step, laptops, everybody, seededBytes(random + everybody.length));
    tally.schedules++;
    tally.steps += steps.length;
    tally.laptops += count;
    tally.lost += laptops.filter((laptop) => laptop.hasLost()).length;
    tally.gaps += laptops.reduce((total, laptop) => total + laptop.gaps().length, 0);
    tally.withdrawals += new Set(laptops.flatMap(({ model }) => [...model.tombstones])).size;
    for (const laptop of laptops) agrees(laptop);
    await exchangeEverything(laptops);
    for (const laptop of laptops) agrees(laptop);
    expect(laptops.flatMap((laptop) => laptop.gaps())).toEqual([]);
    expect(new Set(laptops.map((laptop) => laptop.root())).size).toBe(1);
    const withdrawn = laptops[0]!.model.tombstones;
    const live = everybody.map(({ id }) => hex(id)).filter((id) => !withdrawn.has(id));
    expect(laptops[0]!.holds()).toEqual(live.toSorted());
  });
  const result = await fc.check(schedule, { numRuns, seed: seeded, endOnFailure: true });
  return { tally, wrong: result.failed ? String(result.errorInstance).split('\n')[0]! : null };
}

async function take(
  step: Step,
  laptops: readonly Laptop[],
  everybody: Signed[],
  random: (length: number) => Uint8Array,
): Promise<void> {
  const laptop = laptops[step.at]!;
  if (step.do === 'sign') everybody.push(laptop.sign(random));
  if (step.do === 'send') await laptop.send();
  if (step.do === 'forget receipts') laptop.forgetReceipts();
  if (step.do === 'lose') laptop.loseBundle(step.pick);
  if (step.do === 'withdraw') {
    const held = everybody.filter((signed) => laptop.model.rows.has(hex(signed.id)));
    if (held.length > 0) laptop.withdraw(held[step.pick % held.length]!);
  }
  if (step.do === 'merge') {
    await laptop.merge(laptops[step.from]!);
    agrees(laptop);
  }
}

/** The set, and the laptops of which something is missing, are what the model says. */
function agrees(laptop: Laptop): void {
  expect(laptop.holds()).toEqual([...laptop.model.rows].toSorted());
  expect(laptop.gaps()).toEqual(laptop.model.gaps());
}

/** Everybody sends, also again what got lost, and merges from everybody; twice, for what the first round brought. */
async function exchangeEverything(laptops: readonly Laptop[]): Promise<void> {
  for (let round = 0; round < 2; round++) {
    for (const laptop of laptops) await laptop.send();
    for (const laptop of laptops) expect(laptop.hasLost()).toBe(false);
    for (const to of laptops) for (const from of laptops) await to.merge(from);
  }
}

const said = ({ schedules: played, steps, laptops, withdrawals, lost, gaps }: Tally): string =>
  `${played} schedules, ${steps} steps, ${(laptops / played).toFixed(1)} laptops, ${withdrawals} withdrawn, ${lost} with a bundle lost at the end, ${gaps} gaps named`;

test(
  'whatever the schedule, all laptops come to the set of the model under one root',
  { timeout: 600_000 },
  async () => {
    const { tally, wrong } = await play({ vault, push, pull }, seed, schedules);
    report(
      'merge',
      `random schedules of 2–${most} laptops, seed ${seed}`,
      `${said(tally)}; wrong: ${wrong ?? 'none'}`,
      'wrong: none',
    );
    expect(wrong).toBeNull();
    for (const count of [tally.withdrawals, tally.lost, tally.gaps]) expect(count).toBeGreaterThan(0);
  },
);

const tombstonesLose = {
  file: 'electron/core/vault/statements.ts',
  line: 'isBuried(database, row) || isRemoved(database, leaf);',
  becomes: 'isRemoved(database, leaf);',
};
const sentIsSent = {
  file: 'electron/core/sync/push.ts',
  line: "filter(({ state }) => state !== 'received')",
  becomes: "filter(({ state }) => state === 'here')",
};
const headStays = {
  file: 'electron/core/vault/vault.ts',
  line: 'WHERE excluded.counter > counter',
  becomes: 'WHERE excluded.counter < counter',
};

test.each([
  ['a tombstone does not win over a later row', tombstonesLose],
  ['what was sent is not sent again', sentIsSent],
  ['the oldest manifest of a laptop counts', headStays],
] as const)('the mutant "%s" is caught', async (name, mutation) => {
  const load = <T>(file: string, own: T): Promise<T> =>
    path.dirname(mutation.file) === path.dirname(file)
      ? mutantModule<T>(file, mutation)
      : Promise.resolve(own);
  const parts: Parts = {
    vault: await load('electron/core/vault/vault.ts', vault),
    push: (await load('electron/core/sync/push.ts', { push })).push,
    pull,
  };
  const { tally, wrong } = await play(parts, 20_100_306, 100);
  report(
    'merge',
    `mutant: ${name}`,
    `after ${tally.schedules} schedules: ${wrong ?? 'not noticed'}`,
    'noticed',
  );
  expect(wrong).not.toBeNull();
});
