/**
 * Keys that lead out of a person's screens: to zoom, print, find, save, reload, another page, a menu, the browser's own
 * tools. What edits text stays; anything else with Ctrl, Alt or ⌘ is a way out, whether or not we have thought of it.
 */

/** A key press as the page and Electron both report it. */
export interface Press {
  key: string;
  /** Where the key is, whatever the layout writes on it. */
  code: string;
  ctrl: boolean;
  alt: boolean;
  meta: boolean;
  shift: boolean;
}

/** Keys that do something outside the page even alone. */
const alone = /^(F\d{1,2}|Browser\w+|Launch\w+|Zoom\w+|ContextMenu|Help|Find|Print|Open|Save|New|Close)$/;

/** Pressing one is the beginning of a chord, or of a letter. */
const modifiers = ['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn', 'OS'];

/** With Ctrl or ⌘: select all, copy, paste, cut, redo, undo. */
const editing = ['a', 'c', 'v', 'x', 'y', 'z'];
/** With Shift as well: paste without style, redo. */
const editingShifted = ['v', 'z'];
/** With Ctrl: by words, and to the ends of a text. */
const moving = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'Backspace',
  'Delete',
  'Insert',
];
/** ⌘← and ⌘→ are back and forward. */
const movingWithMeta = ['ArrowUp', 'ArrowDown', 'Backspace', 'Delete'];

/** Whether a key press leads out. */
export function leadsOut(press: Press): boolean {
  const { key, ctrl, alt, meta, shift } = press;
  if (modifiers.includes(key)) return false;
  if (alone.test(key) || (key === 'Escape' && shift)) return true;
  if (!ctrl && !alt && !meta) return false;
  // AltGr, which Windows reports as Ctrl and Alt, and the Mac's ⌥, write letters
  if (alt) return meta || !isTyped(key);
  // Ctrl+Shift+Delete is no deleting of a word but of a browser's data.
  if (shift && ['Delete', 'Insert'].includes(key)) return true;
  if (moving.includes(key)) return meta && !movingWithMeta.includes(key);
  return !(shift ? editingShifted : editing).includes(letterOf(press));
}

/** A character that no shortcut is named by. */
const isTyped = (key: string): boolean => [...key].length === 1 && !/[a-z0-9 ]/i.test(key);

/** The Latin letter of a shortcut, whatever alphabet the keyboard is set to. */
const letterOf = ({ key, code }: Press): string =>
  /^[a-z]$/i.test(key) ? key.toLowerCase() : (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key);
