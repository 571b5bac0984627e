/**
 * Nothing that is written tells when it was: a clock at 1970, past 2038 or set back in the middle of a meeting changes nothing, and
 * contents, names and times of change in the data folder carry a day at most.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';

import { orThrow } from '../../electron/contract/result.ts';
import { childKiosk } from '../support/child-kiosk.ts';
import { type FaultRow, meeting, prepare, rootOf, rowMaker } from '../support/fault-kiosk.ts';
import { report } from '../support/figures.ts';
import { memoryPlace } from '../support/memory-folder.ts';
import { signMany } from '../support/signings.ts';
import { needTool } from '../support/tools.ts';
import { type KioskStory, withKiosk } from '../support/with-kiosk.ts';

const seed = 20_111_216;
const dayInMs = 86_400_000;

let folder: string;
let nextRow: () => FaultRow;
beforeAll(async () => {
  folder = mkdtempSync(path.join(memoryPlace(), 'round-robin-times-'));
  nextRow = await rowMaker(seed);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everything in a folder, itself included. */
const all = (data: string): string[] => [
  data,
  ...readdirSync(data, { recursive: true, encoding: 'utf8' }).map((name) => path.join(data, name)),
];

/** What has a time of change that is no midnight in UTC. */
const tellingTimes = (data: string): string[] =>
  all(data).filter((file) => statSync(file).mtimeMs % dayInMs !== 0);

test('after a whole meeting every file and folder was changed at midnight', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await wholeMeeting(kiosk);
    kiosk.core.close();
    const files = all(kiosk.dataFolder);
    report(
      'times',
      `${files.length} files and folders of a meeting`,
      `${tellingTimes(kiosk.dataFolder).length} tell a time`,
      '0',
    );
    expect(tellingTimes(kiosk.dataFolder)).toEqual([]);
    for (const kind of ['campaigns', 'exports/letters', 'outbox', 'receipts', 'vault'])
      expect(files.some((file) => file.startsWith(path.join(kiosk.dataFolder, kind) + path.sep))).toBe(true);
  }));

test('mid-meeting too: nothing says when the last entry came', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 2);
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(tellingTimes(kiosk.dataFolder)).toEqual([]);
    // the mutant that leaves the file's time to the system
    const vault = path.join(kiosk.dataFolder, 'vault', 'harbour-strike.sqlite');
    utimesSync(vault, new Date(), new Date());
    expect(tellingTimes(kiosk.dataFolder)).toEqual([vault]);
    report('times', 'mutant: the system’s time of change', '1 file tells a time', 'caught');
  }));

/** Signs, closes, prints, lists, sends and merges; all into the data folder. */
async function wholeMeeting({
  client,
  campaign,
  openDesk,
  unlock,
  folder: beside,
}: KioskStory): Promise<void> {
  await signMany(client, campaign.campaign, 12);
  openDesk();
  orThrow(await client('closeMeeting', {}));
  await unlock();
  const { code } = orThrow(await client('showDevice', {}));
  orThrow(await client('enrolDevice', { code }));
  orThrow(await client('letters', { merged: true }));
  orThrow(await client('petition', { layout: 'list' }));
  orThrow(await client('exportEntries', { format: 'csv' }));
  const stick = beside('stick');
  orThrow(await client('sync', { to: stick }));
  orThrow(await client('merge', { from: stick }));
  orThrow(await client('sync', { to: stick }));
}

/** What the clock says, one after the other, while the meeting goes on. */
const clocks = ['1970-01-02 03:04:05', '2040-05-06 07:08:09', '1999-07-08 09:10:11', '2038-01-19 03:14:09'];

test(
  'a clock at 1970, past 2038 and set back mid-meeting, and another time zone, change nothing',
  { timeout: 60_000 },
  async (ctx) => {
    const data = path.join(folder, 'clocks');
    await prepare(data, []);
    const clock = path.join(folder, 'clock');
    writeFileSync(clock, clocks[0]!);
    const rows: FaultRow[] = [];
    for (const [i, zone] of ['Pacific/Kiritimati', 'America/Los_Angeles'].entries()) {
      const kiosk = await childKiosk(data, { env: { ...fakeTime(ctx, clock), TZ: zone } });
      for (const time of clocks.slice(i * 2, i * 2 + 2)) {
        writeFileSync(clock, time);
        for (let n = 0; n < 3; n++) {
          const row = nextRow();
          expect(await kiosk.call('submit', row.input)).toMatchObject({ ok: true });
          rows.push(row);
        }
        expect(await kiosk.call('overview')).toMatchObject({
          ok: true,
          value: { root: rootOf(rows), meeting },
        });
      }
      if (i === 1)
        expect(await kiosk.call('closeMeeting')).toMatchObject({ ok: true, value: { root: rootOf(rows) } });
      await kiosk.end();
    }
    expect(tellingTimes(data)).toEqual([]);
    const found = all(data).filter(
      (file) => !statSync(file).isDirectory() && namesAClock(readFileSync(file)),
    );
    report(
      'times',
      `clocks ${clocks.map((time) => time.slice(0, 10)).join(', ')}`,
      `${rows.length} entries, ${found.length} files name one`,
      '0',
    );
    expect(found).toEqual([]);
  },
);

test('the fake clock is heard, and found where it is written', (ctx) => {
  const clock = path.join(folder, 'heard');
  writeFileSync(clock, clocks[1]!);
  const said = spawnSync(process.execPath, ['-p', 'new Date().toISOString()'], {
    env: { ...process.env, ...fakeTime(ctx, clock), TZ: 'UTC' },
  });
  expect(said.stdout.toString()).toContain('2040-05-06T07:08');
  for (const form of [...formsOf(clocks[1]!), '2219900889', '2219900889123'])
    expect(namesAClock(Buffer.from(form))).toBe(true);
  expect(namesAClock(said.stdout)).toBe(true);
});

/** The environment in which a process reads its time from a file. */
function fakeTime(ctx: TestContext, clock: string): NodeJS.ProcessEnv {
  const faketime = needTool(ctx, 'faketime');
  const library = spawnSync(faketime, ['2000-01-01', 'printenv', 'LD_PRELOAD']).stdout.toString().trim();
  return {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
}

/** A clock's day as programs write it. */
const formsOf = (clock: string): string[] => {
  const day = clock.slice(0, 10);
  const dotted = day.split('-').toReversed().join('.');
  return [day, day.replaceAll('-', ''), day.slice(2).replaceAll('-', ''), dotted];
};

/** Whether bytes have one of the clocks' days in them, as text or as a number of seconds or milliseconds. */
function namesAClock(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  const numbers = text.matchAll(/(?<![0-9a-f])\d{9,10}(?:\d{3})?(?![0-9a-f])/g);
  const days = Array.from(numbers, ([digits]) =>
    Math.floor(Number(digits) / (digits.length > 10 ? dayInMs : dayInMs / 1000)),
  );
  return clocks.some(
    (clock) =>
      formsOf(clock).some((form) => text.includes(form)) ||
      days.includes(Math.floor(Date.parse(`${clock.slice(0, 10)}T00:00:00Z`) / dayInMs)),
  );
}
