/** What the organisers may choose about a laptop, and the calls that read and change it. No secret, no personal data. */
import type { Call } from './call.ts';
import { settingsLimits as limits } from './limits.ts';
import { Language } from './shapes.ts';
import { z } from './zod.ts';

const none = z.strictObject({});
const Path = z.string().check(z.minLength(1), z.maxLength(4096));

/** `auto`: it comes with a finger in a field and goes with a real key. */
export const KeyboardWish = z.enum(['auto', 'always', 'never']);
export type KeyboardWish = z.infer<typeof KeyboardWish>;

const isAddress = (text: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(text);

/** A folder, or the address of a server without anything that opens it: no user, no password, no query. */
export const Target = Path.check(
  z.refine((text) => !isAddress(text) || !/@|\?|#/.test(text), { error: 'an address without credentials' }),
);

const within = ({ least, most }: { least: number; most: number }): z.ZodMiniInt =>
  z.int().check(z.minimum(least), z.maximum(most));

export const KioskSettings = z.strictObject({
  /** Seconds without a touch until somebody who signs is asked whether they are still there. */
  attendeeIdleSeconds: within(limits.attendeeIdleSeconds),
  /** Seconds without a call until the desk locks itself, and the keys' process ends. */
  deskIdleSeconds: within(limits.deskIdleSeconds),
  /** Languages with a button on the start screen, in this order; the others stand behind one more button. Empty: all. */
  startLanguages: z.array(Language).check(z.maxLength(60)),
  /** The on-screen keyboard. */
  keyboard: KeyboardWish,
  /** Whether people see, rounded down to tens, how many have signed. */
  showCount: z.boolean(),
  /** How many entries the organisers hope for. */
  goal: z.nullable(within(limits.goal)),
  /** Where entries are sent to, to choose from. */
  targets: z.array(Target).check(z.maxLength(20)),
  /** Where letters, lists and protocols go; null for the data folder. */
  exportFolder: z.nullable(Path),
  /** Whether bundles may be sent before the meeting is closed; their difference then shows who came early. */
  sendBeforeClose: z.boolean(),
  /** Whether single keys at the desk lead to its parts. */
  shortcuts: z.boolean(),
});
export type KioskSettings = z.infer<typeof KioskSettings>;

/** What holds until somebody chooses. */
export const defaultSettings: KioskSettings = {
  attendeeIdleSeconds: 60,
  deskIdleSeconds: 120,
  startLanguages: [],
  keyboard: 'auto',
  showCount: false,
  goal: null,
  targets: [],
  exportFolder: null,
  sendBeforeClose: false,
  shortcuts: true,
};

/** What a person's page needs of it. */
export const ShownSettings = z.strictObject({
  idleSeconds: z.int(),
  startLanguages: z.array(Language),
  keyboard: KeyboardWish,
  /** Entries, rounded down to tens; null while it is not shown, or below ten. */
  entries: z.nullable(z.int()),
  /** Null while no number is shown. */
  goal: z.nullable(z.int()),
});
export type ShownSettings = z.infer<typeof ShownSettings>;

export const settingsCalls = {
  readSettings: { role: 'desk', input: none, output: KioskSettings, errors: [] },
  /** Changes what is named and leaves the rest. An export folder has to be there, to be writable and no part of the data folder. */
  changeSettings: {
    role: 'desk',
    input: z.partial(KioskSettings),
    output: KioskSettings,
    errors: [],
  },
} as const satisfies Record<string, Call>;
