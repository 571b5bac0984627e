/** A data folder in a state that it should not be in: one clear code, nothing changed, and all goes on once the cause is gone. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterAll, beforeAll, expect, onTestFinished, type TestContext, test } from 'vitest';

import { createClient } from '../../electron/contract/client.ts';
import { orThrow } from '../../electron/contract/result.ts';
import { createCore } from '../../electron/core/index.ts';
import { rescueVault } from '../../electron/core/vault/rescue.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { childKiosk, type ChildKiosk } from '../support/child-kiosk.ts';
import { codeOf, type FaultRow, meeting, prepare, rootOf, rowMaker } from '../support/fault-kiosk.ts';
import { report } from '../support/figures.ts';
import { memoryPlace } from '../support/memory-folder.ts';
import { needTool, tool } from '../support/tools.ts';

const seed = 20_111_216;
const timeout = 60_000;
const vaultFile = path.join('vault', 'harbour-strike.sqlite');

let folder: string;
let nextRow: () => FaultRow;
let present: FaultRow[];
beforeAll(async () => {
  folder = mkdtempSync(path.join(memoryPlace(), 'round-robin-odd-'));
  nextRow = await rowMaker(seed);
  present = Array.from({ length: 10 }, nextRow);
  await prepare(path.join(folder, 'prepared'), present);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the prepared data folder. */
function dataFolder(): string {
  const copy = mkdtempSync(path.join(folder, 'data-'));
  cpSync(path.join(folder, 'prepared'), copy, { recursive: true, preserveTimestamps: true });
  return copy;
}

/** A kiosk in this process, at the desk. */
function kioskIn(data: string): (name: string, input?: unknown) => Promise<string> {
  const core = createCore(nodePorts(data));
  const desk = core.openDesk();
  onTestFinished(() => core.close());
  return async (name, input = {}) => codeOf(await core.call({ name, input, desk })) ?? 'ok';
}

/** What stands in the way, and the call that meets it. */
const obstacles: readonly (readonly [what: string, where: string, call: string])[] = [
  ['a folder in place of the vault', vaultFile, 'status'],
  ['a folder in place of the journal', `${vaultFile}-journal`, 'openMeeting'],
  ['a file in place of the vault’s folder', 'vault', 'status'],
  ['a folder in place of the pins', 'pins.json', 'status'],
  ['a folder in place of the settings', 'settings.json', 'status'],
  ['a folder in place of the campaign', 'campaigns/harbour-strike.1.roundrobin', 'campaign'],
  ['a folder in place of the laptop’s key', 'device.key', 'showDevice'],
  ['a file in place of the exports’ folder', 'exports', 'closeMeeting'],
];

test.each(obstacles)('%s', async (what, where, name) => {
  const data = dataFolder();
  const place = path.join(data, where);
  const aside = `${place}.aside`;
  if (existsSync(place)) renameSync(place, aside);
  if (what.startsWith('a folder')) mkdirSync(place, { recursive: true });
  else writeFileSync(place, '');
  const call = kioskIn(data);
  const input = name === 'openMeeting' ? { ...meeting, name: 'Another' } : {};
  expect(await call(name, input)).toBe('storage_failed');
  rmSync(place, { recursive: true });
  if (existsSync(aside)) renameSync(aside, place);
  // a meeting is open in the prepared folder
  expect(await call(name, input)).toBe(name === 'openMeeting' ? 'meeting_open' : 'ok');
  expect(await call('overview')).toBe('ok');
});

/** A journal that SQLite would play back: of a transaction that a vault like ours never finished. */
async function journalOfAnother(change: string): Promise<string> {
  const other = mkdtempSync(path.join(folder, 'other-'));
  await prepare(other, Array.from({ length: 14 }, nextRow));
  const file = path.join(other, vaultFile);
  const database = new DatabaseSync(file);
  // so small a cache has pages written, and their journal synced, before the end
  database.exec(`PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = 1; BEGIN; ${change}`);
  const journal = path.join(other, 'journal');
  copyFileSync(`${file}-journal`, journal);
  database.close();
  return journal;
}

const changes: readonly (readonly [what: string, sql: string])[] = [
  ['that changed all', 'UPDATE entry SET sealed = zeroblob(3000); UPDATE vault SET closed = 0'],
  ['that grew', 'INSERT INTO manifest VALUES (7, zeroblob(32), hex(zeroblob(40000)))'],
];

test.each(changes)('the journal of another vault %s is not played back', async (_, sql) => {
  const data = dataFolder();
  const file = path.join(data, vaultFile);
  const before = readFileSync(file);
  const journal = await journalOfAnother(sql);
  copyFileSync(journal, `${file}-journal`);
  const call = kioskIn(data);
  expect(await call('overview')).toBe('vault_damaged');
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readFileSync(`${file}-journal`).equals(readFileSync(journal))).toBe(true);
  rmSync(`${file}-journal`);
  expect(await rootSaid(data)).toBe(rootOf(present));

  // and a rescue takes neither its pages nor its entries
  copyFileSync(journal, `${file}-journal`);
  expect(rescueVault(file)).toMatchObject({ entries: present.length, lost: 0 });
  expect(await rootSaid(data)).toBe(rootOf(present));

  // the mutant that leaves it to SQLite
  const careless = path.join(dataFolder(), vaultFile);
  copyFileSync(journal, `${careless}-journal`);
  const database = new DatabaseSync(careless);
  database.exec('BEGIN EXCLUSIVE; ROLLBACK');
  database.close();
  expect(readFileSync(careless).equals(before)).toBe(false);
  report('durability', 'mutant: any journal is played back', 'the vault is changed', 'caught');
});

test('what is no journal is not played back, and in nobody’s way', async () => {
  const data = dataFolder();
  writeFileSync(path.join(data, `${vaultFile}-journal`), 'bread, milk '.repeat(1000));
  expect(await rootSaid(data)).toBe(rootOf(present));
});

/** The root that a fresh kiosk says. */
async function rootSaid(data: string): Promise<string> {
  const core = createCore(nodePorts(data));
  const desk = core.openDesk();
  const client = createClient(
    (request, options) => core.call(request, options),
    () => desk,
  );
  try {
    return orThrow(await client('overview', {})).root;
  } finally {
    core.close();
  }
}

test('of two processes on one folder the second is told, and the first goes on', { timeout }, async () => {
  const data = dataFolder();
  const [first, second] = [await childKiosk(data), await childKiosk(data)];
  expect(await first.call('status')).toMatchObject({ ok: true });
  for (const name of ['status', 'overview', 'closeMeeting', 'rescueVault'])
    expect(codeOf(await second.call(name)), name).toBe('in_use');
  const row = nextRow();
  expect(await first.call('submit', row.input)).toMatchObject({ ok: true });
  expect(codeOf(await second.call('submit', nextRow().input))).toBe('in_use');
  await first.end();
  expect(await second.call('overview')).toMatchObject({
    ok: true,
    value: { root: rootOf([...present, row]) },
  });
  await second.end();
});

test('of two processes that make a vault at once one gets it', { timeout }, async () => {
  const data = mkdtempSync(path.join(folder, 'new-'));
  await prepare(data, []);
  rmSync(path.join(data, 'vault'), { recursive: true });
  const pins = path.join(data, 'pins.json');
  writeFileSync(pins, readFileSync(pins, 'utf8').replace(/,\s*"hasVault": true/, ''));
  const kiosks = await Promise.all([childKiosk(data), childKiosk(data)]);
  const codes = await Promise.all(
    kiosks.map(async (kiosk) => codeOf(await kiosk.call('openMeeting', meeting)) ?? 'ok'),
  );
  expect(codes.toSorted()).toEqual(['in_use', 'ok']);
  await Promise.all(kiosks.map((kiosk) => kiosk.end()));
  expect(await kioskIn(data)('openMeeting', meeting)).toBe('meeting_open');
});

/** Mounts over a folder until the test is finished. */
function mounted(
  ctx: TestContext,
  args: readonly string[],
  place: string,
): (args: readonly string[]) => void {
  const mount = tool('mount');
  if (process.getuid?.() !== 0 || !mount) return ctx.skip('needs root to mount a file system');
  const done = spawnSync(mount, [...args, place]);
  if (done.status !== 0) return ctx.skip(`cannot mount: ${done.stderr.toString().trim()}`);
  ctx.onTestFinished(() => void spawnSync('umount', [place]));
  return (again) => {
    const { status, stderr } = spawnSync(mount, [...again, place]);
    if (status !== 0) throw new Error(stderr.toString());
  };
}

test(
  'a folder that may only be read is a storage failure until it may be written',
  { timeout },
  async (ctx) => {
    const data = dataFolder();
    const remount = mounted(ctx, ['--bind', data], data);
    remount(['-o', 'remount,bind,ro']);
    const kiosk = await childKiosk(data);
    for (const name of ['status', 'overview', 'closeMeeting'])
      expect(codeOf(await kiosk.call(name)), name).toBe('storage_failed');
    remount(['-o', 'remount,bind,rw']);
    expect(await kiosk.call('overview')).toMatchObject({ ok: true, value: { root: rootOf(present) } });
    await kiosk.end();
  },
);

test(
  'a disk that fills up refuses with `disk_full`, keeps what was acknowledged, and goes on with room',
  { timeout },
  async (ctx) => {
    const data = mkdtempSync(path.join(folder, 'small-'));
    const remount = mounted(ctx, ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs'], data);
    cpSync(path.join(folder, 'prepared'), data, { recursive: true, preserveTimestamps: true });
    const kiosk = await childKiosk(data);
    const { rows, refused } = await submitUntilRefused(kiosk);
    expect(codeOf(await kiosk.call('submit', nextRow().input))).toBe('disk_full');
    expect(codeOf(await kiosk.call('submitPaper', nextRow().input))).toBe('disk_full');
    expect(await kiosk.call('overview')).toMatchObject({
      ok: true,
      value: { root: rootOf([...present, ...rows]) },
    });
    expect(['disk_full', undefined]).toContain(codeOf(await kiosk.call('reopen')));
    remount(['-o', 'remount,size=16m']);
    expect(await kiosk.call('reopen')).toMatchObject({ ok: true });
    expect(await kiosk.call('submit', refused.input)).toMatchObject({ ok: true });
    expect(await kiosk.call('closeMeeting')).toMatchObject({
      ok: true,
      value: { root: rootOf([...present, ...rows, refused]) },
    });
    report(
      'durability',
      'a disk of 512 KiB that fills up',
      `0 of ${rows.length} acknowledged lost`,
      '0 lost',
    );
    await kiosk.end();
  },
);

async function submitUntilRefused(kiosk: ChildKiosk): Promise<{ rows: FaultRow[]; refused: FaultRow }> {
  const rows: FaultRow[] = [];
  for (;;) {
    const row = nextRow();
    const code = codeOf(await kiosk.call('submit', row.input));
    if (code !== undefined) {
      expect(code).toBe('disk_full');
      expect(rows.length).toBeGreaterThan(20);
      return { rows, refused: row };
    }
    rows.push(row);
  }
}

test('a vault of length zero beside a made one’s pin is damage', async () => {
  const data = dataFolder();
  const file = path.join(data, vaultFile);
  writeFileSync(file, '');
  expect(await kioskIn(data)('overview')).toBe('vault_damaged');
  expect(statSync(file).size).toBe(0);
});

const rescueModule = path.resolve(import.meta.dirname, '../../electron/core/vault/rescue.ts');

test('a vault on a disk that cannot read every page is rescued, and the file itself is kept', async (ctx) => {
  const strace = needTool(ctx, 'strace');
  const data = dataFolder();
  const file = path.join(data, vaultFile);
  const { ino } = statSync(file);
  const rescue = `import { rescueVault } from ${JSON.stringify(rescueModule)};
    console.log(JSON.stringify(rescueVault(${JSON.stringify(file)})));`;
  const { stdout, stderr } = spawnSync(
    strace,
    // the first reads are those of a start, and every fifth from the third on fails
    ['-f', '-o', path.join(folder, 'log'), '-P', file, '-P', `${file}.damaged-1`]
      .concat(['-e', 'trace=pread64', '-e', 'inject=pread64:error=EIO:when=3+5', process.execPath])
      .concat(['--input-type=module', '--eval', rescue]),
  );
  expect(stdout.toString(), stderr.toString()).toMatch(/^\{.*\}\n$/);
  const { entries, lost, kept } = JSON.parse(stdout.toString()) as {
    entries: number;
    lost: number;
    kept: string;
  };
  expect(entries).toBeGreaterThan(0);
  expect(entries + lost).toBeLessThanOrEqual(present.length);
  expect(statSync(kept).ino).toBe(ino);
  const call = kioskIn(data);
  expect(await call('overview')).toBe('ok');
  report(
    'durability',
    'a disk that cannot read every fifth page',
    `${entries} of ${present.length} entries rescued`,
    '> 0',
  );
});
