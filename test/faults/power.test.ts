/**
 * The power goes at any moment of a meeting. What was acknowledged is there and the vault opens, whatever the disk kept of what
 * had not been synced.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';

import { Refused } from '../../electron/contract/result.ts';
import { VaultDatabase } from '../../electron/core/vault/database.ts';
import { OpenVault, SealedVault } from '../../electron/core/vault/vault.ts';
import { hex, toBase64 } from '../../electron/seal/bytes.ts';
import { childKiosk } from '../support/child-kiosk.ts';
import { type FaultRow, meeting, prepare, rowMaker } from '../support/fault-kiosk.ts';
import { report, tier } from '../support/figures.ts';
import { memoryPlace } from '../support/memory-folder.ts';
import { type Event, logArguments, parseLog, PowerLossDisk } from '../support/power-loss.ts';
import { seededBytes } from '../support/seeded.ts';
import { attach } from '../support/strace.ts';
import { needTool } from '../support/tools.ts';

const states = tier(1000, 10_000);
const seed = 20_111_216;
const timeout = 120_000 + states * 60;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(memoryPlace(), 'round-robin-power-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(`no acknowledged entry is lost in ${states} states after a power cut`, { timeout }, async (ctx) => {
  const figure = await cut(await hold(ctx, 'as-designed'), states);
  report('durability', `power cut, ${states} states, seed ${seed}`, said(figure), '0');
  expect(figure.failures).toEqual([]);
  expect(figure.acknowledged).toBeGreaterThan(states);
});

test.for(['wal-normal', 'no-sync', 'no-folder-sync'])(
  'the mutant "%s" loses',
  { timeout },
  async (mutant, ctx) => {
    const figure = await cut(await hold(ctx, mutant, mutant), 300);
    report('durability', `mutant: ${mutant}, power cut`, said(figure), '> 0');
    expect(figure.failures.length).toBeGreaterThan(0);
  },
);

/** A call of a meeting, and what its answer promises. */
type Step = { submit: FaultRow } | { withdraw: FaultRow } | { call: string; input?: unknown };

/** A meeting as it was: what was written and said, over the folder that it began with. */
interface Meeting {
  before: string;
  dataFolder: string;
  steps: Step[];
  events: Event[];
}

/** Holds a meeting from the first start of its vault to a second meeting, and keeps a log of it. */
async function hold(ctx: TestContext, name: string, mutant?: string): Promise<Meeting> {
  const strace = needTool(ctx, 'strace');
  const dataFolder = path.join(folder, name);
  const before = `${dataFolder}-before`;
  await prepare(dataFolder, []);
  rmSync(path.join(dataFolder, 'vault'), { recursive: true });
  const pins = path.join(dataFolder, 'pins.json');
  writeFileSync(pins, readFileSync(pins, 'utf8').replace(/,\s*"hasVault": true/, ''));
  cpSync(dataFolder, before, { recursive: true });
  const nextRow = await rowMaker(seed);
  const steps = stepsOf(nextRow);
  const kiosk = await childKiosk(dataFolder, { mutant });
  const tracing = await attach(
    { strace, pid: kiosk.pid, files: [], log: path.join(folder, `${name}.log`) },
    logArguments,
  );
  for (const step of steps) expect(await kiosk.call(...callOf(step))).toMatchObject({ ok: true });
  const log = await tracing.end();
  await kiosk.end();
  return { before, dataFolder, steps, events: parseLog(log, dataFolder) };
}

function stepsOf(nextRow: () => FaultRow): Step[] {
  const rows = Array.from({ length: 12 }, nextRow);
  return [
    { call: 'openMeeting', input: meeting },
    ...rows.slice(0, 8).map((submit) => ({ submit })),
    { withdraw: rows[3]! },
    { call: 'closeMeeting' },
    { call: 'reopen' },
    { call: 'openMeeting', input: { ...meeting, name: 'Second meeting' } },
    ...rows.slice(8).map((submit) => ({ submit })),
  ];
}

function callOf(step: Step): [name: string, input: unknown] {
  if ('submit' in step) return ['submit', step.submit.input];
  if ('call' in step) return [step.call, step.input ?? {}];
  return ['withdraw', { id: toBase64(step.withdraw.id), secret: toBase64(step.withdraw.secret) }];
}

interface Figure {
  states: number;
  /** Promises that were checked. */
  acknowledged: number;
  failures: string[];
}

const said = ({ states: count, acknowledged, failures }: Figure): string =>
  `${failures.length} states with a loss or a vault that does not open, of ${count}; ${acknowledged} acknowledgements checked`;

/** Cuts the power at random moments, in the order of the log. */
async function cut({ before, dataFolder, steps, events }: Meeting, count: number): Promise<Figure> {
  const random = seededBytes(seed);
  const below = (limit: number): number => Buffer.from(random(6)).readUIntBE(0, 6) % limit;
  const moments = Array.from({ length: count }, () => below(events.length + 1)).toSorted((a, b) => a - b);
  const disk = new PowerLossDisk(before, dataFolder);
  const figure: Figure = { states: count, acknowledged: 0, failures: [] };
  const left = path.join(folder, 'left');
  let [at, answers] = [0, 0];
  for (const moment of moments) {
    for (; at < moment; at++) {
      const event = events[at]!;
      disk.apply(event);
      if (event.kind === 'said' && event.text.startsWith('{')) answers++;
    }
    disk.leave(left, { below, bytes: random });
    figure.acknowledged += answers;
    const failure = lookAt(left, dataFolder, steps.slice(0, answers), steps[answers]);
    if (failure !== undefined) figure.failures.push(`at ${moment} of ${events.length}: ${failure}`);
  }
  return figure;
}

/** @returns what is wrong with a folder after a power cut, given the steps that were answered and the one that was not */
function lookAt(
  left: string,
  dataFolder: string,
  answered: readonly Step[],
  underWay: Step | undefined,
): string | undefined {
  const closing = path.join('exports', 'harbour-strike-closing-1.pdf');
  if (answered.some((step) => 'call' in step && step.call === 'closeMeeting')) {
    const protocol = readFileSync(path.join(dataFolder, closing));
    const file = path.join(left, closing);
    if (!existsSync(file) || !readFileSync(file).equals(protocol)) return 'the protocol is lost';
  }
  const file = path.join(left, 'vault', 'harbour-strike.sqlite');
  const mustExist = readFileSync(path.join(left, 'pins.json'), 'utf8').includes('"hasVault": true');
  try {
    if (existsSync(`${file}-wal`)) endWal(file);
    const database = new VaultDatabase(file, { mustExist });
    try {
      return differences(database, answered, underWay);
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

/** What the mutant with a WAL would do itself at its next start. */
function endWal(file: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA journal_mode = DELETE');
  } catch {
    // then the vault does not open
  } finally {
    database.close();
  }
}

function differences(
  database: VaultDatabase,
  answered: readonly Step[],
  underWay: Step | undefined,
): string | undefined {
  const there = new Set([...new OpenVault(database).rows()].map(({ id }) => hex(id)));
  const withdrawn = [...answered, underWay].flatMap((step) =>
    step && 'withdraw' in step ? [hex(step.withdraw.id)] : [],
  );
  const submitted = answered.flatMap((step) => ('submit' in step ? [hex(step.submit.id)] : []));
  const lost = submitted.filter((id) => !there.has(id) && !withdrawn.includes(id));
  if (lost.length > 0) return `${lost.length} entries are lost`;
  if (answered.some((step) => 'withdraw' in step && there.has(hex(step.withdraw.id))))
    return 'a withdrawn entry is back';
  const last = answered.findLast((step) => 'call' in step && step.call.endsWith('Meeting'));
  const isMeetingSafe = !(underWay && 'call' in underWay && underWay.call.endsWith('Meeting'));
  const isOpen = new SealedVault(database).meeting() !== undefined;
  if (last && isMeetingSafe && isOpen !== ('call' in last && last.call === 'openMeeting'))
    return 'the meeting is not as it was';
  return undefined;
}
