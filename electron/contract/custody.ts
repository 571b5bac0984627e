/** The life of a campaign's keys and of what was collected under them: paper, recovery, passphrases, the end. */
import type { Call } from './call.ts';
import { noteErrors } from './organiser.ts';
import { Base64, CampaignId } from './shapes.ts';
import { z } from './zod.ts';

const Path = z.string().check(z.minLength(1), z.maxLength(4096));
const count = z.int().check(z.minimum(0));
const Passphrase = z.string().check(z.maxLength(500));

export const custodyCalls = {
  /**
   * A new key file from the text of the recovery sheet, under a new passphrase that only this answer shows. For the loaded
   * campaign, whose key file it replaces; with `note` for the campaign of that file, and then nothing is stored. Anybody may
   * ask: who has the text has the keys, and who needs this has no passphrase to open the desk with.
   */
  recoverKeys: {
    role: 'attendee',
    input: z.strictObject({ text: z.string().check(z.maxLength(500)), note: z.optional(z.string()) }),
    output: z.strictObject({ id: CampaignId, keys: Base64, passphrase: z.string() }),
    errors: [...noteErrors, 'recovery_mistyped', 'keys_of_another_campaign', 'keys_unreadable'],
  },
  /**
   * Writes the recovery sheet, a PDF with the seed in plain text, to where the organisers say: a stick or a printer's folder,
   * for there is no place on the laptop where it should lie. Asks for the passphrase again.
   */
  recoverySheet: {
    role: 'desk',
    input: z.strictObject({ passphrase: Passphrase, out: Path }),
    output: z.strictObject({ out: z.string(), fingerprint: z.string() }),
    errors: [
      'wrong_passphrase',
      'too_many_tries',
      'keys_unreadable',
      'keys_of_another_campaign',
      'undrawable',
    ],
  },
  /** Whether somebody has the sheet before them: the last six characters of its text. `recovery_mistyped` when they differ. */
  checkRecoverySheet: {
    role: 'desk',
    input: z.strictObject({ passphrase: Passphrase, ending: z.string().check(z.maxLength(20)) }),
    output: z.strictObject({}),
    errors: [
      'wrong_passphrase',
      'too_many_tries',
      'recovery_mistyped',
      'keys_unreadable',
      'keys_of_another_campaign',
    ],
  },
  /**
   * Another passphrase: the keys' on a single laptop, the desk's on a field laptop. An own one, or a generated one that only
   * this answer shows. The old one is good until the new file was opened with the new one.
   */
  changePassphrase: {
    role: 'desk',
    input: z.strictObject({ passphrase: Passphrase, own: z.optional(Passphrase) }),
    output: z.strictObject({ passphrase: z.optional(z.string()) }),
    errors: [
      'wrong_passphrase',
      'too_many_tries',
      'weak_passphrase',
      'keys_unreadable',
      'keys_of_another_campaign',
    ],
  },
  /** The fingerprint as a card to carry to meetings: of the loaded campaign, or of `note`. */
  campaignCard: {
    role: 'setup',
    input: z.strictObject({ note: z.optional(z.string()), out: z.optional(Path) }),
    output: z.strictObject({ id: CampaignId, fingerprint: z.string(), out: z.string() }),
    errors: [...noteErrors, 'undrawable'],
  },
  /** A record of processing (Article 30 GDPR) filled in from the campaign, as a PDF; for the loaded one, or for `note`. */
  processingRecord: {
    role: 'setup',
    input: z.strictObject({ note: z.optional(z.string()), out: z.optional(Path) }),
    output: z.strictObject({ id: CampaignId, out: z.string() }),
    errors: [...noteErrors, 'undrawable'],
  },
  /**
   * Deletes this laptop's entries and bundles: when receipts cover all of them, or when the campaign's id is typed. Tombstones
   * stay, and keys and exports.
   */
  purge: {
    role: 'desk',
    input: z.strictObject({ confirm: z.optional(z.string()) }),
    output: z.strictObject({ entries: count, bundles: count }),
    errors: ['meeting_open', 'not_received', 'not_confirmed'],
  },
  /**
   * Destroys all that this laptop has of the campaign, keys first: key file, desk verifier, vaults, bundles, receipts, exports,
   * campaign files. The protocol of it stays, and so does what lies in an export folder elsewhere. The desk is closed afterwards.
   */
  destroy: {
    role: 'desk',
    input: z.strictObject({ confirm: z.string() }),
    output: z.strictObject({
      id: CampaignId,
      entries: count,
      files: count,
      protocol: z.string(),
      /** A folder outside of the data folder in which exports may lie; nothing in it was touched. */
      exportFolder: z.nullable(z.string()),
    }),
    errors: ['meeting_open', 'not_confirmed', 'undrawable'],
  },
} as const satisfies Record<string, Call>;
