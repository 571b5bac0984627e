/** Ctrl+C, a terminal that is closed, and the system's wish that the program ends. */
import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** No person asks twice within it, milliseconds. */
const raisedWithin = 100;

/**
 * Runs `endInOrder` at the first signal; another one ends the process at once. What `conf` writes with, where it was loaded, hears
 * them too, and raises the first once more when it has tidied up: that one does not count. The listeners stay, for without any it
 * would end the process.
 */
export function onSignal(endInOrder: () => void): void {
  let state: 'running' | 'asked' | 'ending' = 'running';
  for (const signal of signals)
    process.on(signal, () => {
      if (state === 'ending') process.exit(128 + constants.signals[signal]);
      if (state === 'asked') return;
      state = 'asked';
      // what was raised is pending by now: however long this takes, it is heard before an immediate of the timer
      setTimeout(() => setImmediate(() => (state = 'ending')), raisedWithin).unref();
      endInOrder();
    });
}
