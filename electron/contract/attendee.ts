import type { Call } from './call.ts';
/** What an attendee's page may ask. None of it reads an entry back. */
import { Campaign } from './campaign.ts';
import { ShownSettings } from './settings.ts';
import { Base64, Bytes, CampaignId, Language, Meeting } from './shapes.ts';
import { z } from './zod.ts';

/** How the laptop is set up: with the keys on it, or without. */
export const Mode = z.enum(['single', 'field']);
export type Mode = z.infer<typeof Mode>;

/** All that the ladder of screens needs to choose one. */
export const Status = z.strictObject({
  campaign: z.nullable(
    z.strictObject({
      id: CampaignId,
      version: z.int(),
      fingerprint: z.string(),
      languages: z.array(Language),
      mode: Mode,
      /** Entries go into the test vault and letters carry a mark. */
      test: z.boolean(),
    }),
  ),
  /** The open meeting; none while it is paused. */
  meeting: z.nullable(Meeting),
  paused: z.boolean(),
  /** Whether the file with the entries is damaged: nobody can sign until an organiser has rescued them. */
  damaged: z.boolean(),
  settings: ShownSettings,
});
export type Status = z.infer<typeof Status>;

/** 16-byte id, 32-byte withdrawal commitment and the age file, as the page sealed them. */
export const SealedEntry = z.strictObject({
  id: Bytes(16),
  withdrawal: Bytes(32),
  sealed: Base64.check(z.maxLength(50_000)),
});
export type SealedEntry = z.infer<typeof SealedEntry>;

export const attendeeCalls = {
  /** Which campaign and meeting, if any. */
  status: { role: 'attendee', input: z.strictObject({}), output: Status, errors: [] },
  /** The loaded campaign, texts and public keys. */
  campaign: { role: 'attendee', input: z.strictObject({}), output: Campaign, errors: [] },
  /** Stores one sealed entry; answers only after it is durably on disk. Repeating it is harmless. */
  submit: {
    role: 'attendee',
    input: SealedEntry,
    output: z.strictObject({}),
    errors: ['no_meeting', 'bad_entry', 'conflict'],
  },
  /** Withdraws by the secret `w` behind an id (FORMATS: id and withdrawal). */
  withdraw: {
    role: 'attendee',
    input: z.strictObject({ id: Bytes(16), secret: Bytes(32) }),
    output: z.strictObject({}),
    errors: ['unknown_code'],
  },
  /** Opens the desk; with the keys' passphrase on a single laptop, with the desk passphrase on a field laptop. */
  unlock: {
    role: 'attendee',
    input: z.strictObject({ passphrase: z.string().check(z.maxLength(500)) }),
    output: z.strictObject({ desk: z.string(), keys: z.boolean() }),
    errors: ['wrong_passphrase', 'too_many_tries', 'keys_unreadable', 'keys_of_another_campaign'],
  },
} as const satisfies Record<string, Call>;
