/** Ctrl+C, a terminal that is closed, and the system's wish that the program ends. */
import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds. What comes sooner is the same signal: `conf` raises each once more when it has tidied up after itself. */
const sameSignal = 200;

/**
 * Runs `endInOrder` at the first signal; another one ends the process at once. The listeners stay: without any, the signal that
 * `conf` raises would end the process there and then.
 */
export function onSignal(endInOrder: () => void): void {
  let first: number | undefined;
  for (const signal of signals)
    process.on(signal, () => {
      if (first === undefined) {
        first = performance.now();
        endInOrder();
      } else if (performance.now() - first > sameSignal) process.exit(128 + constants.signals[signal]);
    });
}
