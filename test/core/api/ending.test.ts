/** What is left of a campaign after purging and destroying, searched for in every file. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { expect, test } from 'vitest';

import { createClient } from '../../../electron/contract/client.ts';
import { orThrow } from '../../../electron/contract/result.ts';
import { isNamedAfter } from '../../../electron/core/api/campaign-files.ts';
import { filesBelow } from '../../../electron/core/basics/files.ts';
import { createCore } from '../../../electron/core/index.ts';
import { toBase64 } from '../../../electron/seal/bytes.ts';
import { entryIds } from '../../../electron/seal/codes.ts';
import { sealEntry } from '../../../electron/seal/entry.ts';
import { draft, testCampaign } from '../../support/campaigns.ts';
import { report, tier } from '../../support/figures.ts';
import { countBytes } from '../../support/search-bytes.ts';
import { asInput, entryFor } from '../../support/signings.ts';
import { needTool } from '../../support/tools.ts';
import { type KioskStory, shownSettings, withKiosk } from '../../support/with-kiosk.ts';

const refused = (code: string, detail?: string): object => ({
  ok: false,
  error: detail === undefined ? { code } : { code, detail },
});
const signers = tier(12, 200);

type SealedRow = Awaited<ReturnType<typeof sealEntry>>;

/** People sign; what each of them left is kept for searching. */
async function collect({ client, campaign }: KioskStory, count = signers): Promise<SealedRow[]> {
  const rows: SealedRow[] = [];
  for (let i = 0; i < count; i++) {
    const row = await sealEntry(
      entryFor(campaign.campaign, { name: `Signer ${i}` }),
      campaign.campaign.keys.entry,
    );
    orThrow(await client('submit', asInput(row)));
    rows.push(row);
  }
  return rows;
}

/** Ids, and of each sealed entry a part in the middle and its end. */
const canaries = (rows: readonly SealedRow[]): Uint8Array[] =>
  rows.flatMap(({ id, sealed }) => [id, sealed.subarray(1000, 1040), sealed.subarray(-40)]);

/** Places in all files of a folder at which a canary stands, in any form. */
const hitsIn = (folder: string, rows: readonly SealedRow[]): number =>
  filesBelow(folder).reduce((sum, file) => sum + countBytes(readFileSync(file), canaries(rows)), 0);

const withdraw = ({ client }: KioskStory, { code }: SealedRow): Promise<unknown> => {
  const { id, secret } = entryIds(code, 'harbour-strike');
  return client('withdraw', { id: toBase64(id), secret: toBase64(secret) }).then(orThrow);
};

test('entries are purged once headquarters has confirmed all of them, and none is in any file then', () =>
  withKiosk({ meeting: true }, (laptop) =>
    withKiosk({}, async (headquarters) => {
      const rows = await collect(laptop);
      laptop.openDesk();
      expect(await laptop.client('purge', {})).toEqual(refused('meeting_open'));
      orThrow(await laptop.client('closeMeeting', {}));
      expect(await laptop.client('purge', {})).toEqual(refused('not_received', String(signers)));
      const stick = headquarters.folder('stick');
      orThrow(await laptop.client('sync', { to: stick }));
      expect(await laptop.client('purge', {})).toEqual(refused('not_received', String(signers)));
      const { code } = orThrow(await laptop.client('showDevice', {}));
      await headquarters.unlock();
      orThrow(await headquarters.client('enrolDevice', { code }));
      orThrow(await headquarters.client('merge', { from: stick }));
      // the receipt lies on the stick; the laptop has not seen it yet
      expect(await laptop.client('purge', {})).toEqual(refused('not_received', String(signers)));
      orThrow(await laptop.client('sync', { to: stick }));
      laptop.core.close();
      const before = hitsIn(laptop.dataFolder, rows);
      laptop.openDesk();
      expect(orThrow(await laptop.client('purge', {}))).toEqual({ entries: signers, bundles: 1 });
      const open = hitsIn(laptop.dataFolder, rows);
      laptop.core.close();
      const after = hitsIn(laptop.dataFolder, rows);
      report(
        'keys',
        `ids and sealed bytes of ${signers} entries in every file of the data folder`,
        `${before} before purge, ${open} after, ${after} after closing`,
        'some, 0, 0',
      );
      expect(before).toBeGreaterThanOrEqual(signers * 3);
      expect([open, after]).toEqual([0, 0]);
      laptop.openDesk();
      expect(orThrow(await laptop.client('overview', {}))).toMatchObject({ entries: 0, targets: [] });
      expect(orThrow(await headquarters.client('overview', {})).entries).toBe(signers);
      // the laptop goes on: another meeting, and its next manifest counts on
      orThrow(await laptop.client('openMeeting', { name: 'Next', place: 'Aktau', day: '2010-04-01' }));
      await collect(laptop, 2);
      orThrow(await laptop.client('closeMeeting', {}));
      orThrow(await laptop.client('sync', { to: stick }));
      expect(orThrow(await headquarters.client('merge', { from: stick })).new).toBe(2);
    }),
  ));

test('mutant: deleting rows without secure_delete and VACUUM leaves them in the file', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    const rows = await collect(kiosk);
    kiosk.core.close();
    const file = path.join(kiosk.folder('mutant'), 'vault.sqlite');
    copyFileSync(path.join(kiosk.dataFolder, 'vault/harbour-strike.sqlite'), file);
    const database = new DatabaseSync(file);
    database.exec('PRAGMA secure_delete = OFF; DELETE FROM entry;');
    database.close();
    const left = countBytes(readFileSync(file), canaries(rows));
    report('keys', 'mutant: plain DELETE, places left in the vault', String(left), 'over 0');
    expect(left).toBeGreaterThan(0);
  }));

test('who types the campaign’s id purges what nobody confirmed; who types another one does not', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    const rows = await collect(kiosk, 3);
    kiosk.openDesk();
    orThrow(await kiosk.client('closeMeeting', {}));
    for (const confirm of ['', 'harbour', 'HARBOUR-STRIKE', 'yes'])
      expect(await kiosk.client('purge', { confirm })).toEqual(refused('not_confirmed', 'harbour-strike'));
    expect(orThrow(await kiosk.client('overview', {})).entries).toBe(3);
    expect(orThrow(await kiosk.client('purge', { confirm: 'harbour-strike' }))).toEqual({
      entries: 3,
      bundles: 0,
    });
    expect(hitsIn(kiosk.dataFolder, rows)).toBe(0);
  }));

/** Merges a laptop's bundle, lets one person withdraw, purges, does `then`, merges the old bundle again. @returns entries */
async function mergeAgainAfterPurge(then: (vault: string) => void): Promise<number> {
  let entries = -1;
  await withKiosk({ meeting: true }, (laptop) =>
    withKiosk({}, async (kiosk) => {
      const rows = await collect(laptop, 4);
      laptop.openDesk();
      orThrow(await laptop.client('closeMeeting', {}));
      const stick = kiosk.folder('stick');
      orThrow(await laptop.client('sync', { to: stick }));
      await kiosk.unlock();
      const { code } = orThrow(await laptop.client('showDevice', {}));
      orThrow(await kiosk.client('enrolDevice', { code }));
      orThrow(await kiosk.client('merge', { from: stick }));
      await withdraw(kiosk, rows[0]!);
      orThrow(await kiosk.client('purge', { confirm: 'harbour-strike' }));
      kiosk.core.close();
      then(path.join(kiosk.dataFolder, 'vault/harbour-strike.sqlite'));
      // an old stick, and nobody remembers having merged it
      rmSync(path.join(kiosk.dataFolder, 'receipts'), { recursive: true });
      await kiosk.unlock();
      orThrow(await kiosk.client('merge', { from: stick }));
      ({ entries } = orThrow(await kiosk.client('overview', {})));
    }),
  );
  return entries;
}

test('an old bundle that is merged after a purge brings nobody back who withdrew', async () => {
  const entries = await mergeAgainAfterPurge(() => {});
  report('keys', 'old bundle of 4 after withdrawal and purge', `${entries} entries`, '3');
  expect(entries).toBe(3);
});

test('mutant: a purge that takes the tombstones along brings them back', async () => {
  const entries = await mergeAgainAfterPurge((vault) => {
    const database = new DatabaseSync(vault);
    database.exec('DELETE FROM tombstone');
    database.close();
  });
  report('keys', 'mutant: tombstones purged too', `${entries} entries`, '4');
  expect(entries).toBe(4);
});

test('destroying leaves the protocol, and nothing else of the campaign', (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  return withKiosk({ meeting: true }, async (kiosk) => {
    const rows = await collect(kiosk, 5);
    await kiosk.unlock();
    expect(await kiosk.client('destroy', { confirm: 'harbour-strike' })).toEqual(refused('meeting_open'));
    orThrow(await kiosk.client('closeMeeting', {}));
    orThrow(await kiosk.client('sync', { to: kiosk.folder('stick') }));
    orThrow(await kiosk.client('letters', {}));
    orThrow(await kiosk.client('exportEntries', { format: 'csv' }));
    orThrow(await kiosk.client('processingRecord', {}));
    const paths = (): string[] =>
      filesBelow(kiosk.dataFolder)
        .map((file) => path.relative(kiosk.dataFolder, file))
        .toSorted();
    const before = paths();
    expect(await kiosk.client('destroy', { confirm: 'harbour' })).toEqual(
      refused('not_confirmed', 'harbour-strike'),
    );
    expect(paths()).toEqual(before);
    // no place for the record: nothing is destroyed
    const inTheWay = path.join(kiosk.dataFolder, 'exports/.harbour-strike-destroyed.pdf.part');
    mkdirSync(inTheWay);
    expect(await kiosk.client('destroy', { confirm: 'harbour-strike' })).toMatchObject(
      refused('storage_failed', 'harbour-strike-destroyed.pdf (EISDIR)'),
    );
    expect(paths()).toEqual(before);
    rmSync(inTheWay, { recursive: true });
    const said = orThrow(await kiosk.client('destroy', { confirm: ' harbour-strike ' }));
    const left = paths();
    const words = ['Signer', 'Dockers’ Union', ...rows.map(({ id }) => Buffer.from(id).toString('latin1'))];
    const hits = hitsIn(kiosk.dataFolder, rows);
    report(
      'keys',
      'destroy: files before, deleted, left',
      `${before.length}, ${said.files}, ${left.length}; ${hits} hits of ids and sealed bytes`,
      'all but settings, pins, device key and protocol; 0 hits',
    );
    expect(said).toMatchObject({ id: 'harbour-strike', entries: 5 });
    expect(left).toEqual([
      'device.key',
      'exports/harbour-strike-destroyed.pdf',
      'pins.json',
      'settings.json',
    ]);
    expect(hits).toBe(0);
    for (const file of left.filter((name) => !name.endsWith('.pdf')))
      for (const word of words)
        expect(readFileSync(path.join(kiosk.dataFolder, file), 'latin1')).not.toContain(word);
    const page = spawnSync(pdftotext, ['-layout', said.protocol, '-'], { encoding: 'utf8' }).stdout;
    for (const word of [
      'Protocol of destruction',
      'harbour-strike',
      'Dockers’ Union',
      'Witness 2',
      String(said.files),
    ])
      expect(page).toContain(word);
    expect(page).toMatch(/Entries\s+5\n/);
    expect(await kiosk.core.call({ name: 'status', input: {} })).toEqual({
      ok: true,
      value: { campaign: null, meeting: null, paused: false, damaged: false, settings: shownSettings },
    });
    expect(await kiosk.client('overview', {})).toEqual(refused('not_allowed'));
  });
});

test('another campaign on the same laptop keeps all of its files, and a destruction that was cut off is finished', () =>
  withKiosk({ campaign: 'field' }, async (kiosk) => {
    const other = await testCampaign({ draft: { ...draft, id: 'harbour' }, seed: 2 });
    kiosk.openDesk();
    orThrow(await kiosk.client('loadCampaign', { note: other.note, keys: toBase64(other.keyFile) }));
    for (const name of ['harbour-letters.pdf', 'harbour-strike-letters.pdf', 'other.pdf'])
      writeFileSync(path.join(kiosk.dataFolder, 'campaigns', name), name);
    orThrow(await kiosk.client('overview', {}));
    // as if it had been killed after the first file
    rmSync(path.join(kiosk.dataFolder, 'keys/harbour.keys.age'));
    expect(orThrow(await kiosk.client('destroy', { confirm: 'harbour' })).id).toBe('harbour');
    const files = (folder: string): string[] => readdirSync(path.join(kiosk.dataFolder, folder)).toSorted();
    expect(files('keys')).toEqual(['harbour-strike.desk.json']);
    expect(files('campaigns')).toEqual([
      'harbour-strike-letters.pdf',
      'harbour-strike.1.roundrobin',
      'other.pdf',
    ]);
    expect(existsSync(path.join(kiosk.dataFolder, 'vault/harbour.sqlite'))).toBe(false);
    expect(
      Object.keys(JSON.parse(readFileSync(path.join(kiosk.dataFolder, 'pins.json'), 'utf8')) as object),
    ).toEqual(['harbour-strike']);
    const again = createCore(kiosk.ports);
    const desk = again.openDesk();
    const client = createClient(
      (request) => again.call(request),
      () => desk,
    );
    expect(orThrow(await client('loadCampaign', { note: kiosk.campaign.note }))).toMatchObject({
      mode: 'field',
    });
    again.close();
  }));

test.each([
  ['harbour.1.roundrobin', true],
  ['.harbour.keys.age.part', true],
  ['harbour-closing-2.pdf', true],
  ['harbour-strike-closing-2.pdf', false],
  ['harbourside.pdf', false],
  ['letters', false],
])('%s belongs to harbour: %s', (name, is) =>
  expect(isNamedAfter(name, 'harbour', ['harbour-strike'])).toBe(is),
);

test('a record of processing says what the campaign file knows', (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  return withKiosk({}, async (kiosk) => {
    kiosk.openDesk();
    const { out } = orThrow(await kiosk.client('processingRecord', {}));
    const page = spawnSync(pdftotext, ['-layout', out, '-'], { encoding: 'utf8' }).stdout.replaceAll(
      /\s+/g,
      ' ',
    );
    for (const said of [
      'Article 30 GDPR',
      'Dockers’ Union',
      'The union may keep what I signed.',
      'Branch',
      'Kazakhstan',
      'Harbour Company Ltd',
      'December 31, 2030',
      'version 1',
    ])
      expect(page).toContain(said);
  });
});

test('a record for two hundred addressees goes over pages and loses none', async (ctx) => {
  const [pdftotext, pdfinfo] = [needTool(ctx, 'pdftotext'), needTool(ctx, 'pdfinfo')];
  const company = draft.addressees[1]!;
  const many = Array.from({ length: 190 }, (_, i) => ({
    ...company,
    id: `more-${i}`,
    title: { en: `Harbour Company of the ${i}th Quay` },
  }));
  const variation = { draft: { ...draft, addressees: [...draft.addressees, ...many] } };
  await withKiosk({ variation }, async (kiosk) => {
    kiosk.openDesk();
    const { out } = orThrow(await kiosk.client('processingRecord', {}));
    const run = (program: string, ...args: string[]): string =>
      spawnSync(program, args, { encoding: 'utf8' }).stdout.replaceAll(/\s+/g, ' ');
    expect(run(pdfinfo, out)).toMatch(/Pages: [23] /);
    const page = run(pdftotext, out, '-');
    for (const { title } of many) expect(page).toContain(title.en);
    expect(page).toContain('Security');
  });
});
