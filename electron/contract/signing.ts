/** One attendee's signing: what the screens gather (`Signing`) and what is sealed (`Entry`). */
import { messageLimit, nameLimit, pointLimit } from './limits.ts';
import { CampaignId, Country, Day, Hash, Language, Slug, Visibility } from './shapes.ts';
import { z } from './zod.ts';

const coordinate = z.int().check(z.minimum(0), z.maximum(4095));

/** A drawn signature: strokes of points on a 4096 × 4096 grid; no time, no pressure, so that no hand is recognised by its rhythm. */
export const Strokes = z
  .array(z.array(z.tuple([coordinate, coordinate])).check(z.minLength(1)))
  .check(z.refine((strokes) => strokes.reduce((points, stroke) => points + stroke.length, 0) <= pointLimit));
export type Strokes = z.infer<typeof Strokes>;

/** What a person typed, chose and drew. Not yet normalised. */
export const Signing = z.strictObject({
  language: Language,
  name: z.string().check(z.maxLength(nameLimit)),
  place: z.string().check(z.maxLength(nameLimit)),
  country: Country,
  fields: z.record(Slug, z.string().check(z.maxLength(200))),
  visibility: Visibility,
  /** Ids of letters; empty signs the petition only. */
  letters: z.array(Slug),
  message: z.string().check(z.maxLength(messageLimit)),
  /** Ids of the consents that were given. */
  consents: z.array(Slug),
  strokes: Strokes,
  /** Typed instead of drawn. */
  mark: z.optional(z.string().check(z.maxLength(nameLimit))),
});
export type Signing = z.infer<typeof Signing>;

/** Where an entry comes from: typed here, from a paper sheet, with somebody's help, or a test. */
export const Origin = z.enum(['kiosk', 'paper', 'helped', 'test']);
export type Origin = z.infer<typeof Origin>;

/** The plaintext of a sealed entry. */
export const Entry = z.strictObject({
  v: z.literal(1),
  campaign: CampaignId,
  version: z.int().check(z.minimum(1)),
  /** Hash of the text that was shown. */
  text: Hash,
  meeting: z.string(),
  /** The meeting's day as the organiser typed it, never the clock's. */
  day: Day,
  language: Language,
  name: z.string(),
  place: z.string(),
  country: Country,
  fields: z.record(Slug, z.string()),
  visibility: Visibility,
  letters: z.array(Slug),
  message: z.string(),
  consents: z.record(Slug, Hash),
  strokes: Strokes,
  mark: z.optional(z.string()),
  origin: Origin,
});
export type Entry = z.infer<typeof Entry>;
