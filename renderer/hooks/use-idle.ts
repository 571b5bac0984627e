/** Notices that nobody is there any more, so that what a person typed does not stay on the screen for the next one. */
import { useEffect, useEffectEvent, useState } from 'react';

export interface Idle {
  /** Seconds without input before anything happens. */
  afterSeconds: number;
  /** Seconds of warning after that; none calls `onIdle` at once. */
  warningSeconds?: number;
  onIdle: () => void;
}

const inputEvents = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'touchstart'] as const;

/**
 * Watches for input anywhere in the page. Input during the warning starts over.
 * @returns seconds left while the warning runs, else undefined
 */
export function useIdle({ afterSeconds, warningSeconds = 0, onIdle }: Idle): number | undefined {
  const [secondsLeft, setSecondsLeft] = useState<number>();
  const end = useEffectEvent(onIdle);

  useEffect(() => {
    let idleSeconds = 0;
    let lastInput = Date.now();
    let timer: ReturnType<typeof setInterval> | undefined;
    const tick = (): void => {
      // While the laptop sleeps no second is counted, but the clock goes on; a clock that is set back takes none away.
      idleSeconds = Math.max(idleSeconds + 1, Math.floor((Date.now() - lastInput) / 1000));
      if (idleSeconds >= afterSeconds + warningSeconds) {
        clearInterval(timer);
        end();
      } else if (idleSeconds >= afterSeconds) setSecondsLeft(afterSeconds + warningSeconds - idleSeconds);
    };
    const startOver = (): void => {
      idleSeconds = 0;
      lastInput = Date.now();
      setSecondsLeft(undefined);
    };
    timer = setInterval(tick, 1000);
    for (const event of inputEvents) window.addEventListener(event, startOver, { passive: true });
    return () => {
      clearInterval(timer);
      for (const event of inputEvents) window.removeEventListener(event, startOver);
    };
  }, [afterSeconds, warningSeconds]);

  return secondsLeft;
}
