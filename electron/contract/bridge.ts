/** How calls travel: over HTTP on the web host, over the preload's bridge on the desktop. Types and names only. */
import type { Request } from './index.ts';
import type { Result } from './result.ts';

/** What the preload exposes as `window.roundRobin`. */
export interface Bridge {
  /** Makes a call; `id` names it for progress and for `cancel`. */
  call: (id: string, request: Request, onProgress: (step: unknown) => void) => Promise<Result<unknown>>;
  cancel: (id: string) => void;
  /** The turn of whoever was here has ended: a fresh page takes this one's place. Resolves to false when there is none. */
  next: () => Promise<boolean>;
  /** Has `listener`, in place of an earlier one, hear when somebody opens a campaign file; `openedCampaign` says which. */
  onOpened: (listener: () => void) => void;
}

/** Channels between preload and main process. */
export const channels = {
  call: 'round-robin:call',
  cancel: 'round-robin:cancel',
  next: 'round-robin:next',
  progress: 'round-robin:progress',
  opened: 'round-robin:opened',
} as const;

/** Where the web host takes calls: one POST with a `Request` as JSON each, with an `id` if it may be cancelled by it. */
export const callPath = '/call';

/** Where it takes a POST with `{ id }`: that call is to stop and say what it has finished. */
export const cancelPath = '/cancel';

/** One line of the web host's answer (NDJSON): steps as they come, then the result. Closing the request cancels the call. */
export type AnswerLine = { progress: unknown } | { result: Result<unknown> };
