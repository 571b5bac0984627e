/** How the background sending is doing: asked for again every second while somebody looks. */
import { useCallback, useEffect, useState } from 'react';

import type { Client } from '../../../../electron/contract/client.ts';
import type { OutputOf } from '../../../../electron/contract/index.ts';

export type CourierState = OutputOf<'courierState'>;

const betweenLooks = 1000;

/** @param onArrival a bundle has come further, so that the desk's counts have changed */
export function useCourier(
  call: Client,
  onArrival: () => void,
): { state: CourierState | undefined; look: () => Promise<void> } {
  const [state, setState] = useState<CourierState>();
  const look = useCallback(
    () =>
      call('courierState', {}).then((asked) => {
        if (asked.ok) setState(asked.value);
      }),
    [call],
  );
  const isMoving = state === undefined || ['trying', 'waiting', 'paused'].includes(state.at);
  useEffect(() => {
    if (!isMoving) return undefined;
    const timer = setInterval(() => void look(), betweenLooks);
    void look();
    return () => clearInterval(timer);
  }, [look, isMoving]);
  const arrived = state?.bundles.map((bundle) => bundle.state).join(' ');
  useEffect(() => {
    if (arrived !== undefined && arrived !== '') onArrival();
  }, [arrived, onArrival]);
  return { state, look };
}
