/**
 * Tells the host now and then that somebody is at the desk. It ends an idle desk by itself, and counts calls only: whoever reads,
 * types or scrolls makes none.
 */
import { useEffect } from 'react';

import type { Client } from '../../electron/contract/client.ts';

/** Less than half of the shortest time that an idle desk may stand open. */
const betweenCalls = 20_000;

const inputEvents = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

export function usePresence(call: Client): void {
  useEffect(() => {
    let toldAt = performance.now();
    const tell = (): void => {
      if (performance.now() - toldAt < betweenCalls) return;
      toldAt = performance.now();
      // the lightest of the desk's calls; what it answers is not needed
      void call('listDevices', {});
    };
    for (const event of inputEvents) window.addEventListener(event, tell, { passive: true });
    return () => {
      for (const event of inputEvents) window.removeEventListener(event, tell);
    };
  }, [call]);
}
