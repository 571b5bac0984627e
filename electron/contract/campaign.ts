/**
 * The campaign file. An author writes `CampaignDraft` as plain JSON; signing adds version and public keys and makes it
 * a `Campaign`, which is what the note on disk holds. Unknown fields are refused, so that a file never carries
 * something that nobody looked at.
 */
import { CampaignId, Base64, Country, Day, Language, Slug, Visibility } from './shapes.ts';
import { z } from './zod.ts';

const line = z.string().check(z.minLength(1), z.maxLength(300));
const paragraph = z.string().check(z.minLength(1), z.maxLength(2000));
const paragraphs = z.array(paragraph).check(z.minLength(1), z.maxLength(40));
/** A text in at least one language; where the reader's is missing another one is shown. */
const inLanguages = <T extends z.ZodMiniType>(text: T): z.ZodMiniRecord<typeof Language, T> =>
  z.record(Language, text).check(z.refine((texts) => Object.keys(texts).length > 0));
/** One line in each language that has it. */
const Lines = inLanguages(line);

/** What an attendee reads, in one language. */
export const AppealText = z.strictObject({
  title: line,
  /** One sentence for the start screen. */
  summary: paragraph,
  /** Said on the face of the appeal, for example that it is a historical example. */
  notice: z.optional(paragraph),
  /** What happened. */
  appeal: paragraphs,
  demands: paragraphs,
  petition: paragraphs,
  sources: z.optional(z.array(line)),
});
export type AppealText = z.infer<typeof AppealText>;

/** An answer that the campaign asks for beside name, place and country. */
export const Field = z.strictObject({
  id: Slug,
  label: Lines,
  required: z.boolean(),
  maxLength: z.int().check(z.minimum(1), z.maximum(200)),
  /** Whether the petition's cover counts people by this answer, like a union branch. */
  totals: z.optional(z.boolean()),
});

/** One purpose that a person agrees to; the entry keeps the hash of the wording that was shown. */
export const Consent = z.strictObject({
  id: Slug,
  wording: inLanguages(paragraph),
  required: z.boolean(),
});

/** The constant words of a letter, in one language of its addressees. */
export const LetterText = z.strictObject({
  subject: line,
  /** May hold `{from}` (place and country, or the country alone where no name is given), `{country}`, `{organisation}`. */
  paragraphs,
  /** A start for somebody's own words, in the language of the page. */
  suggestion: paragraph,
  /** What comes with the letter, a line each. */
  enclosures: z.optional(z.array(line).check(z.maxLength(10))),
});
export type LetterText = z.infer<typeof LetterText>;

export const Letter = z.strictObject({
  id: Slug,
  /** What it is called on the screen. */
  title: Lines,
  /** To whom it goes, in a sentence on the screen. */
  intro: inLanguages(paragraph),
  texts: z.record(Language, LetterText),
  addressees: z.array(Slug).check(z.minLength(1), z.maxLength(50)),
});
export type Letter = z.infer<typeof Letter>;

const Delivery = z.enum(['post', 'fax', 'email', 'hand']);

/** Where a letter goes. With `countries` it exists only for signers from those, and `{country}` stands in `title`. */
export const Addressee = z.strictObject({
  id: Slug,
  /** The language its letters are written in; each letter to it has a text in that language. */
  language: Language,
  title: Lines,
  /** Address lines under the title, as printed; empty where it is handed over. */
  address: z.array(line).check(z.maxLength(6)),
  /** Country of the address, which decides on paper size and the form of the address block. */
  country: z.optional(Country),
  fax: z.optional(z.array(line)),
  email: z.optional(z.array(line)),
  delivery: z.array(Delivery).check(z.minLength(1)),
  salutation: Lines,
  closing: Lines,
  /** Who else gets the letter, a line each. */
  copyTo: z.optional(z.array(Lines).check(z.maxLength(10))),
  /** Per country of the signer the words that replace `{country}` in the title. */
  countries: z.optional(z.record(Country, Lines)),
});
export type Addressee = z.infer<typeof Addressee>;

const body = {
  v: z.literal(1),
  id: CampaignId,
  /** Whose campaign it is: stands in the certificate, and in letters without a name. */
  organisation: line,
  /** An example that is not meant to be sent: every letter says so. */
  specimen: z.optional(z.boolean()),
  languages: z.array(Language).check(z.minLength(1), z.maxLength(40)),
  texts: z.record(Language, AppealText),
  fields: z.array(Field).check(z.maxLength(20)),
  consents: z.array(Consent).check(z.minLength(1), z.maxLength(10)),
  letters: z.array(Letter).check(z.maxLength(20)),
  addressees: z.array(Addressee).check(z.maxLength(200)),
  visibility: z.array(Visibility).check(z.minLength(1)),
  /** After this day the campaign's keys are to be destroyed. */
  retention: Day,
};

/** What an author writes. */
export const CampaignDraft = z.strictObject(body);
export type CampaignDraft = z.infer<typeof CampaignDraft>;

/** Public keys of a campaign; pinned per id when it is first loaded. */
export const CampaignKeys = z.strictObject({
  /** Ed25519 public key, 32 bytes. */
  sign: Base64,
  /** age recipient (mlkem768x25519) of entries. */
  entry: z.string().check(z.regex(/^age1pq1[a-z0-9]{1900,2100}$/)),
  /** age recipient (mlkem768x25519) of bundles. */
  transport: z.string().check(z.regex(/^age1pq1[a-z0-9]{1900,2100}$/)),
  /** X.509 certificate for letters, DER. */
  certificate: Base64,
});
export type CampaignKeys = z.infer<typeof CampaignKeys>;

/** What the signed note holds. */
export const Campaign = z.strictObject({ ...body, version: z.int().check(z.minimum(1)), keys: CampaignKeys });
export type Campaign = z.infer<typeof Campaign>;
