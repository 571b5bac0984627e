/** What was collected, as numbers: computed after unlocking, while no meeting is open, and stored nowhere. */
import type { Call } from './call.ts';
import { Steps } from './organiser.ts';
import { Slug } from './shapes.ts';
import { z } from './zod.ts';

const count = z.int().check(z.minimum(0));

/** How often each value occurs, the most frequent first; what does not fit into a picture is one sum. */
export const Breakdown = z.strictObject({
  counts: z.array(z.strictObject({ value: z.string(), count })),
  /** The rest: how many values, and how often all of them together. */
  others: z.strictObject({ values: count, count }),
});
export type Breakdown = z.infer<typeof Breakdown>;

/** What every entry is counted by; the campaign's own fields come beside it. */
export const groupings = [
  'meeting',
  'place',
  'country',
  'language',
  'letter',
  'visibility',
  'origin',
] as const;
export type Grouping = (typeof groupings)[number];

export const numbersCalls = {
  /** Counts the entries by everything that is not a person's own. An empty value stands for none: no letter, nothing typed. */
  countEntries: {
    role: 'keys',
    input: z.strictObject({}),
    output: z.strictObject({
      entries: count,
      /** Those that could not be opened. */
      unreadable: count,
      by: z.record(z.enum(groupings), Breakdown),
      fields: z.record(Slug, Breakdown),
    }),
    progress: Steps,
    errors: ['locked', 'meeting_open'],
  },
} as const satisfies Record<string, Call>;
