/** What the program around the page says of itself, and the campaign file that somebody opened from outside. */
import type { Call } from './call.ts';
import { z } from './zod.ts';

/**
 * What keeps people at the page. `app`: the desktop program, full screen; `managed`: a browser that the system locks;
 * `none`: a window that anybody can leave.
 */
export const Lock = z.enum(['app', 'managed', 'none']);
export type Lock = z.infer<typeof Lock>;

export const HostFacts = z.strictObject({
  version: z.string(),
  /** What it runs on, for instance `Electron 45.4.1`. */
  runtime: z.string(),
  lock: Lock,
  /** Whether the page before this one broke, so that somebody who was in the middle of signing has to be told. */
  broke: z.boolean(),
});
export type HostFacts = z.infer<typeof HostFacts>;

const none = z.strictObject({});

export const hostCalls = {
  host: { role: 'attendee', input: none, output: HostFacts, errors: [] },
  /** The text of a campaign file that was opened with this program since the last time somebody asked. It loads nothing. */
  openedCampaign: {
    role: 'setup',
    input: none,
    output: z.strictObject({ note: z.nullable(z.string()) }),
    errors: [],
  },
} as const satisfies Record<string, Call>;
