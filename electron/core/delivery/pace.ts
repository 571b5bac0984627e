/** So many an hour, evenly: a server that gets hundreds of mails at once takes them for something else. */
import { setTimeout as pause } from 'node:timers/promises';

import { Refused } from '../../contract/result.ts';

const hour = 3_600_000;

/** @returns a function that waits until the next one is due: the first at once @throws Refused `cancelled` */
export function hourly(perHour: number, monotonic: () => number, signal: AbortSignal): () => Promise<void> {
  let last: number | undefined;
  return async () => {
    if (signal.aborted) throw new Refused('cancelled');
    // from one to the next, so that what one took longer is not made up for by a crowd
    const wait = last === undefined ? 0 : last + hour / perHour - monotonic();
    try {
      if (wait > 0) await pause(wait, undefined, { signal });
    } catch (error) {
      throw new Refused('cancelled', undefined, { cause: error });
    }
    last = monotonic();
  };
}
