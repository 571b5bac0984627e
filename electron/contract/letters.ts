/** What is made of the entries after unlocking: letters, petition, tables; and what the desk needs around them. */
import type { Call } from './call.ts';
import { Base64, Bytes, Day, Hash, Meeting, Slug } from './shapes.ts';
import { count, Path, Refusal, Steps } from './steps.ts';
import { z } from './zod.ts';

/** `auto`: what the addressee's country writes on. */
const PaperChoice = z.enum(['auto', 'a4', 'letter']);

/** Which letters of all: those to some addressees only, those of one meeting only. */
const which = {
  addressees: z.optional(z.array(Slug).check(z.minLength(1), z.maxLength(200))),
  meeting: z.optional(z.strictObject({ name: z.string(), day: Day })),
};

const LettersInput = z.strictObject({
  ...which,
  out: z.optional(Path),
  merged: z.optional(z.union([Path, z.literal(true)])),
  paper: z.optional(PaperChoice),
  /**
   * The order within each pile of the merged file; none is the order of signing. Letters without a name stand behind the others
   * at random, since their place among names or towns would tell what they do not say.
   */
  sort: z.optional(z.enum(['random', 'name', 'place'])),
});

const PetitionInput = z.strictObject({
  out: z.optional(Path),
  /** `circle`: a round robin, where nobody stands first. */
  layout: z.enum(['list', 'circle']),
  paper: z.optional(z.enum(['a4', 'letter'])),
  sort: z.optional(z.enum(['name', 'place'])),
});

/** `action-network`, `civicrm`: only who may be contacted, under the headings that their imports know. */
const ExportInput = z.strictObject({
  out: z.optional(Path),
  format: z.enum(['csv', 'json', 'action-network', 'civicrm']),
});

/** A call that a lock interrupted, as it was made. It stays in the memory of this run and holds nothing that a person typed at the kiosk. */
export const Unfinished = z.union([
  z.strictObject({ call: z.literal('letters'), input: LettersInput }),
  z.strictObject({ call: z.literal('petition'), input: PetitionInput }),
  z.strictObject({ call: z.literal('exportEntries'), input: ExportInput }),
]);
export type Unfinished = z.infer<typeof Unfinished>;

export const VerifyResult = z.enum([
  'valid',
  'unknown_certificate',
  'changed',
  'not_certified',
  'unreadable',
  'needs_key',
]);
/** What `verify` says of one file. */
export type VerifyResult = z.infer<typeof VerifyResult>;

export const lettersCalls = {
  /**
   * One certified PDF per entry and addressee, into a folder; without `out` into the data folder, in a folder of its own for a
   * paper that was asked for. With `merged` also all of them in one file, by addressee, with a cover page each; `true` puts it into
   * the data folder. Letters that are in the folder already are left as they are.
   */
  letters: {
    role: 'keys',
    input: LettersInput,
    output: z.strictObject({
      letters: count,
      refused: z.array(Refusal),
      /** How many hidden entries were left out. */
      hidden: count,
      out: z.string(),
      merged: z.optional(z.string()),
    }),
    progress: Steps,
    errors: ['locked'],
    resumes: true,
  },
  petition: {
    role: 'keys',
    input: PetitionInput,
    output: z.strictObject({
      entries: count,
      hidden: count,
      pages: count,
      out: z.string(),
      refused: z.array(Refusal),
    }),
    progress: Steps,
    errors: ['locked'],
    resumes: true,
  },
  exportEntries: {
    role: 'keys',
    input: ExportInput,
    output: z.strictObject({
      entries: count,
      out: z.string(),
      hidden: count,
      refused: z.array(Refusal),
      /** Who is not in a file for contacting people: without their consent, or without an address that can be used. */
      leftOut: z.optional(z.strictObject({ consent: count, address: count })),
    }),
    progress: Steps,
    errors: ['locked'],
    resumes: true,
  },
  /**
   * One letter as it would be printed, marked as not certified; nothing is stored. Without `id` one that some person wrote; null when
   * there is none.
   */
  previewLetters: {
    role: 'keys',
    input: z.strictObject({ ...which, id: z.optional(Bytes(16)), paper: z.optional(PaperChoice) }),
    output: z.strictObject({ pdf: z.nullable(Base64) }),
    errors: ['locked', 'undrawable'],
  },
  /** The petition up to its first signature sheet, the same way. */
  previewPetition: {
    role: 'keys',
    input: z.pick(PetitionInput, { layout: true, paper: true, sort: true }),
    output: z.strictObject({ pdf: Base64 }),
    progress: Steps,
    errors: ['locked', 'undrawable'],
  },
  /** What the desk shows around letters, and what this host can do with files. */
  letterDesk: {
    role: 'desk',
    input: z.strictObject({}),
    output: z.strictObject({
      /** SHA-256 of the certificate that letters carry. */
      certificate: Hash,
      /** Meetings that were held on this laptop. */
      meetings: z.array(Meeting),
      /** Whether `openExport` can be asked. */
      opens: z.boolean(),
    }),
    errors: [],
  },
  /**
   * Shows a folder in the system's file manager, or a file in the program that the system opens it with, from which it is printed.
   * Only what lies in the data folder's `exports` or was written since the desk was opened, and of files only PDF, CSV and JSON.
   */
  openExport: {
    role: 'desk',
    input: z.strictObject({ file: Path }),
    output: z.strictObject({}),
    errors: ['storage_failed'],
  },
  /** A PDF of the same places, for a host that cannot open files; null when it is longer than 4 MiB. */
  readExport: {
    role: 'keys',
    input: z.strictObject({ file: Path }),
    output: z.strictObject({ pdf: z.nullable(Base64) }),
    errors: ['locked', 'storage_failed'],
  },
  /**
   * The protocol of the last meeting that was closed here: where it lies or, if the file is gone, made anew without the count of heads.
   * Null when no meeting was closed here, or it cannot be told which one.
   */
  closingProtocol: {
    role: 'desk',
    input: z.strictObject({}),
    output: z.strictObject({ protocol: z.nullable(z.string()), anew: z.boolean() }),
    errors: ['undrawable'],
  },
  /** Checks letters and bundles, from wherever they come. */
  verify: {
    role: 'desk',
    input: z.strictObject({ files: z.array(Path) }),
    output: z.strictObject({ files: z.array(z.strictObject({ file: z.string(), result: VerifyResult })) }),
    progress: Steps,
    errors: [],
  },
  /** The same for one file whose bytes a page was given. */
  verifyBytes: {
    role: 'desk',
    input: z.strictObject({ name: z.string().check(z.maxLength(300)), bytes: Base64 }),
    output: z.strictObject({ result: VerifyResult }),
    errors: [],
  },
} as const satisfies Record<string, Call>;
