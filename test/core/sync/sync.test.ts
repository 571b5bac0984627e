/** Laptops and headquarters through their front doors, with a folder between them. */
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { deviceOf } from '../../../electron/core/device/device.ts';
import { type BundleRow, contentsHash, encodeBundle } from '../../../electron/core/sync/bundle.ts';
import { type Manifest, manifestText, receiptText } from '../../../electron/core/sync/manifest.ts';
import { seal } from '../../../electron/seal/age.ts';
import { toBase64 } from '../../../electron/seal/bytes.ts';
import { entryIds, readWithdrawalCode } from '../../../electron/seal/codes.ts';
import { sealEntry } from '../../../electron/seal/entry.ts';
import { signNote } from '../../../electron/seal/note.ts';
import { sealedLength } from '../../../electron/seal/sealed-form.ts';
import { testCampaign } from '../../support/campaigns.ts';
import { seededBytes } from '../../support/seeded.ts';
import { entryFor, sign, signMany } from '../../support/signings.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type KioskStory, meeting, withKiosk } from '../../support/with-kiosk.ts';

const refused = (code: string): object => ({ ok: false, error: { code } });
const bundlesAt = (stick: string): string => path.join(stick, 'harbour-strike', 'bundles');
const receiptsAt = (stick: string): string => path.join(stick, 'harbour-strike', 'receipts');

interface Places {
  laptop: KioskStory;
  /** Has the keys. */
  headquarters: KioskStory;
  /** The folder between them. */
  stick: string;
}

/** A laptop with an open meeting, and headquarters. */
const withPlaces = (story: (places: Places) => Promise<void>): Promise<void> =>
  withKiosk({ meeting: true }, (laptop) =>
    withKiosk({}, async (headquarters) => {
      laptop.openDesk();
      await headquarters.unlock();
      await story({ laptop, headquarters, stick: headquarters.folder('stick') });
    }),
  );

/** Signs, closes and sends. */
async function collect({ laptop, stick }: Places, count: number): Promise<string> {
  await signMany(laptop.client, laptop.campaign.campaign, count);
  const { root } = orThrow(await laptop.client('closeMeeting', {}));
  orThrow(await laptop.client('sync', { to: stick }));
  return root;
}

async function enrol({ laptop, headquarters }: Places): Promise<string> {
  const { code, device } = orThrow(await laptop.client('showDevice', {}));
  orThrow(await headquarters.client('enrolDevice', { code }));
  return device;
}

const rootOf = async ({ client }: KioskStory): Promise<string> => orThrow(await client('overview', {})).root;

test('what a laptop collected is at headquarters under the same root, with a receipt', () =>
  withPlaces(async (places) => {
    const { laptop, headquarters, stick } = places;
    const root = await collect(places, 5);
    expect(orThrow(await laptop.client('overview', {})).targets).toEqual([
      { target: stick, bundles: 1, entries: 5, state: 'sent' },
    ]);
    await enrol(places);
    const merged = orThrow(await headquarters.client('merge', { from: stick }));
    expect(merged).toEqual({
      bundles: 1,
      entries: 5,
      new: 5,
      root,
      state: 'received',
      quarantined: [],
      gaps: [],
    });
    expect(orThrow(await laptop.client('sync', { to: stick }))).toMatchObject({ new: 0, state: 'received' });
    // and the letters can be made there
    expect(orThrow(await headquarters.client('letters', {})).letters).toBe(15);
  }));

test('a bundle is named by its hash, padded, and says nothing about how many signed', () =>
  withPlaces(async (places) => {
    const { stick } = places;
    await collect(places, 2);
    const [name] = readdirSync(bundlesAt(stick)) as [string];
    const bytes = readFileSync(path.join(bundlesAt(stick), name));
    expect(name).toBe(`${createHash('sha256').update(bytes).digest('hex')}.rrb`);
    expect(bytes).toHaveLength(sealedLength(64 * 1024));
    expect(statSync(path.join(bundlesAt(stick), name)).mtime.toISOString()).toMatch(/T00:00:00.000Z$/);
    expect(bytes.includes('manifest')).toBe(false);
  }));

test('nothing leaves before close; with the setting, ten do and nine do not', () =>
  withPlaces(async ({ laptop, stick }) => {
    const { client, campaign } = laptop;
    await signMany(client, campaign.campaign, 9);
    expect(await client('sync', { to: stick })).toEqual(refused('meeting_open'));
    orThrow(await client('changeSettings', { sendBeforeClose: true }));
    expect(await client('sync', { to: stick })).toEqual({
      ok: false,
      error: { code: 'too_few_new', detail: '10' },
    });
    expect(readdirSync(stick)).toEqual([]);
    await signMany(client, campaign.campaign, 1);
    expect(orThrow(await client('sync', { to: stick }))).toMatchObject({ new: 10, state: 'sent' });
    await signMany(client, campaign.campaign, 1);
    expect(await client('sync', { to: stick })).toMatchObject(refused('too_few_new'));
    orThrow(await client('closeMeeting', {}));
    expect(orThrow(await client('sync', { to: stick }))).toMatchObject({ new: 1, bundles: 2 });
  }));

test('a stick that is not there is unreachable, and its folder is not made', () =>
  withPlaces(async ({ laptop, headquarters, stick }) => {
    await signMany(laptop.client, laptop.campaign.campaign, 1);
    orThrow(await laptop.client('closeMeeting', {}));
    rmSync(stick, { recursive: true });
    expect(await laptop.client('sync', { to: stick })).toEqual({
      ok: false,
      error: { code: 'target_unreachable', detail: 'stick' },
    });
    expect(await headquarters.client('merge', { from: stick })).toMatchObject(refused('target_unreachable'));
    expect(statSync(stick, { throwIfNoEntry: false })).toBeUndefined();
    mkdirSync(stick);
    expect(orThrow(await laptop.client('sync', { to: stick }))).toMatchObject({ new: 1, state: 'sent' });
  }));

test('a bundle that did not get out, and whose file was lost, is made again', () =>
  withPlaces(async (places) => {
    const { laptop, stick } = places;
    await signMany(laptop.client, laptop.campaign.campaign, 2);
    orThrow(await laptop.client('closeMeeting', {}));
    writeFileSync(path.join(stick, 'harbour-strike'), 'in the way');
    expect(await laptop.client('sync', { to: stick })).toMatchObject(refused('storage_failed'));
    rmSync(path.join(laptop.dataFolder, 'outbox'), { recursive: true });
    rmSync(path.join(stick, 'harbour-strike'));
    expect(orThrow(await laptop.client('sync', { to: stick }))).toMatchObject({
      new: 2,
      bundles: 1,
      state: 'sent',
    });
    expect(readdirSync(bundlesAt(stick))).toHaveLength(1);
  }));

test('a laptop that is not enrolled goes to quarantine, and is merged once it is', () =>
  withPlaces(async (places) => {
    const { headquarters, stick } = places;
    const root = await collect(places, 2);
    const [name] = readdirSync(bundlesAt(stick)) as [string];
    const hash = name.slice(0, 64);
    const before = readFileSync(path.join(bundlesAt(stick), name));
    const held = orThrow(await headquarters.client('merge', { from: stick }));
    expect(held).toMatchObject({
      bundles: 0,
      entries: 0,
      quarantined: [{ bundle: hash, code: 'bundle_not_enrolled' }],
    });
    const quarantine = path.join(headquarters.dataFolder, 'quarantine');
    expect(readFileSync(path.join(quarantine, `${hash}.reason`), 'utf8')).toBe('bundle_not_enrolled\n');
    expect(readFileSync(path.join(quarantine, name)).equals(before)).toBe(true);
    expect(readFileSync(path.join(bundlesAt(stick), name)).equals(before)).toBe(true);
    expect(statSync(receiptsAt(stick), { throwIfNoEntry: false })).toBeUndefined();
    await enrol(places);
    expect(orThrow(await headquarters.client('merge', { from: stick }))).toMatchObject({
      root,
      new: 2,
      quarantined: [],
    });
  }));

test('a code that was mistyped enrols nobody', () =>
  withPlaces(async ({ laptop, headquarters }) => {
    const { code } = orThrow(await laptop.client('showDevice', {}));
    for (const typed of [
      '',
      'hello',
      code.slice(0, -1),
      `${code}A`,
      code.replace(/^./, (was) => (was === 'A' ? 'B' : 'A')),
    ])
      expect(await headquarters.client('enrolDevice', { code: typed }), typed).toEqual(
        refused('bad_device_code'),
      );
    const devices = orThrow(
      await headquarters.client('enrolDevice', { code: code.toLowerCase().replaceAll('-', ' ') }),
    ).devices;
    expect(orThrow(await headquarters.client('enrolDevice', { code })).devices).toEqual(devices);
  }));

test('a list of laptops that the campaign did not sign is an error, never an empty list', () =>
  withPlaces(async (places) => {
    const { headquarters, stick } = places;
    await enrol(places);
    const file = path.join(headquarters.dataFolder, 'keys', 'harbour-strike.devices.note');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"v":1', '"v":2'));
    expect(await headquarters.client('merge', { from: stick })).toEqual({
      ok: false,
      error: { code: 'storage_failed', detail: 'devices' },
    });
  }));

let strangers = 0;

/** A device outside the data folders, with what it says of itself. */
async function stranger(): Promise<{
  bundle: (
    changes?: Partial<Manifest>,
    rows?: readonly BundleRow[],
    by?: (text: string) => string,
  ) => Promise<Uint8Array>;
  code: string;
  sign: (text: string) => string;
}> {
  const { id, code, sign: signed } = deviceOf(temporaryFolder(), seededBytes(1000 + ++strangers));
  const { campaign } = await testCampaign();
  const manifest: Manifest = {
    v: 1,
    campaign: campaign.id,
    version: 1,
    device: id,
    counter: 1,
    entries: 0,
    root: '0'.repeat(64),
    withdrawn: 0,
    previousRoot: '0'.repeat(64),
    final: true,
    day: meeting.day,
    heads: [],
  };
  return {
    code,
    sign: signed,
    bundle: (changes = {}, rows = [], by = signed) =>
      seal(
        encodeBundle({
          manifest: by(
            manifestText({ ...manifest, contents: contentsHash({ rows, tombstones: [] }), ...changes }),
          ),
          rows,
          tombstones: [],
        }),
        campaign.keys.transport,
      ),
  };
}

/** Puts bytes at a target under the name of their hash. */
function leave(stick: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex');
  mkdirSync(bundlesAt(stick), { recursive: true });
  writeFileSync(path.join(bundlesAt(stick), `${hash}.rrb`), bytes);
  return hash;
}

test('what is damaged, foreign or forged goes to quarantine with its reason, and the rest is merged', () =>
  withPlaces(async (places) => {
    const { headquarters, stick } = places;
    const { campaign } = headquarters.campaign;
    const root = await collect(places, 2);
    await enrol(places);
    const enrolled = await stranger();
    orThrow(await headquarters.client('enrolDevice', { code: enrolled.code }));
    const other = await stranger();
    const row = await sealEntry(entryFor(campaign), campaign.keys.entry);
    const good = readFileSync(path.join(bundlesAt(stick), readdirSync(bundlesAt(stick))[0]!));
    const theirs = await testCampaign({ seed: 2 });
    const expected = {
      [leave(stick, good.with(good.length - 1, good.at(-1)! ^ 1))]: 'bundle_unreadable',
      [leave(stick, Buffer.from('a letter'))]: 'bundle_unreadable',
      [leave(stick, await seal(new Uint8Array(64 * 1024), campaign.keys.transport))]: 'bundle_unreadable',
      [leave(stick, await seal(new Uint8Array(64 * 1024), theirs.campaign.keys.transport))]:
        'bundle_unreadable',
      [leave(stick, await enrolled.bundle({}, [{ ...row, sealed: new Uint8Array() }]))]: 'bundle_unreadable',
      [leave(stick, await enrolled.bundle({}, [{ ...row, sealed: new Uint8Array(2000) }]))]:
        'bundle_unreadable',
      [leave(stick, await enrolled.bundle({ campaign: 'other-strike' }))]: 'bundle_other_campaign',
      [leave(stick, await enrolled.bundle({}, [row], other.sign))]: 'bundle_bad_manifest',
      [leave(stick, await enrolled.bundle({}, [row], (text) => enrolled.sign(text.replace(/\n$/, ' \n'))))]:
        'bundle_bad_manifest',
      [leave(stick, await enrolled.bundle({}, [row], () => 'no note at all'))]: 'bundle_bad_manifest',
      [leave(stick, await other.bundle({}, [row]))]: 'bundle_not_enrolled',
    };
    // and a file whose name is not its hash
    const renamed = 'ab'.repeat(32);
    writeFileSync(path.join(bundlesAt(stick), `${renamed}.rrb`), good);
    writeFileSync(path.join(bundlesAt(stick), 'holiday.jpg'), 'not for us');
    const files = readdirSync(bundlesAt(stick)).toSorted();
    const merged = orThrow(await headquarters.client('merge', { from: stick }));
    expect(Object.fromEntries(merged.quarantined.map(({ bundle, code }) => [bundle, code]))).toEqual({
      ...expected,
      [renamed]: 'bundle_unreadable',
    });
    expect(merged).toMatchObject({ bundles: 1, entries: 2, new: 2, root });
    expect(readdirSync(bundlesAt(stick)).toSorted()).toEqual(files);
    expect(readdirSync(path.join(headquarters.dataFolder, 'quarantine'))).toHaveLength(2 * 12);
    expect(readdirSync(receiptsAt(stick))).toHaveLength(1);
  }));

test('a replay changes nothing, however often and in whatever order', () =>
  withPlaces(async (places) => {
    const { laptop, headquarters, stick } = places;
    await collect(places, 3);
    orThrow(await laptop.client('openMeeting', { ...meeting, day: '2010-03-21' }));
    const root = await collect(places, 2);
    await enrol(places);
    expect(orThrow(await headquarters.client('merge', { from: stick }))).toMatchObject({
      bundles: 2,
      new: 5,
      root,
    });
    for (let i = 0; i < 2; i++) {
      const again = orThrow(await headquarters.client('merge', { from: stick }));
      expect(again).toMatchObject({ bundles: 0, new: 0, entries: 5, root });
      // as if headquarters had never seen them
      rmSync(path.join(headquarters.dataFolder, 'receipts'), { recursive: true });
      const unseen = orThrow(await headquarters.client('merge', { from: stick }));
      expect(unseen).toMatchObject({ bundles: 2, new: 0, entries: 5, root, gaps: [] });
    }
  }));

test('a withdrawal travels and wins over an older bundle', () =>
  withPlaces(async (places) => {
    const { laptop, headquarters, stick } = places;
    const code = await sign(laptop.client, laptop.campaign.campaign);
    await collect(places, 1);
    const old = laptop.folder('old');
    cpSync(stick, old, { recursive: true });
    const { id, secret } = entryIds(readWithdrawalCode(code)!, 'harbour-strike');
    orThrow(await laptop.client('withdraw', { id: toBase64(id), secret: toBase64(secret) }));
    orThrow(await laptop.client('sync', { to: stick }));
    await enrol(places);
    const root = await rootOf(laptop);
    expect(orThrow(await headquarters.client('merge', { from: stick }))).toMatchObject({
      entries: 1,
      root,
      gaps: [],
    });
    rmSync(path.join(headquarters.dataFolder, 'receipts'), { recursive: true });
    expect(orThrow(await headquarters.client('merge', { from: old }))).toMatchObject({
      entries: 1,
      new: 0,
      root,
    });
  }));

test('a receipt counts under the pinned key and for its own bundle only', () =>
  withPlaces(async (places) => {
    const { laptop, headquarters, stick } = places;
    await collect(places, 1);
    await enrol(places);
    const theirs = await testCampaign({ seed: 2 });
    const hash = readdirSync(bundlesAt(stick))[0]!.slice(0, 64);
    const { device } = orThrow(await laptop.client('showDevice', {}));
    const receipt = {
      v: 1,
      campaign: 'harbour-strike',
      bundle: hash,
      device,
      counter: 1,
      entries: 1,
      root: '0'.repeat(64),
    } as const;
    const note = (text: string, { secrets } = laptop.campaign): string =>
      signNote(text, 'round-robin/harbour-strike', secrets.signSecret);
    const forged = [
      'received, thank you',
      note(receiptText(receipt), theirs),
      note(receiptText({ ...receipt, bundle: '1'.repeat(64) })),
      note(receiptText({ ...receipt, campaign: 'other-strike' })),
      note('received\n'),
    ];
    mkdirSync(receiptsAt(stick), { recursive: true });
    for (const text of forged) {
      writeFileSync(path.join(receiptsAt(stick), `${hash}.receipt`), text);
      expect(orThrow(await laptop.client('sync', { to: stick })).state).toBe('sent');
    }
    orThrow(await headquarters.client('merge', { from: stick }));
    expect(orThrow(await laptop.client('sync', { to: stick })).state).toBe('received');
  }));

test('a bundle that is missing is named by what its laptop says it holds', () =>
  withPlaces(async (places) => {
    const { laptop, headquarters, stick } = places;
    await collect(places, 3);
    const kept = laptop.folder('kept');
    const [first] = readdirSync(bundlesAt(stick)) as [string];
    renameSync(path.join(bundlesAt(stick), first), path.join(kept, first));
    rmSync(path.join(laptop.dataFolder, 'outbox'), { recursive: true });
    orThrow(await laptop.client('openMeeting', { ...meeting, day: '2010-03-21' }));
    const root = await collect(places, 2);
    const device = await enrol(places);
    const merged = orThrow(await headquarters.client('merge', { from: stick }));
    expect(merged).toMatchObject({ entries: 2, gaps: [{ device, says: 5, held: 2 }] });
    renameSync(path.join(kept, first), path.join(bundlesAt(stick), first));
    expect(orThrow(await headquarters.client('merge', { from: stick }))).toMatchObject({ root, gaps: [] });
  }));

test('two laptops come together at headquarters', () =>
  withKiosk({ meeting: true }, (second) =>
    withPlaces(async (places) => {
      const { headquarters, stick } = places;
      second.openDesk();
      await collect(places, 3);
      await collect({ ...places, laptop: second }, 4);
      await enrol(places);
      await enrol({ ...places, laptop: second });
      expect(orThrow(await headquarters.client('merge', { from: stick }))).toMatchObject({
        bundles: 2,
        new: 7,
        entries: 7,
        gaps: [],
      });
    }),
  ));

test('whoever has the keys can check a bundle, others are told that it needs them', () =>
  withPlaces(async (places) => {
    const { laptop, headquarters, stick } = places;
    await collect(places, 1);
    const [name] = readdirSync(bundlesAt(stick)) as [string];
    const file = path.join(bundlesAt(stick), name);
    const changed = path.join(laptop.folder('files'), name);
    const bytes = readFileSync(file);
    writeFileSync(changed, bytes.with(5000, bytes[5000]! ^ 1));
    const files = [file, changed];
    const results = async ({ client }: KioskStory): Promise<string[]> =>
      orThrow(await client('verify', { files })).files.map(({ result }) => result);
    expect(await results(laptop)).toEqual(['needs_key', 'changed']);
    expect(await results(headquarters)).toEqual(['valid', 'changed']);
  }));
