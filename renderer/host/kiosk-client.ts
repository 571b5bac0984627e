/** The client that the whole page shares, and the one place that holds the desk's token: a closure, in memory only. */
import { type Client, createClient, type Transport } from '../../electron/contract/client.ts';

export interface KioskClient {
  call: Client;
  /** From now on every call carries this desk's token; `onLocked` hears when the host no longer knows it. */
  openDesk: (token: string, onLocked: () => void) => void;
  /** Forgets the token. Ending the desk at the host is the call `lock`. */
  closeDesk: () => void;
}

export function createKioskClient(transport: Transport): KioskClient {
  let desk: { token: string; onLocked: () => void } | undefined;
  const client = createClient(transport, () => desk?.token);
  const call: Client = async (name, input, options) => {
    const carried = desk;
    const result = await client(name, input, options);
    const isLocked = !result.ok && (result.error.code === 'not_allowed' || result.error.code === 'locked');
    // A late answer to a desk that was left meanwhile says nothing about the one that is open now.
    if (isLocked && desk !== undefined && desk === carried) desk.onLocked();
    return result;
  };
  return {
    call,
    openDesk: (token, onLocked) => {
      desk = { token, onLocked };
    },
    closeDesk: () => {
      desk = undefined;
    },
  };
}
