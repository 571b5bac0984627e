/**
 * Single keys at the desk. Keys with Ctrl, Alt or ⌘ belong to the browser and the system (electron/contract/chords.ts), so none of
 * these has one; they rest while somebody types, and can be turned off.
 */
import type { Press } from '../../electron/contract/chords.ts';

export type Shortcut = { to: 'part'; number: number } | { to: 'search' | 'lock' | 'help' };

/** @returns what a key leads to, if anything */
export function shortcutOf({ key, code, ctrl, alt, meta, shift }: Press): Shortcut | undefined {
  if (ctrl || alt || meta) return undefined;
  if (key === '?' || key === '؟') return { to: 'help' };
  if (key === '/') return { to: 'search' };
  // where the key is, for other alphabets
  if (shift) return code === 'KeyL' ? { to: 'lock' } : undefined;
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  // 0 stands behind 9 on a keyboard, and is the tenth
  return digit === undefined ? undefined : { to: 'part', number: Number(digit) || 10 };
}

/** Whether what has the focus takes characters, or chooses by them. */
export function takesKeys(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !['checkbox', 'button', 'file'].includes(element.type);
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLElement && element.isContentEditable)
  );
}
