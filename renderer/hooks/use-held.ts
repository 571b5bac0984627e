/** What happens when a finger stays on a key. */
import { useCallback, useEffect, useRef } from 'react';

/** Milliseconds until a held key does more than a tapped one, and between the repetitions after that. */
const heldAfter = 450;
const repeatsEvery = 75;

/** @returns starts holding: `act` is called once after a while, or again and again, until the pointer goes up anywhere */
export function useHeld(): (act: () => void, how: 'once' | 'repeat') => void {
  const end = useRef<() => void>(undefined);
  useEffect(() => () => end.current?.(), []);

  return useCallback((act, how) => {
    end.current?.();
    let timer: ReturnType<typeof setTimeout>;
    const next = (): void => {
      if (how === 'repeat') timer = setTimeout(next, repeatsEvery);
      act();
    };
    timer = setTimeout(next, heldAfter);
    const over = new AbortController();
    end.current = () => {
      clearTimeout(timer);
      over.abort();
    };
    window.addEventListener('pointerup', end.current, { signal: over.signal });
    window.addEventListener('pointercancel', end.current, { signal: over.signal });
  }, []);
}
