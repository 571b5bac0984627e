/** The holder of the opened keys without a process of its own, for tests to which the process does not matter. */
import { answerRequest } from '../../electron/core/holder/answer.ts';
import { createHolder } from '../../electron/core/holder/holder.ts';
import type { HolderRequest } from '../../electron/core/holder/protocol.ts';
import type { HolderProcess } from '../../electron/core/ports.ts';

/** Ends like a process: at once, and what was asked is never answered. */
export function holderHere(): HolderProcess {
  const holder = createHolder();
  let hear: (message: unknown) => void = () => {};
  let left: () => void = () => {};
  let alive = true;
  return {
    send: (message) => {
      // as structured clones travel between processes
      void answerRequest(holder, structuredClone(message) as HolderRequest).then((reply) => {
        if (alive) hear(structuredClone(reply));
      });
    },
    onMessage: (listener) => (hear = listener),
    onExit: (listener) => (left = listener),
    end: () => {
      alive = false;
      left();
    },
  };
}
