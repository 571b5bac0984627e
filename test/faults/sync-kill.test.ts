/**
 * `kill -9` at random moments while laptops send and headquarters merges, over a folder, Apache and an object store; then all
 * of it once more without kills. Nothing is lost, nothing is there twice, and the root is that of all that was signed.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { OutputOf } from '../../electron/contract/index.ts';
import { orThrow, type Result } from '../../electron/contract/result.ts';
import { seal } from '../../electron/seal/age.ts';
import { hex } from '../../electron/seal/bytes.ts';
import { leafHash, setRoot } from '../../electron/seal/set-root.ts';
import { type Apache, apacheUser, startApache } from '../support/apache.ts';
import { type TestCampaign, testCampaign } from '../support/campaigns.ts';
import { childKiosk } from '../support/child-kiosk.ts';
import { collectIn, openHeadquarters, withDesk } from '../support/collected.ts';
import { type Draw, drawFrom } from '../support/draw.ts';
import { report, tier } from '../support/figures.ts';
import { mutantProgram } from '../support/mutant-module.ts';
import { type ObjectStore, startObjectStore, storeUser } from '../support/s3-server.ts';
import { needTool, tool } from '../support/tools.ts';
import { passphrase } from '../support/with-kiosk.ts';

const seed = 20101216;
const laptops = 5;
const each = tier(20, 2000);
const kills = tier(20, 100);
/** Within so many milliseconds of a call. */
const latestKill = tier(250, 1500);

let root: string;
let campaign: TestCampaign;
let apache: Apache | undefined;
let store: ObjectStore;
beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'round-robin-sync-kill-'));
  campaign = await testCampaign();
  store = await startObjectStore();
  const program = tool('apache2');
  mkdirSync(path.join(root, 'apache'));
  for (const folder of [root, path.join(root, 'apache')]) chmodSync(folder, 0o755);
  if (program !== undefined) apache = await startApache(program, path.join(root, 'apache'));
});
afterAll(async () => {
  await store.stop();
  await apache?.stop();
  rmSync(root, { recursive: true, force: true });
});

/** Where laptops and headquarters meet. */
interface Place {
  target: string;
  credentials?: { user: string; secret: string };
}

function places(story: string): Place[] {
  const folder = path.join(root, story, 'stick');
  mkdirSync(folder, { recursive: true });
  mkdirSync(path.join(apache!.folder, story));
  chmodSync(path.join(apache!.folder, story), 0o777);
  return [
    { target: folder },
    { target: `${apache!.target}/${story}`, credentials: apacheUser },
    { target: `${store.target}/${story}`, credentials: storeUser },
  ];
}

const withCredentials = ({ credentials }: Place): object => (credentials ? { credentials } : {});

/** Who does what, where. */
interface Work {
  folder: string;
  isHeadquarters: boolean;
  call: 'sync' | 'merge';
  input: object;
  program?: string | undefined;
}

/** Starts the work in a process of its own and kills that at some moment, unless it is done by then. */
async function killDuring(work: Work, milliseconds: number): Promise<void> {
  const kiosk = await start(work);
  const answer = kiosk.call(work.call, work.input);
  await pause(milliseconds);
  if (kiosk.isAlive()) process.kill(kiosk.pid, 'SIGKILL');
  await answer;
}

async function start({ folder, isHeadquarters, program }: Work): ReturnType<typeof childKiosk> {
  const kiosk = await childKiosk(folder, program === undefined ? {} : { program });
  if (isHeadquarters) expect(await kiosk.call('unlock', { passphrase })).toMatchObject({ ok: true });
  return kiosk;
}

/** The same work here and without kills. */
function inPeace<N extends 'sync' | 'merge'>(work: Work & { call: N }): Promise<OutputOf<N>> {
  return withDesk(work.folder, async ({ client, atDesk }) => {
    if (work.isHeadquarters) atDesk(orThrow(await client('unlock', { passphrase })).desk);
    return orThrow((await client(work.call, work.input as never)) as Result<OutputOf<N>>);
  });
}

/** Everybody and everything, before anything is sent. */
async function setUp(story: string, draw: Draw, perLaptop: number) {
  const sealed = await seal(new Uint8Array(1024), campaign.campaign.keys.entry);
  const rows = Array.from({ length: laptops }, () =>
    Array.from({ length: perLaptop }, () => ({ id: draw.bytes(16), withdrawal: draw.bytes(32), sealed })),
  );
  const met = places(story);
  const codes: string[] = [];
  const senders: (Work & { call: 'sync' })[] = [];
  for (const [i, own] of rows.entries()) {
    const folder = path.join(root, story, `laptop-${i}`);
    codes.push(await collectIn(folder, campaign, own));
    const place = met[i % met.length]!;
    const input = { to: place.target, ...withCredentials(place) };
    senders.push({ folder, isHeadquarters: false, call: 'sync', input });
  }
  const folder = path.join(root, story, 'headquarters');
  await openHeadquarters(folder, campaign, codes);
  const mergers = met.map((place) => ({
    folder,
    isHeadquarters: true,
    call: 'merge' as const,
    input: { from: place.target, ...withCredentials(place) },
  }));
  const leaves = rows
    .flat()
    .map((row) => ({ id: row.id, leaf: leafHash(row.id, row.sealed, row.withdrawal) }));
  return { senders, mergers, expected: { entries: leaves.length, root: hex(setRoot(leaves)) } };
}

test(`sending and merging, killed ${kills} times and resumed`, { timeout: 1_200_000 }, async (ctx) => {
  needTool(ctx, 'apache2');
  const draw = drawFrom(seed);
  const { senders, mergers, expected } = await setUp('as-designed', draw, each);
  for (let i = 0; i < kills; i++) {
    const work = draw.once(3) ? draw.pick(mergers) : draw.pick(senders);
    await killDuring(work, draw.below(latestKill));
  }
  for (const sender of senders) expect((await inPeace(sender)).entries).toBe(each);
  let came: OutputOf<'merge'> | undefined;
  for (const merger of mergers) {
    came = await inPeace(merger);
    expect(came.quarantined).toEqual([]);
  }
  expect({ entries: came!.entries, root: came!.root, gaps: came!.gaps }).toEqual({ ...expected, gaps: [] });
  for (const merger of mergers) expect(await inPeace(merger)).toMatchObject({ new: 0, root: expected.root });
  for (const sender of senders) expect(await inPeace(sender)).toMatchObject({ new: 0, state: 'received' });
  const figure = `seed ${seed}: ${expected.entries} entries of ${laptops} laptops over a folder, Apache and an object store: 0 lost, 0 twice, equal roots`;
  report('sync', `killed ${kills} times while sending and merging`, figure, '0 lost, 0 twice');
});

/** Merges from the folder and is killed as soon as one more receipt is there: no entry may need what comes after it. */
async function killAtReceipts(story: string, program?: string): Promise<number> {
  const draw = drawFrom(seed + 1);
  const { senders, mergers, expected } = await setUp(story, draw, 3);
  const [merger] = mergers as [Work & { call: 'merge' }];
  const sent = senders.filter((_, i) => i % mergers.length === 0);
  for (const sender of sent) await inPeace(sender);
  const receipts = path.join(merger.folder, 'receipts');
  for (let known = 0; known < sent.length; known++) {
    const kiosk = await start({ ...merger, program });
    const answer = kiosk.call('merge', merger.input);
    while (kiosk.isAlive() && !isMore(receipts, known)) await pause(5);
    if (kiosk.isAlive()) process.kill(kiosk.pid, 'SIGKILL');
    await answer;
  }
  const { entries } = await inPeace(merger);
  return (expected.entries / laptops) * sent.length - entries;
}

const isMore = (folder: string, known: number): boolean =>
  existsSync(folder) && readdirSync(folder).filter((name) => name.endsWith('.receipt')).length > known;

test(
  'killed at each receipt: no entry is lost, and the mutant that gives receipts first is caught',
  {
    timeout: 300_000,
  },
  async (ctx) => {
    needTool(ctx, 'apache2');
    expect(await killAtReceipts('receipts')).toBe(0);
    const program = mutantProgram({
      file: 'electron/core/sync/pull.ts',
      line: 'pulled.added += ports.merge(checked.bundle, checked.manifest);',
      becomes: `await publish(ports, hash, await ports.receipt(hash, checked.manifest));
      await new Promise((later) => setTimeout(later, 500));
      pulled.added += ports.merge(checked.bundle, checked.manifest);`,
    });
    cpSync(import.meta.dirname, path.join(program, 'test/faults'), { recursive: true });
    const lost = await killAtReceipts('mutant', program);
    report('sync', 'mutant: a receipt before the entries are stored', `${lost} lost`, '> 0 lost');
    expect(lost).toBeGreaterThan(0);
  },
);
