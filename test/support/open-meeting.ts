/** A data folder in which the sample's meeting is open, without the screens that lead there; and what was stored in one. */
import { readFileSync } from 'node:fs';

import type { Client } from '../../electron/contract/client.ts';
import { orThrow } from '../../electron/contract/result.ts';
import type { Entry, Signing } from '../../electron/contract/signing.ts';
import { simulatePlausible } from '../../electron/hosts/cli/simulate.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { toBase64 } from '../../electron/seal/bytes.ts';
import { sealEntry } from '../../electron/seal/entry.ts';
import { hashOf } from '../../electron/seal/hash.ts';
import { entryOf } from '../../electron/wording/entry.ts';
import { withCore } from './with-core.ts';

const meeting = { name: 'Branch meeting', place: 'Aktau', day: '2010-03-20' };

/**
 * @param test whether what is signed counts as a trial, as with the sample; else the campaign is loaded as a real one
 * @param entries how many people have signed already
 * @returns the passphrase of its desk
 */
export const openMeetingIn = (dataFolder: string, { test = true, entries = 0 } = {}): Promise<string> =>
  withCore(nodePorts(dataFolder), async ({ client, openDesk }) => {
    const passphrase = test ? orThrow(await client('trySample', {})).passphrase : await loadForReal(client);
    openDesk();
    orThrow(await client('openMeeting', meeting));
    await simulatePlausible(client, entries, 7);
    return passphrase;
  });

async function loadForReal(client: Client): Promise<string> {
  const draft = orThrow(await client('sampleDraft', {}));
  const { note, keys, passphrase } = orThrow(await client('authorCampaign', { draft }));
  orThrow(await client('loadCampaign', { note, keys }));
  return passphrase;
}

/** The same with people who have signed, without the screens on which they would. @returns the passphrase */
export async function signInto(dataFolder: string, people: readonly Partial<Signing>[]): Promise<string> {
  const passphrase = await openMeetingIn(dataFolder);
  await withCore(nodePorts(dataFolder), async ({ client }) => {
    const campaign = orThrow(await client('campaign', {}));
    for (const [i, person] of people.entries()) {
      const signing = { ...somebody, name: `Signer ${i + 1}`, ...person };
      const entry = orThrow(entryOf(signing, { campaign, meeting, origin: 'test', hashOf }));
      const { id, withdrawal, sealed } = await sealEntry(entry, campaign.keys.entry);
      const input = { id: toBase64(id), withdrawal: toBase64(withdrawal), sealed: toBase64(sealed) };
      orThrow(await client('submit', input));
    }
  });
  return passphrase;
}

const somebody: Signing = {
  language: 'en',
  name: '',
  place: 'Leeds',
  country: 'GB',
  fields: {},
  visibility: 'addressee',
  letters: [],
  message: '',
  consents: ['processing'],
  strokes: [
    [
      [100, 100],
      [900, 700],
    ],
  ],
};

/** The entries of a data folder that no other process uses, opened. */
export const entriesIn = (dataFolder: string, passphrase: string): Promise<Entry[]> =>
  withCore(nodePorts(dataFolder), async ({ client, atDesk }) => {
    atDesk(orThrow(await client('unlock', { passphrase })).desk);
    const { out } = orThrow(await client('exportEntries', { format: 'json' }));
    return JSON.parse(readFileSync(out, 'utf8')) as Entry[];
  });
