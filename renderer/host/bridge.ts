/** Calls over the preload's bridge to the desktop host. */
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Transport } from '../../electron/contract/client.ts';
import { refuse } from '../../electron/contract/result.ts';

declare global {
  interface Window {
    /** There only where a preload put it. */
    readonly roundRobin?: Bridge;
  }
}

export function bridgeTransport(bridge: Bridge): Transport {
  return async (request, { onProgress, signal }) => {
    if (signal?.aborted) return refuse('cancelled');
    const id = crypto.randomUUID();
    const cancel = (): void => bridge.cancel(id);
    signal?.addEventListener('abort', cancel);
    try {
      return await bridge.call(id, request, (step) => onProgress?.(step));
    } catch {
      // The main process is gone or refused the message; what exactly is no use to the person here.
      return refuse('offline');
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  };
}
