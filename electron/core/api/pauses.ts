/** Turns for others while something long is done. */
import { setImmediate as turn } from 'node:timers/promises';

import { Refused } from '../../contract/result.ts';
import { batchBetweenCollections, collectGarbage } from '../basics/collect-garbage.ts';

/** So many steps, then other work has its turn: answers to attendees, and the organiser's "cancel". */
const stepsBetweenTurns = 4;

/** @returns a function to call after so many letters or rows: lets other work have its turn, @throws Refused `cancelled` */
export function pauses(signal: AbortSignal): (done?: number) => Promise<void> {
  let steps = 0;
  let collected = 0;
  return async (done = 1) => {
    steps += done;
    if (done > 1 || steps % stepsBetweenTurns === 0) await turn();
    if (signal.aborted) throw new Refused('cancelled');
    if (steps - collected < batchBetweenCollections) return;
    collected = steps;
    collectGarbage();
  };
}
