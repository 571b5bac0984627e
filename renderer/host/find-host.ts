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
}

export function findHost(): Host {
  const { roundRobin: bridge } = window;
  if (!bridge) return { transport: httpTransport(), freshPage: async () => false };
  return { transport: bridgeTransport(bridge), freshPage: () => bridge.next().catch(() => false) };
}
