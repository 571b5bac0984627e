/** The draft that is kept, letters of a draft, and later versions under the same keys. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import type { CampaignDraft } from '../../../electron/contract/campaign.ts';
import type { Client } from '../../../electron/contract/client.ts';
import { orThrow, type Result } from '../../../electron/contract/result.ts';
import { checkNote } from '../../../electron/core/campaign/check.ts';
import type * as coreModule from '../../../electron/core/index.ts';
import type * as portsModule from '../../../electron/hosts/node/ports.ts';
import { toBase64 } from '../../../electron/seal/bytes.ts';
import { draft, testCampaign } from '../../support/campaigns.ts';
import { mutantProgram } from '../../support/mutant-module.ts';
import { sign } from '../../support/signings.ts';
import { type KioskOptions, withKiosk } from '../../support/with-kiosk.ts';

const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);
const changed = (change: (draft: CampaignDraft) => unknown): CampaignDraft => {
  const copy = structuredClone(draft);
  change(copy);
  return copy;
};
const later = changed(({ texts }) => (texts['en']!.title = 'Pay them now'));

test('a draft that lacks texts is kept, also over a restart, and says no time', () =>
  withKiosk({ campaign: 'none' }, async ({ client, core, dataFolder }) => {
    const unfinished = changed((all) => {
      all.texts['en']!.title = '';
      all.retention = '';
    });
    expect(orThrow(await client('readDraft', {}))).toEqual({ draft: null, damaged: false });
    orThrow(await client('saveDraft', { draft: unfinished }));
    core.close();
    expect(orThrow(await client('readDraft', {}))).toEqual({ draft: unfinished, damaged: false });
    const file = path.join(dataFolder, 'campaigns', 'draft.json');
    expect(statSync(file).mtime.toISOString()).toBe('1980-01-01T00:00:00.000Z');
    orThrow(await client('discardDraft', {}));
    expect(orThrow(await client('readDraft', {})).draft).toBeNull();
  }));

test.each([
  ['cut off', JSON.stringify(draft).slice(0, 500)],
  ['something else', '[]'],
  ['with a part that nobody knows', JSON.stringify({ ...draft, tracker: 'x' })],
  ['empty', ''],
])('a kept draft that is %s is told, put aside and never deleted', (_, text) =>
  withKiosk({ campaign: 'none' }, async ({ client, dataFolder }) => {
    const folder = path.join(dataFolder, 'campaigns');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'draft.json'), text);
    expect(orThrow(await client('readDraft', {}))).toEqual({ draft: null, damaged: true });
    orThrow(await client('saveDraft', { draft }));
    expect(orThrow(await client('readDraft', {})).draft).toEqual(draft);
    expect(readFileSync(path.join(folder, 'draft-damaged.json'), 'utf8')).toBe(text);
  }),
);

test('what is no draft, or too large to be signed, is not kept, and the last one stays', () =>
  withKiosk({ campaign: 'none' }, async ({ client }) => {
    orThrow(await client('saveDraft', { draft }));
    const large = changed(({ texts }) => (texts['en']!.appeal = ['x'.repeat(3_200_000)]));
    expect(code(await client('saveDraft', { draft: large }))).toBe('campaign_too_large');
    expect(code(await client('saveDraft', { draft: { letters: [] } }))).toBe('campaign_bad_shape');
    expect(code(await client('saveDraft', { draft: { ...draft, x: 1 } }))).toBe('campaign_unknown_field');
    expect(orThrow(await client('readDraft', {})).draft).toEqual(draft);
  }));

const wanted = { letter: 'protest', addressee: 'company', country: 'GB', language: 'en' } as const;

test('a letter of an unfinished draft is drawn as soon as its own words are there', () =>
  withKiosk({ campaign: 'none' }, async ({ client }) => {
    const unfinished = changed((all) => {
      all.texts['en']!.title = '';
      all.consents = [];
      all.letters[0]!.texts = {};
    });
    const { pdf } = orThrow(await client('previewLetter', { draft: unfinished, ...wanted }));
    expect(Buffer.from(pdf, 'base64').toString('latin1', 0, 5)).toBe('%PDF-');
    const preview = async (change: (all: CampaignDraft) => unknown): Promise<string> =>
      code(await client('previewLetter', { draft: changed(change), ...wanted }));
    expect(await preview(({ letters }) => (letters[1]!.texts['en']!.subject = ''))).toBe(
      'campaign_bad_shape',
    );
    expect(await preview(({ letters }) => (letters[1]!.texts['en']!.subject = 'አ'))).toBe(
      'campaign_undrawable',
    );
    expect(await preview(({ letters }) => (letters[1]!.addressees = ['embassy']))).toBe('unknown_letter');
    // an embassy that is not in this country
    const nowhere = { ...wanted, addressee: 'embassy', country: 'GB' };
    expect(code(await client('previewLetter', { draft, ...nowhere }))).toBe('unknown_letter');
  }));

test('a later version is signed under the same keys, loaded, and what was signed before keeps its own', () =>
  withKiosk({ meeting: true, forkedHolder: true }, async (kiosk) => {
    const { client, unlock, campaign, dataFolder, folder } = kiosk;
    await sign(client, campaign.campaign);
    await unlock();
    orThrow(await client('saveDraft', { draft: later }));
    const compared = orThrow(await client('compareVersions', { draft: later }));
    expect(compared).toMatchObject({ version: 2, changes: [{ path: ['texts', 'en', 'title'] }] });
    const signed = orThrow(await client('signVersion', { draft: later }));
    expect(orThrow(checkNote(signed.note))).toEqual({
      ...later,
      version: 2,
      keys: campaign.campaign.keys,
    });
    expect(orThrow(await client('campaign', {})).texts['en']!.title).toBe('Pay them now');
    expect(orThrow(await client('status', {})).campaign).toMatchObject({ version: 2, test: false });
    // every word of the draft stands in the version now
    expect(orThrow(await client('readDraft', {})).draft).toBeNull();
    const letters = folder('letters');
    expect(orThrow(await client('letters', { out: letters }))).toMatchObject({ letters: 3, refused: [] });
    const { out } = orThrow(await client('exportCampaign', {}));
    expect(out).toBe(path.join(dataFolder, 'exports', 'harbour-strike.2.roundrobin'));
    expect(readFileSync(out, 'utf8')).toBe(signed.note);
  }));

test('a draft that was changed again meanwhile is not thrown away', () =>
  withKiosk({}, async ({ client, unlock }) => {
    await unlock();
    const newest = changed(({ texts }) => (texts['en']!.title = 'Newest'));
    orThrow(await client('saveDraft', { draft: newest }));
    orThrow(await client('signVersion', { draft: later }));
    expect(orThrow(await client('readDraft', {})).draft).toEqual(newest);
  }));

test('a version that a crash left beside the pins is not written over', () =>
  withKiosk({}, async ({ client, unlock, dataFolder }) => {
    await unlock();
    const left = path.join(dataFolder, 'campaigns', 'harbour-strike.2.roundrobin');
    writeFileSync(left, 'half a note');
    expect(orThrow(await client('signVersion', { draft: later })).version).toBe(3);
    expect(readFileSync(left, 'utf8')).toBe('half a note');
  }));

test.each([
  ['that is not in order', changed((all) => (all.retention = 'soon')), 'campaign_bad_shape'],
  [
    'of another organisation than the certificate says',
    changed((all) => (all.organisation = 'X')),
    'campaign_inconsistent',
  ],
])('a draft %s is not signed', (_, bad, refusal) =>
  withKiosk({}, async ({ client, unlock, dataFolder }) => {
    await unlock();
    expect(code(await client('signVersion', { draft: bad }))).toBe(refusal);
    expect(readdirSync(path.join(dataFolder, 'campaigns'))).toEqual(['harbour-strike.1.roundrobin']);
  }),
);

const foreign = changed((all) => (all.id = 'other-strike'));

/** Signs a draft under another campaign's id. @returns what it was refused for, and the campaigns that are there afterwards */
async function signForeign(options: KioskOptions): Promise<{ refusal: string; files: string[] }> {
  const said = { refusal: '', files: [] as string[] };
  await withKiosk(options, async ({ client, unlock, dataFolder }) => {
    await unlock();
    said.refusal = code(await client('signVersion', { draft: foreign }));
    said.files = readdirSync(path.join(dataFolder, 'campaigns'));
  });
  return said;
}

const untouched = { refusal: 'keys_of_another_campaign', files: ['harbour-strike.1.roundrobin'] };

test('a draft of another campaign is not signed with these keys', async () => {
  expect(await signForeign({})).toEqual(untouched);
  expect(await signForeign({ forkedHolder: true })).toEqual(untouched);
});

const api = {
  file: 'electron/core/api/editor.ts',
  line: 'checkSameCampaign(checked, loaded);',
  becomes: '',
};
const holder = {
  file: 'electron/core/holder/seed.ts',
  line: 'draft.id === campaign &&',
  becomes: '',
};

test('it takes both the desk and the keys’ process to be careless for it: mutants', async () => {
  const signWith = async (...mutations: (typeof api)[]): Promise<unknown> => {
    const program = mutantProgram(...mutations);
    const { createCore } = (await import(`${program}/electron/core/index.ts`)) as typeof coreModule;
    const { nodePorts } = (await import(`${program}/electron/hosts/node/ports.ts`)) as typeof portsModule;
    // the mutant's own process for the keys
    const { startHolder } = nodePorts('/');
    return signForeign({ makeCore: createCore, ports: { startHolder } });
  };
  expect(await signWith(api)).toEqual(untouched);
  expect(await signWith(api, holder)).not.toEqual(untouched);
});

test('keys of another campaign sign nothing', () =>
  withKiosk({ campaign: 'none' }, async ({ client, core, unlock }) => {
    const theirs = await testCampaign({ seed: 99 });
    const { note } = await testCampaign();
    orThrow(await client('loadCampaign', { note, keys: toBase64(theirs.keyFile) }));
    await expect(unlock()).rejects.toThrow('keys_of_another_campaign');
    const desk = core.openDesk();
    const signed = await core.call({ name: 'signVersion', input: { draft: later }, desk });
    expect(code(signed)).toBe('locked');
  }));

test('a newer file is shown as what it changes, and refused for what loading it would be refused for', () =>
  withKiosk({}, async ({ client, openDesk }) => {
    openDesk();
    const compare = (note: string): ReturnType<Client> => client('compareVersions', { note });
    const newer = await testCampaign({ draft: later, version: 2 });
    expect(orThrow(await client('compareVersions', { note: newer.note }))).toMatchObject({
      version: 2,
      changes: [{ kind: 'changed', after: 'Pay them now' }],
    });
    const theirs = await testCampaign({ seed: 99, version: 2 });
    expect(code(await compare(theirs.note))).toBe('campaign_pin_changed');
    const others = await testCampaign({ draft: foreign });
    expect(code(await compare(others.note))).toBe('keys_of_another_campaign');
    expect(code(await compare(newer.note.replace('Pay them now', 'Pay me now')))).toBe('note_bad_signature');
    orThrow(await client('loadCampaign', { note: newer.note }));
    expect(code(await compare((await testCampaign()).note))).toBe('campaign_older');
  }));

test('a campaign that is destroyed takes its draft along', () =>
  withKiosk({}, async ({ client, unlock, dataFolder }) => {
    await unlock();
    orThrow(await client('saveDraft', { draft: later }));
    orThrow(await client('destroy', { confirm: 'harbour-strike' }));
    expect(existsSync(path.join(dataFolder, 'campaigns', 'draft.json'))).toBe(false);
  }));
