/** Writing a campaign: the draft in work, what is wrong with it, what its letters look like, signing it as a newer version. */
import type { Call } from './call.ts';
import { campaignErrors } from './organiser.ts';
import { codes } from './result.ts';
import { Base64, CampaignId, Country, Language } from './shapes.ts';
import { z } from './zod.ts';

const none = z.strictObject({});
const Path = z.string().check(z.minLength(1), z.maxLength(4096));
const Id = z.string().check(z.maxLength(100));

/** What a problem is, as a closed list: each has a sentence in every language file, `editor.problem_<kind>`. */
const problemKinds = [
  // these keep a draft from being signed
  'empty',
  'none',
  'too_long',
  'over_limit',
  'bad_form',
  'bad_day',
  'unknown',
  'twice',
  'no_text',
  'two_letters',
  'no_addressee',
  'unknown_placeholder',
  'undrawable',
  // these are to be looked at
  'missing',
  'unused',
  'odd_email',
  'no_email',
  'no_fax',
  'past_day',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** Way to a field of the draft, like `letters, 0, texts, en, paragraphs, 1`. */
export type DraftPath = (string | number)[];
const DraftPath = z.array(z.union([z.string(), z.int()]));

export const DraftProblem = z.strictObject({
  kind: z.enum(problemKinds),
  /** What signing would be refused for; absent where it is only to be looked at, like a missing translation. */
  code: z.optional(z.enum(codes)),
  path: DraftPath,
  /** The limit, id, language, placeholder or character that it is about. */
  detail: z.optional(z.string()),
});
export type DraftProblem = z.infer<typeof DraftProblem>;

/** One difference between two versions. Items that have an id are named by it in the path, other parts of a list by their place. */
export const Change = z.strictObject({
  kind: z.enum(['added', 'removed', 'changed']),
  path: DraftPath,
  /** What stood there, and what stands there now; of a whole letter or addressee its title. */
  before: z.optional(z.string()),
  after: z.optional(z.string()),
});
export type Change = z.infer<typeof Change>;

/** The most problems that are listed: nobody mends more at a time. */
export const problemLimit = 500;

export const editorCalls = {
  /** Everything that is wrong with a draft, and what it lacks. What it says is never refused. */
  checkDraft: {
    role: 'setup',
    input: z.strictObject({ draft: z.unknown() }),
    output: z.strictObject({ problems: z.array(DraftProblem) }),
    errors: [],
  },
  /** Keeps the draft in work in the data folder. It may lack texts, but has to have the parts of a draft. */
  saveDraft: {
    role: 'setup',
    input: z.strictObject({ draft: z.unknown() }),
    output: none,
    errors: ['campaign_bad_shape', 'campaign_unknown_field', 'campaign_too_large'],
  },
  /**
   * The draft in work, with all parts of a `CampaignDraft`, or null where there is none. `damaged`: there is one that cannot be read;
   * the next `saveDraft` puts it aside.
   */
  readDraft: {
    role: 'setup',
    input: none,
    output: z.strictObject({ draft: z.nullable(z.unknown()), damaged: z.boolean() }),
    errors: [],
  },
  /** Deletes the draft in work. */
  discardDraft: { role: 'setup', input: none, output: none, errors: [] },
  /**
   * One letter to one addressee, as somebody from `country` would send it who reads the page in `language`; marked as a test, not
   * certified. Only what stands in it has to be in order.
   */
  previewLetter: {
    role: 'setup',
    input: z.strictObject({
      draft: z.unknown(),
      letter: Id,
      addressee: Id,
      country: Country,
      language: Language,
    }),
    output: z.strictObject({ pdf: Base64 }),
    errors: [
      'undrawable',
      'unknown_letter',
      'campaign_bad_shape',
      'campaign_unknown_field',
      'campaign_inconsistent',
      'campaign_undrawable',
    ],
  },
  /** What a newer file of the loaded campaign, or a draft, changes. Refused for what loading the file would be refused for. */
  compareVersions: {
    role: 'setup',
    input: z.union([z.strictObject({ note: z.string() }), z.strictObject({ draft: z.unknown() })]),
    output: z.strictObject({ version: z.int(), changes: z.array(Change) }),
    errors: [...campaignErrors, 'keys_of_another_campaign'],
  },
  /** Signs a draft of the loaded campaign as its next version, under the keys that it was pinned with, and loads it here. */
  signVersion: {
    role: 'keys',
    input: z.strictObject({ draft: z.unknown() }),
    output: z.strictObject({
      id: CampaignId,
      note: z.string(),
      version: z.int(),
      fingerprint: z.string(),
    }),
    errors: [...campaignErrors, 'keys_of_another_campaign'],
  },
  /** Writes the loaded campaign's file, for other laptops: into the data folder, or where the organisers say. */
  exportCampaign: {
    role: 'setup',
    input: z.strictObject({ out: z.optional(Path) }),
    output: z.strictObject({ id: CampaignId, version: z.int(), out: z.string() }),
    errors: [],
  },
} as const satisfies Record<string, Call>;
