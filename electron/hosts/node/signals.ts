/** Ctrl+C, a terminal that is closed, and the system's wish that the program ends. */
import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `endInOrder` at the first signal; another one ends the process at once. What `conf` writes with hears them too, and raises the
 * first once more when it has tidied up: that one is not counted. The listeners stay, for without any it would end the process.
 */
export function onSignal(endInOrder: () => void): void {
  let heard = 0;
  for (const signal of signals)
    process.on(signal, () => {
      heard++;
      if (heard === 1) endInOrder();
      else if (heard > 2) process.exit(128 + constants.signals[signal]);
    });
}
