/** The desk's single keys: none is one of those that lead out of the page, whatever the keyboard. */
import { expect, test } from 'vitest';

import { leadsOut, type Press } from '../../electron/contract/chords.ts';
import { shortcutOf } from '../../renderer/keyboard/shortcuts.ts';

const press = (key: string, code: string, more: Partial<Press> = {}): Press => ({
  key,
  code,
  ctrl: false,
  alt: false,
  meta: false,
  shift: false,
  ...more,
});

test.each([
  ['3', 'Digit3', {}, { to: 'part', number: 3 }],
  ['"', 'Digit3', {}, { to: 'part', number: 3 }],
  ['3', 'Numpad3', {}, { to: 'part', number: 3 }],
  ['٣', 'Digit3', {}, { to: 'part', number: 3 }],
  ['0', 'Digit0', {}, { to: 'part', number: 10 }],
  ['/', 'Slash', {}, { to: 'search' }],
  ['/', 'Digit7', { shift: true }, { to: 'search' }],
  ['?', 'Slash', { shift: true }, { to: 'help' }],
  ['؟', 'Slash', { shift: true }, { to: 'help' }],
  ['L', 'KeyL', { shift: true }, { to: 'lock' }],
  ['Д', 'KeyL', { shift: true }, { to: 'lock' }],
] as const)('%s at %s leads to a place, and not out', (key, code, more, to) => {
  expect(shortcutOf(press(key, code, more))).toEqual(to);
  expect(leadsOut(press(key, code, more))).toBe(false);
});

test.each([
  ['l', 'KeyL', {}],
  ['!', 'Digit1', { shift: true }],
  ['1', 'Digit1', { ctrl: true }],
  ['1', 'Digit1', { alt: true }],
  ['L', 'KeyL', { shift: true, ctrl: true }],
  ['/', 'Slash', { meta: true }],
] as const)('%s at %s with %o does nothing', (key, code, more) =>
  expect(shortcutOf(press(key, code, more))).toBeUndefined(),
);
