/** Which key presses lead out of a person's screens. */
import { expect, test } from 'vitest';

import { leadsOut, type Press } from '../../electron/contract/chords.ts';

/** `Ctrl+Shift+z`, with the key's place after a `@` where the layout is not Latin: `Ctrl+з@KeyP`. */
function press(written: string): Press {
  const [chord, place] = written.split('@') as [string, string?];
  const parts = chord.split('+');
  const key = parts.pop()!;
  return {
    key,
    code: place ?? (/^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key),
    ctrl: parts.includes('Ctrl'),
    alt: parts.includes('Alt'),
    meta: parts.includes('Meta'),
    shift: parts.includes('Shift'),
  };
}

const each = (list: string): string[] => list.trim().split(/\s+/);
const withCtrlOrMeta = (list: string): string[] =>
  each(list).flatMap((key) => [`Ctrl+${key}`, `Meta+${key}`]);

const out = `
  F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 Alt+F4 Shift+F10 Shift+Escape
  Ctrl+з@KeyP Ctrl+а@KeyF Ctrl+ы@KeyS Ctrl+Shift+i Ctrl+Shift+c Ctrl+Shift+Delete
  Alt+ArrowLeft Alt+ArrowRight Alt+Home Alt+d Meta+ArrowLeft Meta+Alt+i
  BrowserBack BrowserRefresh LaunchMail ContextMenu Help`;

test.each([...each(out), ...withCtrlOrMeta('p f g s u r o n t w q h j l d k e = - 0 1 Tab')])(
  '%s leads out',
  (written) => expect(leadsOut(press(written))).toBe(true),
);

/** In the last line, letters of layouts that write them with AltGr or ⌥. */
const stays = `
  a Z ы Enter Tab Shift+Tab Escape Backspace ArrowLeft Home Dead
  Control Shift Alt AltGraph Meta Ctrl+Control Alt+Alt
  Ctrl+с@KeyC Ctrl+Shift+Z Ctrl+Shift+v Ctrl+ArrowLeft Ctrl+Shift+ArrowRight Ctrl+Backspace
  Ctrl+Alt+ą@KeyA Ctrl+Alt+{ Alt+ø@KeyO Ctrl+Alt+€`;

test.each([...each(stays), ...withCtrlOrMeta('a c v x y z')])('%s stays', (written) =>
  expect(leadsOut(press(written))).toBe(false),
);
