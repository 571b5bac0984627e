/** Answers those who write a campaign: what is wrong with the draft, what its letters look like, its next version. */
import path from 'node:path';

import type { Campaign, CampaignDraft } from '../../contract/campaign.ts';
import { type DraftProblem, type editorCalls, problemLimit } from '../../contract/editor.ts';
import { orThrow, Refused } from '../../contract/result.ts';
import { changesBetween } from '../../wording/changes.ts';
import { writeFileAtomically } from '../basics/files.ts';
import { campaignFingerprint, checkDraft } from '../campaign/check.ts';
import { DraftStore } from '../campaign/draft-store.ts';
import { hintsOf } from '../campaign/hints.ts';
import { flawsOf, structuredDraft } from '../campaign/problems.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { previewLetter } from './preview-letter.ts';

export const editorHandlers: Handlers<keyof typeof editorCalls> = {
  checkDraft: ({ draft }, { kiosk }) => ({ problems: problemsOf(draft, kiosk.ports.today()) }),

  saveDraft: ({ draft }, { kiosk }) => {
    new DraftStore(kiosk.ports.dataFolder).save(draft);
    return {};
  },

  readDraft: (_, { kiosk }) => new DraftStore(kiosk.ports.dataFolder).read(),

  discardDraft: (_, { kiosk }) => {
    new DraftStore(kiosk.ports.dataFolder).discard();
    return {};
  },

  previewLetter: async (wanted, { kiosk }) => ({
    pdf: Buffer.from(await previewLetter(kiosk.ports, wanted)).toString('base64'),
  }),

  compareVersions: (later, { kiosk }) => {
    const loaded = kiosk.campaign();
    const { version, ...after } = 'note' in later ? noteOf(kiosk, later.note) : nextOf(kiosk, later.draft);
    return { version, changes: changesBetween(loaded, after) };
  },

  signVersion: async ({ draft }, { kiosk }) => {
    const loaded = kiosk.campaign();
    const checked = orThrow(checkDraft(draft));
    checkSameCampaign(checked, loaded);
    // it stands in the certificate, which stays what it is
    if (checked.organisation !== loaded.organisation)
      throw new Refused('campaign_inconsistent', 'organisation');
    const { mode, test } = kiosk.pin();
    const note = await kiosk.session.holder().call('signVersion', {
      draft: checked,
      version: kiosk.campaigns.nextVersion(loaded.id),
      keys: loaded.keys,
    });
    const campaign = kiosk.campaigns.load(note, { mode, test });
    kiosk.activate(campaign.id);
    discardSigned(kiosk, campaign);
    return { id: campaign.id, note, version: campaign.version, fingerprint: campaignFingerprint(campaign) };
  },

  exportCampaign: ({ out }, { kiosk }) => {
    const { id, version } = kiosk.campaign();
    const note = kiosk.campaigns.note(id, version);
    if (!note) throw new Refused('no_campaign', id);
    const name = `${id}.${version}.roundrobin`;
    const file = out === undefined ? kiosk.inData('exports', name) : path.resolve(out);
    writeFileAtomically(file, note, { day: kiosk.ports.today() });
    return { id, version, out: file };
  },
};

/** The draft in work is done when every word of it stands in a campaign that is loaded. */
export function discardSigned(kiosk: Kiosk, campaign: Campaign): void {
  const drafts = new DraftStore(kiosk.ports.dataFolder);
  const { draft } = drafts.read();
  if (draft?.id === campaign.id && changesBetween(draft, campaign).length === 0) drafts.discard();
}

/** What keeps it from being signed, then what is to be looked at. */
function problemsOf(draft: unknown, today: string): DraftProblem[] {
  const flaws = [...flawsOf(draft)].map(({ code, kind, path: at, detail }) => ({
    code,
    kind,
    path: at,
    ...(detail !== undefined && { detail }),
  }));
  const structured = structuredDraft(draft);
  const hints = structured.ok ? [...hintsOf(structured.value, today)] : [];
  return [...flaws, ...hints].slice(0, problemLimit);
}

/** @throws Refused as loading it would be */
function noteOf(kiosk: Kiosk, note: string): Campaign {
  const campaign = kiosk.campaigns.check(note);
  checkSameCampaign(campaign, kiosk.campaign());
  return campaign;
}

/** A draft as what it would be signed as. */
function nextOf(kiosk: Kiosk, draft: unknown): CampaignDraft & { version: number } {
  const structured = orThrow(structuredDraft(draft));
  checkSameCampaign(structured, kiosk.campaign());
  return { ...structured, version: kiosk.campaigns.nextVersion(structured.id) };
}

/** @throws Refused `keys_of_another_campaign`: a version belongs to the campaign whose keys are here */
function checkSameCampaign(later: Pick<Campaign, 'id'>, loaded: Pick<Campaign, 'id'>): void {
  if (later.id !== loaded.id) throw new Refused('keys_of_another_campaign', later.id);
}
