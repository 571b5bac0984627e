/** Listens for the desk's single keys. */
import { useEffect, useEffectEvent } from 'react';

import { type Shortcut, shortcutOf, takesKeys } from '../keyboard/shortcuts.ts';

/** @param act does what a key leads to @returns false when there is nothing to do, and then the key stays the browser's */
export function useShortcuts(isOn: boolean, act: (shortcut: Shortcut) => boolean): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const { key, code, ctrlKey: ctrl, altKey: alt, metaKey: meta, shiftKey: shift } = event;
    if (event.repeat || event.isComposing || takesKeys(document.activeElement)) return;
    if (document.querySelector('dialog[open]')) return;
    const shortcut = shortcutOf({ key, code, ctrl, alt, meta, shift });
    if (shortcut && act(shortcut)) event.preventDefault();
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const listen = (event: KeyboardEvent): void => pressed(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [isOn]);
}
