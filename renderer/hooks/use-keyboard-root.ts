/** What the keyboard does as a whole: it takes no focus away, scrolls nothing, and keeps the field above itself in sight. */
import { type RefObject, useEffect, useRef, useState } from 'react';

import { bringIntoView } from '../keyboard/field.ts';
import { moveAmongKeys } from '../keyboard/move-among-keys.ts';
import type { KeyboardState } from './use-keyboard.ts';

export interface KeyboardRoot {
  root: RefObject<HTMLFieldSetElement | null>;
  /** Whether Enter leads to the next field; in several lines it makes a new one. */
  enterGoesOn: boolean;
}

export function useKeyboardRoot({ target }: KeyboardState): KeyboardRoot {
  const root = useRef<HTMLFieldSetElement>(null);
  const hasFocus = useRef(false);
  const [enterGoesOn, setEnterGoesOn] = useState(() => target() instanceof HTMLInputElement);

  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    for (const type of ['pointerdown', 'mousedown', 'contextmenu']) {
      element.addEventListener(type, (event) => event.preventDefault(), { signal });
    }
    element.addEventListener('keydown', moveAmongKeys, { signal });

    const look = (): void => {
      const field = target();
      const foot = element.closest('.screen-foot');
      hasFocus.current = element.contains(document.activeElement);
      setEnterGoesOn(field instanceof HTMLInputElement);
      if (field && foot) bringIntoView(field, foot);
    };
    const resized = new ResizeObserver(look);
    resized.observe(element);
    document.addEventListener('focusin', look, { signal });
    return () => {
      resized.disconnect();
      stop.abort();
    };
  }, [target]);

  // A key may go away by being pressed; whoever is among the keys without a pointer stays there.
  useEffect(() => {
    if (!hasFocus.current || root.current?.contains(document.activeElement)) return;
    root.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  });
  return { root, enterGoesOn };
}
