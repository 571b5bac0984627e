/** Answers those who set the kiosk up: make, check and load campaigns. */
import path from 'node:path';

import type { CampaignDraft } from '../../contract/campaign.ts';
import type { setupCalls } from '../../contract/organiser.ts';
import { orThrow, Refused } from '../../contract/result.ts';
import { fromBase64, toBase64 } from '../../seal/bytes.ts';
import { isKeyFile } from '../../seal/key-file.ts';
import type { Authored } from '../campaign/author.ts';
import { campaignFingerprint, checkDraft, checkNote } from '../campaign/check.ts';
import { generatePassphrase, strongEnough } from '../campaign/passphrase.ts';
import { makeDeskVerifier } from '../session/desk-verifier.ts';
import { discardSigned } from './editor.ts';
import type { Handlers } from './handlers.ts';
import { writeRecoverySheet } from './key-papers.ts';
import { withHolder } from './keys-holder.ts';
import type { Kiosk } from './kiosk.ts';

export const setupHandlers: Handlers<keyof typeof setupCalls> = {
  authorCampaign: async ({ draft, recoverySheet }, { kiosk }) => {
    const authored = await author(kiosk, orThrow(checkDraft(draft)));
    const { id, note, keyFile, fingerprint, passphrase } = authored;
    if (recoverySheet !== undefined)
      await writeRecoverySheet(kiosk, orThrow(checkNote(note)), {
        keyFile,
        passphrase,
        file: path.resolve(recoverySheet),
      });
    return { id, note, keys: toBase64(keyFile), fingerprint, passphrase };
  },

  checkCampaign: ({ note }) => {
    const campaign = orThrow(checkNote(note));
    return {
      id: campaign.id,
      version: campaign.version,
      fingerprint: campaignFingerprint(campaign),
      languages: campaign.languages,
      letters: campaign.letters.map(({ id }) => id),
    };
  },

  loadCampaign: async ({ note, keys, deskPassphrase, test }, { kiosk }) => {
    const { id, languages } = orThrow(checkNote(note));
    const mode = kiosk.campaigns.pin(id)?.mode ?? (keys === undefined ? 'field' : 'single');
    const generated = await setUp(kiosk, id, { mode, languages, keys, deskPassphrase });
    const campaign = kiosk.campaigns.load(note, { mode, test: test ?? false });
    kiosk.activate(id);
    discardSigned(kiosk, campaign);
    return {
      id,
      fingerprint: campaignFingerprint(campaign),
      mode,
      ...(generated === undefined ? {} : { deskPassphrase: generated }),
    };
  },

  trySample: async (_, { kiosk }) => {
    const draft = orThrow(checkDraft(sampleDraft(kiosk)));
    if (kiosk.campaigns.pin(draft.id)) throw new Refused('campaign_loaded_already', draft.id);
    const authored = await author(kiosk, draft);
    kiosk.campaigns.storeKeyFile(authored.id, authored.keyFile);
    kiosk.campaigns.load(authored.note, { mode: 'single', test: true });
    kiosk.activate(authored.id);
    return { id: authored.id, fingerprint: authored.fingerprint, passphrase: authored.passphrase };
  },

  sampleDraft: (_, { kiosk }) => orThrow(checkDraft(sampleDraft(kiosk))),
};

/** In a process of its own, which takes the seed with it. */
const author = (kiosk: Kiosk, draft: CampaignDraft): Promise<Authored> =>
  withHolder(kiosk, (holder) => holder.call('author', { draft, day: kiosk.ports.today() }));

const sampleDraft = (kiosk: Kiosk): unknown =>
  JSON.parse(
    Buffer.from(kiosk.ports.readAsset('campaigns/zhanaozen-2010/campaign.json')).toString('utf8'),
  ) as unknown;

/**
 * Stores the key file of a single laptop, or the desk passphrase's verifier of a field laptop, before the campaign is
 * pinned: a crash between the two leaves a file that the next attempt replaces.
 * @returns a desk passphrase that was generated here
 */
async function setUp(
  kiosk: Kiosk,
  id: string,
  how: {
    mode: 'single' | 'field';
    languages: readonly string[];
    keys: string | undefined;
    deskPassphrase: string | undefined;
  },
): Promise<string | undefined> {
  if (kiosk.campaigns.pin(id)) return undefined;
  if (how.mode === 'single') {
    const keyFile = fromBase64(how.keys ?? '');
    if (!isKeyFile(keyFile)) throw new Refused('keys_unreadable');
    kiosk.campaigns.storeKeyFile(id, keyFile);
    return undefined;
  }
  const own = how.deskPassphrase === undefined ? undefined : strongEnough(how.deskPassphrase);
  const generated = own === undefined ? generatePassphrase(kiosk.ports.random, how.languages) : undefined;
  kiosk.campaigns.storeDeskVerifier(id, await makeDeskVerifier(own ?? generated!));
  return generated;
}
