/** Small shapes that several parts of the contract share. */
import { z } from './zod.ts';

/** A campaign's id, also part of file names. */
export const CampaignId = z.string().check(z.regex(/^[a-z0-9-]{3,40}$/));

/** A language as BCP 47, at most language-script-region: `en`, `kk`, `sr-Latn`, `pt-BR`. */
export const Language = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/));

/** A country as ISO 3166-1 alpha-2. */
export const Country = z.string().check(z.regex(/^[A-Z]{2}$/));

/** Ids of letters, addressees, fields and consents. */
export const Slug = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,30}$/));

/** A day without a time, `YYYY-MM-DD`, that exists in the calendar. */
export const Day = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/),
  z.refine((day) => {
    const date = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
  }),
);

/** SHA-256 as lower-case hex. */
export const Hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/**
 * Bytes as standard base64 with padding, the only form in which bytes travel over the contract. Bits that are left over are
 * zero (RFC 4648, 3.5), so that bytes have one form.
 */
export const Base64 = z
  .string()
  .check(z.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/));

/** Exactly so many bytes as base64. */
export const Bytes = (length: number): typeof Base64 =>
  Base64.check(z.refine((text) => (text.length / 4) * 3 - (/=*$/.exec(text)?.[0].length ?? 0) === length));

/** How much of a person's name an addressee sees: the name, only that the union knows it, or only the count. */
export const Visibility = z.enum(['addressee', 'union', 'counted']);
export type Visibility = z.infer<typeof Visibility>;

/** Why an organiser leaves an entry out of what is printed. A closed list: no words about a person are kept. */
export const HideReason = z.enum(['duplicate', 'no-person', 'insulting', 'asked', 'other']);
export type HideReason = z.infer<typeof HideReason>;

/** A meeting as the organiser typed it. The day is typed too: a clock never tells when somebody signed. */
export const Meeting = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  place: z.string().check(z.minLength(1), z.maxLength(120)),
  day: Day,
});
export type Meeting = z.infer<typeof Meeting>;
