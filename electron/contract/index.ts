/** The table of calls: the seam between the page and everything behind it. */
import { attendeeCalls } from './attendee.ts';
import type { Call, Input, Output, ProgressOf } from './call.ts';
import { custodyCalls } from './custody.ts';
import { deliveryCalls } from './delivery.ts';
import { editorCalls } from './editor.ts';
import { entriesCalls } from './entries.ts';
import { hostCalls } from './host.ts';
import { lettersCalls } from './letters.ts';
import { numbersCalls } from './numbers.ts';
import { deskCalls, setupCalls } from './organiser.ts';
import { paperCalls } from './paper.ts';
import { settingsCalls } from './settings.ts';
import { syncCalls } from './sync.ts';

export const calls = {
  ...attendeeCalls,
  ...hostCalls,
  ...setupCalls,
  ...deskCalls,
  ...lettersCalls,
  ...custodyCalls,
  ...entriesCalls,
  ...editorCalls,
  ...syncCalls,
  ...settingsCalls,
  ...numbersCalls,
  ...paperCalls,
  ...deliveryCalls,
} as const satisfies Record<string, Call>;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type InputOf<N extends CallName> = Input<Calls[N]>;
export type OutputOf<N extends CallName> = Output<Calls[N]>;
export type ProgressFor<N extends CallName> = ProgressOf<Calls[N]>;

/** One call as it travels: JSON, with the desk's token when the desk makes it. */
export interface Request {
  name: string;
  input: unknown;
  desk?: string | undefined;
}
