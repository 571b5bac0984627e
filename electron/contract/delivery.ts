/** Getting letters to their addressees: by mail, on paper, by fax; and the diary of what was delivered. */
import type { Call } from './call.ts';
import { Steps } from './organiser.ts';
import { Day, Slug } from './shapes.ts';
import { z } from './zod.ts';

const none = z.strictObject({});
const count = z.int().check(z.minimum(0));
const Path = z.string().check(z.minLength(1), z.maxLength(4096));
/** What somebody wrote down: a number of a registered letter, what a server said. */
const Note = z.string().check(z.maxLength(300));
/** The code in a letter's file name. */
const Code = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{10}$/));
const Codes = z.array(Code).check(z.minLength(1), z.maxLength(200_000));

/** How something reached an addressee. */
export const Way = z.enum(['post', 'fax', 'hand', 'email']);
export type Way = z.infer<typeof Way>;

/** Where mail is handed in. Nothing of it is stored; `secret` is a password or a token made for this program. */
export const MailServer = z.strictObject({
  host: z.string().check(z.regex(/^[A-Za-z0-9.:-]{1,253}$/)),
  /** 465 speaks TLS from the first byte; on any other the server has to offer STARTTLS. */
  port: z.int().check(z.minimum(1), z.maximum(65_535)),
  /** TLS from the first byte on another port too. */
  implicit: z.optional(z.boolean()),
  user: z.optional(z.string().check(z.minLength(1), z.maxLength(320))),
  secret: z.optional(z.string().check(z.maxLength(2000))),
  /** The address that mail comes from, and that answers and bounces go to. */
  from: z.string().check(z.maxLength(254)),
});
export type MailServer = z.infer<typeof MailServer>;

/** What becomes of a letter whose mail nobody knows the end of, or came back: it counts as sent, is sent again, or has bounced. */
export const Settlement = z.enum(['sent', 'again', 'bounced']);

const about = { v: z.literal(1), addressee: Slug, day: Day };

/** One line of the diary. It names addressees, letters by their codes, days, ways and proofs; never who signed. */
export const DiaryLine = z.discriminatedUnion('what', [
  /** Written before a mail goes out: without a later line nobody here knows whether it went. */
  z.strictObject({ ...about, what: z.literal('sending'), codes: Codes }),
  /** The server took it; `proof` is what it said. */
  z.strictObject({ ...about, what: z.literal('sent'), codes: Codes, proof: Note }),
  /** The server said no, or could not be asked: it was not sent. */
  z.strictObject({ ...about, what: z.literal('refused'), codes: Codes, proof: Note }),
  z.strictObject({ ...about, what: z.literal('settled'), codes: Codes, as: Settlement }),
  /** What an organiser delivered. */
  z.strictObject({ ...about, what: z.literal('delivered'), way: Way, count, proof: Note }),
  /** What the addressee answered; whoever gave in gets no more letters. */
  z.strictObject({
    ...about,
    what: z.literal('reply'),
    words: z.string().check(z.maxLength(4000)),
    gaveIn: z.boolean(),
  }),
]);
export type DiaryLine = z.infer<typeof DiaryLine>;

/** A row of the diary as it is shown: letters of one day to one addressee that met the same end stand together. */
export const DiaryRow = z.strictObject({
  day: Day,
  addressee: Slug,
  what: z.enum(['sent', 'uncertain', 'refused', 'bounced', 'delivered', 'reply', 'gaveIn']),
  way: z.nullable(Way),
  count,
  /** The proof, what the server said last, or the words of a reply. */
  note: z.string(),
});
export type DiaryRow = z.infer<typeof DiaryRow>;

/** How far the letters to one addressee are. */
export const AddresseeState = z.strictObject({
  addressee: Slug,
  /** What it is called, in the language of its letters. */
  title: z.string(),
  ways: z.array(Way),
  email: z.array(z.string()),
  fax: z.array(z.string()),
  /** Letter files in the data folder. */
  made: count,
  sent: count,
  refused: count,
  bounced: count,
  /** Codes of letters of which nobody here knows whether they were sent. */
  uncertain: z.array(z.string()),
  gaveIn: z.nullable(Day),
});
export type AddresseeState = z.infer<typeof AddresseeState>;

const Run = z.strictObject({ letters: count, pages: count, sheets: count, out: z.string() });

export const deliveryCalls = {
  /**
   * Sends the made letters of one addressee that were not sent yet, one mail each, or `together` so many in one. Nothing is
   * sent twice by itself: what was cut off is `uncertain` until somebody settles it. With `testTo` one letter, or `limit`, goes
   * to that address instead and nothing is noted.
   */
  deliverByMail: {
    role: 'keys',
    input: z.strictObject({
      addressee: Slug,
      server: MailServer,
      /** Mails in an hour, spread evenly over it. */
      perHour: z.int().check(z.minimum(1), z.maximum(100_000)),
      together: z.optional(z.int().check(z.minimum(1), z.maximum(50))),
      testTo: z.optional(z.string().check(z.maxLength(254))),
      limit: z.optional(z.int().check(z.minimum(1))),
      /** The folder that the letters lie in; the data folder's unless said. */
      from: z.optional(Path),
    }),
    output: z.strictObject({
      sent: count,
      refused: count,
      /** What the server said last to a letter that it refused. */
      said: z.string(),
      uncertain: z.array(z.string()),
      /** Letters that were never made. */
      missing: count,
      /** Letter files that are not what was certified; they are not sent. */
      changed: z.array(z.string()),
      /** Letters still to be sent. */
      left: count,
    }),
    progress: Steps,
    errors: [
      'locked',
      'meeting_open',
      'addressee_gave_in',
      'way_missing',
      'not_to_be_sent',
      'mail_insecure',
      'mail_refused',
      'target_unreachable',
    ],
  },
  /**
   * All letters to an addressee in one file for the printer, by address and by number of sheets, behind a cover with the totals.
   * `duplex`: each begins on the front of a sheet.
   */
  printRun: {
    role: 'keys',
    input: z.strictObject({
      addressee: Slug,
      paper: z.optional(z.enum(['auto', 'a4', 'letter'])),
      duplex: z.optional(z.boolean()),
      out: z.optional(Path),
    }),
    output: Run,
    progress: Steps,
    errors: ['locked', 'addressee_gave_in', 'way_missing', 'no_letters', 'undrawable'],
  },
  /** All letters to an addressee in one file to be faxed, behind a cover sheet: black on white, with strokes that a fax keeps. */
  faxRun: {
    role: 'keys',
    input: z.strictObject({
      addressee: Slug,
      paper: z.optional(z.enum(['auto', 'a4', 'letter'])),
      out: z.optional(Path),
    }),
    output: Run,
    progress: Steps,
    errors: ['locked', 'addressee_gave_in', 'way_missing', 'no_letters', 'undrawable'],
  },
  /** What was delivered, latest first, and how far each addressee's letters are. */
  diary: {
    role: 'desk',
    input: none,
    output: z.strictObject({
      addressees: z.array(AddresseeState),
      rows: z.array(DiaryRow),
      /** Lines of the file that are torn or damaged; they are passed over and kept. */
      unreadable: count,
      /** Whether letters of this campaign are not meant for their addressees. */
      example: z.boolean(),
    }),
    errors: [],
  },
  noteDelivery: {
    role: 'desk',
    input: z.strictObject({
      addressee: Slug,
      way: Way,
      count: z.int().check(z.minimum(1), z.maximum(1_000_000)),
      day: Day,
      proof: Note,
    }),
    output: none,
    errors: [],
  },
  noteReply: {
    role: 'desk',
    input: z.strictObject({
      addressee: Slug,
      day: Day,
      words: z.string().check(z.maxLength(4000)),
      gaveIn: z.optional(z.boolean()),
    }),
    output: none,
    errors: [],
  },
  /** Says what became of letters: of these, or of all uncertain ones. */
  settleMail: {
    role: 'desk',
    input: z.strictObject({
      addressee: Slug,
      as: Settlement,
      codes: z.optional(z.array(Code).check(z.minLength(1), z.maxLength(10_000))),
    }),
    output: z.strictObject({ letters: count }),
    errors: [],
  },
  exportDiary: {
    role: 'desk',
    input: z.strictObject({ format: z.enum(['csv', 'json']), out: z.optional(Path) }),
    output: z.strictObject({ lines: count, out: z.string() }),
    errors: [],
  },
} as const satisfies Record<string, Call>;
