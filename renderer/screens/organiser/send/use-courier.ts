/** How the background sending is doing: asked for again every second while somebody looks. */
import { useCallback, useEffect, useRef, useState } from 'react';

import type { Client } from '../../../../electron/contract/client.ts';
import type { OutputOf } from '../../../../electron/contract/index.ts';
import { Pace, type Speed } from '../../../../electron/wording/pace.ts';

export type CourierState = OutputOf<'courierState'>;

const betweenLooks = 1000;

/** @param onArrival a bundle has come further, so that the desk's counts have changed */
export function useCourier(
  call: Client,
  onArrival: () => void,
): { state: CourierState | undefined; speed: Speed | undefined; look: () => Promise<void> } {
  const [state, setState] = useState<CourierState>();
  const [speed, setSpeed] = useState<Speed>();
  // each try is measured by itself
  const pace = useRef(new Pace());
  const look = useCallback(
    () =>
      call('courierState', {}).then((asked) => {
        if (!asked.ok) return;
        const { progress } = asked.value;
        setState(asked.value);
        if (!progress) pace.current = new Pace();
        setSpeed(progress ? pace.current.add(performance.now(), progress) : undefined);
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
  return { state, speed, look };
}
