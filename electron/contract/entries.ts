/** Reading, hiding and taking out single entries, after unlocking. */
import type { Call } from './call.ts';
import { Steps } from './organiser.ts';
import { codes } from './result.ts';
import { Bytes, Country, Day, Hash, HideReason, Language, Slug, Visibility } from './shapes.ts';
import { Entry, Origin } from './signing.ts';
import { z } from './zod.ts';

const count = z.int().check(z.minimum(0));

/** What a table shows of an entry; words and signature are read one at a time. */
export const ListedEntry = z.strictObject({
  id: Bytes(16),
  name: z.string(),
  place: z.string(),
  country: Country,
  day: Day,
  meeting: z.string(),
  language: Language,
  fields: z.record(Slug, z.string()),
  visibility: Visibility,
  letters: z.array(Slug),
  origin: Origin,
  /** Why it is left out of what is printed; without, it is not. */
  hidden: z.optional(HideReason),
});
export type ListedEntry = z.infer<typeof ListedEntry>;

export const entriesCalls = {
  /**
   * Opens some hundred entries, in the order of their random ids, and says where to go on: `next` is the `after` of the
   * following call, null at the end. `unreadable` counts those that did not open.
   */
  listEntries: {
    role: 'keys',
    input: z.strictObject({ after: z.optional(Bytes(48)) }),
    output: z.strictObject({
      entries: z.array(ListedEntry),
      unreadable: count,
      next: z.nullable(Bytes(48)),
    }),
    errors: ['locked'],
  },
  /** One entry, every word of it. */
  readEntry: {
    role: 'keys',
    input: z.strictObject({ id: Bytes(16) }),
    output: Entry,
    errors: ['locked', 'not_found', 'bad_entry'],
  },
  /** Entries whose name holds a text, for somebody who asks to be taken out and has no code. At most twenty. */
  findEntries: {
    role: 'keys',
    input: z.strictObject({ text: z.string().check(z.minLength(2), z.maxLength(200)) }),
    output: z.strictObject({
      entries: z.array(z.strictObject({ id: Bytes(16), name: z.string(), place: z.string(), day: Day })),
      /** Whether there are more than are shown. */
      more: z.boolean(),
    }),
    progress: Steps,
    errors: ['locked'],
  },
  /** Takes one out for good; no bundle brings it back to this data folder. */
  removeEntry: {
    role: 'keys',
    input: z.strictObject({ id: Bytes(16) }),
    output: z.strictObject({ entries: count }),
    errors: ['locked', 'not_found'],
  },
  /** Leaves one out of letters, petition and table until `showEntry`. It stays in the set. */
  hideEntry: {
    role: 'keys',
    input: z.strictObject({ id: Bytes(16), reason: HideReason }),
    output: z.strictObject({}),
    errors: ['locked', 'not_found'],
  },
  /** Takes a hidden one in again. Repeating it is fine. */
  showEntry: {
    role: 'keys',
    input: z.strictObject({ id: Bytes(16) }),
    output: z.strictObject({}),
    errors: ['locked', 'not_found'],
  },
  /** How many were withdrawn by their code, and how many an organiser took out here. Nothing more is known of them. */
  countGone: {
    role: 'desk',
    input: z.strictObject({}),
    output: z.strictObject({ withdrawn: count, removed: count }),
    errors: [],
  },
  /** Bundles that were not accepted and have not been since, with the reason. */
  listQuarantine: {
    role: 'desk',
    input: z.strictObject({}),
    output: z.strictObject({
      bundles: z.array(z.strictObject({ bundle: Hash, code: z.enum(codes) })),
    }),
    errors: [],
  },
} as const satisfies Record<string, Call>;
