/** Where the desk's single keys lead. */
import type { Shortcut } from '../../keyboard/shortcuts.ts';
import type { PartName } from './parts.ts';

interface Places {
  parts: readonly PartName[];
  onShow: (part: PartName) => void;
  onHelp: () => void;
  onLeave: () => void;
}

/** Goes where a key leads. @returns whether there was such a place */
export function follow(shortcut: Shortcut, { parts, onShow, onHelp, onLeave }: Places): boolean {
  if (shortcut.to === 'help') onHelp();
  else if (shortcut.to === 'lock') onLeave();
  else if (shortcut.to === 'part') {
    const part = parts[shortcut.number - 1];
    if (part) onShow(part);
    return part !== undefined;
  } else {
    const search = document.querySelector<HTMLInputElement>('[name="search"]');
    search?.focus();
    return search !== null;
  }
  return true;
}
