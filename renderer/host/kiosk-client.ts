/** The client that the whole page shares, and the one place that holds the desk's token: a closure, in memory only. */
import { type Client, createClient, type Transport } from '../../electron/contract/client.ts';

export interface KioskClient {
  call: Client;
  /** From now on every call carries this desk's token. */
  openDesk: (token: string) => void;
  /** Forgets the token. Ending the desk at the host is the call `lock`. */
  closeDesk: () => void;
}

/** @param onLocked hears when the host no longer knows the desk whose token a call carried */
export function createKioskClient(transport: Transport, onLocked: () => void): KioskClient {
  let desk: string | undefined;
  const client = createClient(transport, () => desk);
  const call: Client = async (name, input, options) => {
    const result = await client(name, input, options);
    const isLocked = !result.ok && (result.error.code === 'not_allowed' || result.error.code === 'locked');
    if (isLocked && desk !== undefined) onLocked();
    return result;
  };
  return {
    call,
    openDesk: (token) => {
      desk = token;
    },
    closeDesk: () => {
      desk = undefined;
    },
  };
}
