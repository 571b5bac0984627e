import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { createClient } from '../../../electron/contract/client.ts';
import { orThrow, type Result } from '../../../electron/contract/result.ts';
import { campaignNote } from '../../../electron/core/campaign/author.ts';
import { CampaignStore } from '../../../electron/core/campaign/store.ts';
import { createCore } from '../../../electron/core/index.ts';
import { toBase64 } from '../../../electron/seal/bytes.ts';
import { draft, type TestCampaign, testCampaign } from '../../support/campaigns.ts';
import { sign, submitEntry, entryFor } from '../../support/signings.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { withKiosk } from '../../support/with-kiosk.ts';

const first = await testCampaign();
const second = await testCampaign({ version: 2 });
const single = { mode: 'single', test: false } as const;
const error = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

/** The same campaign with one key swapped, signed by `by`. */
function swapped(
  key: 'entry' | 'transport' | 'certificate' | 'sign',
  theirs: TestCampaign,
  by: TestCampaign,
): string {
  const campaign = structuredClone(second.campaign);
  campaign.keys[key] = theirs.campaign.keys[key];
  return campaignNote(campaign, by.secrets.signSecret);
}

test('a newer version gets in, an older one does not, and both stay', () =>
  withKiosk({}, async ({ client, openDesk, dataFolder }) => {
    openDesk();
    orThrow(await client('loadCampaign', { note: second.note }));
    expect(orThrow(await client('status', {})).campaign?.version).toBe(2);
    expect(await client('loadCampaign', { note: first.note })).toEqual({
      ok: false,
      error: { code: 'campaign_older', detail: '1' },
    });
    const stored = (version: number): string =>
      readFileSync(path.join(dataFolder, 'campaigns', `harbour-strike.${version}.roundrobin`), 'utf8');
    expect([stored(1), stored(2)]).toEqual([first.note, second.note]);
  }));

test('the same version with other words is refused, with the same bytes it is fine', () =>
  withKiosk({}, async ({ client, openDesk }) => {
    openDesk();
    const other = await testCampaign({ draft: { ...draft, retention: '2031-01-01' } });
    expect(error(await client('loadCampaign', { note: other.note }))).toBe('campaign_changed');
    expect(error(await client('loadCampaign', { note: first.note }))).toBe('ok');
  }));

test.each(['entry', 'transport', 'certificate', 'sign'] as const)(
  'whoever swaps the key "%s" and signs anew is refused',
  (key) =>
    withKiosk({}, async ({ client, openDesk }) => {
      openDesk();
      const theirs = await testCampaign({ seed: 99 });
      const note = swapped(key, theirs, key === 'sign' ? theirs : first);
      expect(error(await client('loadCampaign', { note }))).toBe('campaign_pin_changed');
      expect(orThrow(await client('campaign', {}))).toEqual(first.campaign);
    }),
);

test('whoever swaps the recipient under a key of their own is refused too', () =>
  withKiosk({}, async ({ client, openDesk }) => {
    openDesk();
    const theirs = await testCampaign({ seed: 99, version: 2 });
    expect(error(await client('loadCampaign', { note: theirs.note }))).toBe('campaign_pin_changed');
  }));

test('pins survive a restart', () =>
  withKiosk({}, async ({ core, ports }) => {
    core.close();
    const restarted = createCore(ports);
    const desk = restarted.openDesk();
    const client = createClient(
      (request, options) => restarted.call(request, options),
      () => desk,
    );
    const theirs = await testCampaign({ seed: 99, version: 2 });
    expect(error(await client('loadCampaign', { note: theirs.note }))).toBe('campaign_pin_changed');
    expect(orThrow(await client('campaign', {})).keys).toEqual(first.campaign.keys);
    restarted.close();
  }));

test.each([
  ['cut short', (text: string) => text.slice(0, text.length / 2)],
  ['empty', () => ''],
  ['an empty list of another kind', () => '[]'],
  ['with an unknown mode', (text: string) => text.replace('"single"', '"trusting"')],
])('a pins.json that is %s is an error, never an empty list', (_, damage) => {
  const folder = temporaryFolder();
  new CampaignStore(folder).load(first.note, single);
  const pins = path.join(folder, 'pins.json');
  const damaged = damage(readFileSync(pins, 'utf8'));
  writeFileSync(pins, damaged);
  const store = new CampaignStore(folder);
  const refused = expect.objectContaining({ failure: { code: 'storage_failed', detail: 'pins.json' } });
  expect(() => store.pin(first.campaign.id)).toThrow(refused);
  expect(() => store.load(second.note, single)).toThrow(refused);
  expect(readFileSync(pins, 'utf8')).toBe(damaged);
});

test('a stored note that somebody swapped on disk is noticed', () => {
  const folder = temporaryFolder();
  const store = new CampaignStore(folder);
  store.load(first.note, single);
  const file = path.join(folder, 'campaigns', 'harbour-strike.1.roundrobin');
  writeFileSync(file, first.note.replace('Pay the wages.', 'Pay the rages.'));
  expect(() => store.get(first.campaign.id)).toThrow('note_bad_signature');
  // signed properly, by somebody else
  writeFileSync(file, campaignNote(swappedAll(first), first.secrets.signSecret));
  expect(() => store.get(first.campaign.id)).toThrow('campaign_pin_changed');
});

const swappedAll = ({ campaign }: TestCampaign): TestCampaign['campaign'] => ({
  ...campaign,
  keys: { ...campaign.keys, entry: campaign.keys.transport },
});

test('letters are made from the version that was signed', () =>
  withKiosk({ meeting: true }, async ({ client, openDesk, unlock, campaign, folder }) => {
    await sign(client, campaign.campaign);
    openDesk();
    const silent = structuredClone(draft);
    silent.letters = [];
    const later = await testCampaign({ draft: silent, version: 2 });
    orThrow(await client('loadCampaign', { note: later.note }));
    orThrow(await submitEntry(client, later.campaign, entryFor(later.campaign, { letters: [] })));
    await unlock();
    expect(orThrow(await client('letters', { out: folder('letters') }))).toMatchObject({
      letters: 3,
      refused: [],
    });
  }));

test('a key file that is none is refused and nothing is pinned', () =>
  withKiosk({ campaign: 'none' }, async ({ client }) => {
    const keys = toBase64(Buffer.from('age-encryption.org/v1\n-> X25519 abc\n'));
    expect(error(await client('loadCampaign', { note: first.note, keys }))).toBe('keys_unreadable');
    expect(orThrow(await client('status', {})).campaign).toBeNull();
  }));

test('keys of another campaign load nothing that could be unlocked', () =>
  withKiosk({ campaign: 'none' }, async ({ client, unlock }) => {
    const theirs = await testCampaign({ seed: 99 });
    orThrow(await client('loadCampaign', { note: first.note, keys: toBase64(theirs.keyFile) }));
    await expect(unlock()).rejects.toThrow('keys_of_another_campaign');
  }));

test('an own desk passphrase that is easy to guess is refused', () =>
  withKiosk({ campaign: 'none' }, async ({ client }) => {
    const load = async (deskPassphrase: string): Promise<string> =>
      error(await client('loadCampaign', { note: first.note, deskPassphrase }));
    for (const weak of [
      '',
      'solidarity',
      'password password password password password',
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ])
      expect(await load(weak)).toBe('weak_passphrase');
  }));

test('a campaign that another process loads is known at once, and an id that every object has is none', () => {
  const folder = temporaryFolder();
  const [here, there] = [new CampaignStore(folder), new CampaignStore(folder)];
  expect(here.pin(first.campaign.id)).toBeUndefined();
  there.load(first.note, single);
  expect(here.pin(first.campaign.id)?.version).toBe(1);
  expect(here.pin('constructor')).toBeUndefined();
});

test('a pin that another process changed is read afresh before anything is compared with it', () => {
  const folder = temporaryFolder();
  const [here, there] = [new CampaignStore(folder), new CampaignStore(folder)];
  here.load(first.note, single);
  there.load(second.note, single);
  expect(() => here.load(first.note, single)).toThrow(
    expect.objectContaining({ failure: { code: 'campaign_older', detail: '1' } }),
  );
});
