/** Where the page runs: behind the desktop's bridge where there is one, else at the web host that served it. */
import type { Transport } from '../../electron/contract/client.ts';
import { bridgeTransport } from './bridge.ts';
import { httpTransport } from './http.ts';

export interface Host {
  transport: Transport;
  /**
   * Has this page replaced by a fresh one, which remembers nothing.
   * @returns false where the host cannot: the page then starts over in place
   */
  freshPage: () => Promise<boolean>;
  /** Has `listener`, in place of an earlier one, hear of campaign files that are opened with the program. */
  onOpened: (listener: () => void) => void;
}

export function findHost(): Host {
  const { roundRobin: bridge } = window;
  if (!bridge) return { transport: httpTransport(), freshPage: async () => false, onOpened: () => {} };
  return {
    transport: bridgeTransport(bridge),
    freshPage: () => bridge.next().catch(() => false),
    onOpened: (listener) => bridge.onOpened(listener),
  };
}
