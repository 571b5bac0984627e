import { Mode } from './attendee.ts';
/** What may be asked by those who set the kiosk up and, after unlocking, by the organisers at the desk. */
import type { Call } from './call.ts';
import { CampaignDraft } from './campaign.ts';
import { Unfinished } from './letters.ts';
import { Finding } from './preflight.ts';
import { Base64, CampaignId, Hash, Meeting } from './shapes.ts';
import { count, Path } from './steps.ts';
import { z } from './zod.ts';

export { Refusal, Steps } from './steps.ts';

const none = z.strictObject({});

/** How far the newest state has come at one target. */
export const SyncState = z.enum(['here', 'sent', 'received']);

/** What is where. */
export const TargetState = z.strictObject({
  target: z.string(),
  bundles: count,
  entries: count,
  state: SyncState,
});

/** What can be wrong with a campaign file by itself. */
export const noteErrors = [
  'note_unreadable',
  'note_bad_signature',
  'campaign_too_large',
  'campaign_bad_shape',
  'campaign_unknown_field',
  'campaign_inconsistent',
  'campaign_undrawable',
] as const;

/** What a campaign file can be refused for where it is loaded. */
export const campaignErrors = [
  ...noteErrors,
  'campaign_older',
  'campaign_changed',
  'campaign_pin_changed',
] as const;

export const setupCalls = {
  /**
   * Makes keys, signs the draft as version 1. The passphrase is in no other place than this answer, and nothing is written
   * but, where the organisers say, the recovery sheet.
   */
  authorCampaign: {
    role: 'setup',
    input: z.strictObject({ draft: z.unknown(), recoverySheet: z.optional(Path) }),
    output: z.strictObject({
      id: CampaignId,
      note: z.string(),
      keys: Base64,
      fingerprint: z.string(),
      passphrase: z.string(),
    }),
    errors: [...campaignErrors, 'undrawable'],
  },
  /** Checks a note without loading it. */
  checkCampaign: {
    role: 'setup',
    input: z.strictObject({ note: z.string() }),
    output: z.strictObject({
      id: CampaignId,
      version: z.int(),
      fingerprint: z.string(),
      languages: z.array(z.string()),
      letters: z.array(z.string()),
    }),
    errors: campaignErrors,
  },
  /**
   * Pins and loads a note; with `keys` as a single laptop, without as a field laptop. A field laptop gets a desk
   * passphrase: the given one, or a generated one that only this answer shows.
   */
  loadCampaign: {
    role: 'setup',
    input: z.strictObject({
      note: z.string(),
      keys: z.optional(Base64),
      deskPassphrase: z.optional(z.string()),
      test: z.optional(z.boolean()),
    }),
    output: z.strictObject({
      id: CampaignId,
      fingerprint: z.string(),
      mode: Mode,
      deskPassphrase: z.optional(z.string()),
    }),
    errors: [...campaignErrors, 'keys_unreadable', 'weak_passphrase', 'campaign_loaded_already'],
  },
  /** Signs the shipped sample with keys made here and loads it in test mode. */
  trySample: {
    role: 'setup',
    input: none,
    output: z.strictObject({ id: CampaignId, fingerprint: z.string(), passphrase: z.string() }),
    errors: [...campaignErrors, 'campaign_loaded_already'],
  },
  /** What the shipped sample says, as a draft to start from. */
  sampleDraft: { role: 'setup', input: none, output: CampaignDraft, errors: ['not_found'] },
} as const satisfies Record<string, Call>;

export const deskCalls = {
  /** Ends the desk's session and the process that holds the keys. */
  lock: { role: 'desk', input: none, output: none, errors: [] },
  openMeeting: { role: 'desk', input: Meeting, output: Meeting, errors: ['meeting_open', 'undrawable'] },
  /** A break: nobody can sign, and the meeting stays the open one. */
  pauseMeeting: { role: 'desk', input: none, output: none, errors: ['no_meeting'] },
  resumeMeeting: { role: 'desk', input: none, output: none, errors: ['no_meeting'] },
  /**
   * Closes with a final manifest signed by this device and the closing protocol. `heads`: how many people were counted in the
   * hall; the protocol shows it beside the number of entries.
   */
  closeMeeting: {
    role: 'desk',
    input: z.strictObject({ heads: z.optional(count) }),
    output: z.strictObject({ meeting: z.string(), entries: count, root: Hash, protocol: z.string() }),
    errors: ['no_meeting'],
  },
  /** Counts, root and what is synced where; no names. */
  overview: {
    role: 'desk',
    input: none,
    output: z.strictObject({
      campaign: z.nullable(CampaignId),
      mode: z.nullable(Mode),
      test: z.boolean(),
      entries: count,
      root: Hash,
      meeting: z.nullable(Meeting),
      /** Whether that meeting is paused. */
      paused: z.boolean(),
      targets: z.array(TargetState),
      /** What a lock interrupted since the program started and the keys could now go on with. */
      unfinished: z.nullable(Unfinished),
    }),
    errors: [],
  },
  /** This laptop's public key as a code, and at headquarters the enrolled ones. */
  showDevice: {
    role: 'desk',
    input: none,
    output: z.strictObject({ device: z.string(), code: z.string() }),
    errors: [],
  },
  /**
   * Reads what is good in a damaged vault into a fresh one. `kept` is where the damaged file is now, null when nothing was wrong or
   * no file was there; `lost` counts entries of which a trace was found, but no whole row.
   */
  rescueVault: {
    role: 'desk',
    input: none,
    output: z.strictObject({ entries: count, lost: count, kept: z.nullable(z.string()) }),
    errors: [],
  },
  /** Looks at everything that a meeting needs of this laptop. With `report` also as a PDF in the data folder. */
  preflight: {
    role: 'desk',
    input: z.strictObject({ report: z.optional(z.boolean()) }),
    output: z.strictObject({
      ready: z.boolean(),
      findings: z.array(Finding),
      report: z.nullable(z.string()),
    }),
    errors: ['no_campaign', 'undrawable'],
  },
} as const satisfies Record<string, Call>;
