/** The product's only door: hosts lend ports and pass on calls, nothing else. */
import type { CallOptions } from '../contract/client.ts';
import type { Request } from '../contract/index.ts';
import type { Result } from '../contract/result.ts';
import { dispatch } from './api/dispatch.ts';
import { Kiosk } from './api/kiosk.ts';
import type { Ports } from './ports.ts';

export interface Core {
  /** Answers one call of the contract. Never throws. */
  call: (request: Request, options?: CallOptions) => Promise<Result<unknown>>;
  /**
   * Opens the desk without a passphrase, for a host whose user owns the files anyway: the command line. It opens no keys.
   * @returns the desk's token
   */
  openDesk: () => string;
  /** Whether an organiser is at it: the desk is open, or no campaign is loaded yet. */
  isAtDesk: () => boolean;
  /** Whether people may be signing: a meeting is open in the vault, as far as that was opened yet. */
  isMeetingOpen: () => boolean;
  /** Ends the desk's session and the process that holds the keys; for suspend and for leaving the desk. */
  lock: () => void;
  /** Locks, and closes the vault. */
  close: () => void;
}

/** Composes the product from what a host lends. `onBug` hears of impossible states; it must not write what it is told to disk. */
export function createCore(ports: Ports, onBug: (error: unknown) => void = () => {}): Core {
  const kiosk = new Kiosk(ports, onBug);
  return {
    call: (request, options = {}) => dispatch(kiosk, request, options, onBug),
    openDesk: () => kiosk.session.open(undefined),
    isAtDesk: () => kiosk.session.isOpen() || kiosk.activeId() === undefined,
    isMeetingOpen: () => kiosk.isMeetingOpen(),
    lock: () => kiosk.session.lock(),
    close: () => kiosk.close(),
  };
}
