/** Paper sheets: empty ones to print before the meeting, and typing in what people signed on them, also after it. */
import { SealedEntry } from './attendee.ts';
import type { Call } from './call.ts';
import { Base64, Hash, Language, Meeting } from './shapes.ts';
import { count, Path } from './steps.ts';
import { z } from './zod.ts';

const none = z.strictObject({});

/** Rows to hand round, or slips to cut apart and mix. */
const form = z.enum(['rows', 'slips']);
const paper = z.enum(['a4', 'letter']);

/** A file of empty sheets: how many pages it has in all, and how many people can sign on them. */
const SheetFile = z.strictObject({
  file: z.string(),
  languages: z.array(Language),
  pages: count,
  places: count,
});

export const paperCalls = {
  /**
   * Empty sheets to sign on by hand: what is signed, what is asked, what people agree to, all in their language; slips unless said
   * otherwise. Meeting, place and day stand on them if a meeting is open. `sheets`: pages to sign on, for each language. `out` is one
   * PDF with all languages if it ends in `.pdf`, else a folder with a PDF for each; without it a folder in the data folder. No entry is
   * read.
   */
  printSheets: {
    role: 'desk',
    input: z.strictObject({
      languages: z.optional(z.array(Language).check(z.minLength(1), z.maxLength(40))),
      form: z.optional(form),
      paper: z.optional(paper),
      sheets: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
      out: z.optional(Path),
    }),
    output: z.strictObject({ out: z.string(), files: z.array(SheetFile) }),
    errors: ['no_campaign', 'not_found', 'undrawable'],
  },
  /** One page to sign on, in one language, with the text beside it if there is one. Nothing is stored. */
  previewSheets: {
    role: 'desk',
    input: z.strictObject({ language: Language, form: z.optional(form), paper: z.optional(paper) }),
    output: z.strictObject({ pdf: Base64, places: count }),
    errors: ['no_campaign', 'not_found', 'undrawable'],
  },
  /**
   * The meetings held here, by their day: a sheet belongs to one of them. `covered`: whether the newest closing protocol made here
   * speaks of the set as it is now.
   */
  listMeetings: {
    role: 'desk',
    input: none,
    output: z.strictObject({ meetings: z.array(Meeting), covered: z.boolean() }),
    errors: [],
  },
  /** Stores one entry that was typed from a sheet, also while no meeting is open: then no closing protocol covers it yet. */
  submitPaper: {
    role: 'desk',
    input: SealedEntry,
    output: none,
    errors: ['no_meeting', 'bad_entry', 'conflict'],
  },
  /** A new manifest and a new protocol for a meeting that was closed before, after sheets of it were typed in. Nobody can sign meanwhile. */
  renewProtocol: {
    role: 'desk',
    input: Meeting,
    output: z.strictObject({ meeting: z.string(), entries: count, root: Hash, protocol: z.string() }),
    errors: ['meeting_open', 'no_meeting'],
  },
} as const satisfies Record<string, Call>;
