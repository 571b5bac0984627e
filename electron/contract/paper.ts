/** Typing in what people signed on paper sheets, also after the meeting. */
import { SealedEntry } from './attendee.ts';
import type { Call } from './call.ts';
import { Hash, Meeting } from './shapes.ts';
import { z } from './zod.ts';

const none = z.strictObject({});
const count = z.int().check(z.minimum(0));

export const paperCalls = {
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
