/**
 * The menu that organisers have at their desk: what edits text, what this program is, and its end. Everybody else has none, so that no
 * key and no pointer finds one.
 */
import path from 'node:path';

import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** The words of the menu, as they stand under `menu` in a language file. */
interface MenuWords {
  about: string;
  quit: string;
  edit: string;
  undo: string;
  cut: string;
  copy: string;
  paste: string;
  selectAll: string;
}

export interface MenuOptions {
  /** Reads a file below `assets/`. */
  readAsset: (name: string) => Uint8Array;
  isAtDesk: () => boolean;
}

/** @returns what to call whenever an organiser may have come or gone. Call after ready. */
export function menuFor({ readAsset, isAtDesk }: MenuOptions): () => void {
  const words = wordsFor(app.getLocale(), readAsset);
  let isShown: boolean | undefined;
  setAboutPanel();
  return () => {
    if (isShown === isAtDesk()) return;
    isShown = isAtDesk();
    Menu.setApplicationMenu(isShown ? Menu.buildFromTemplate(template(words)) : nobodysMenu());
  };
}

/**
 * None, but on macOS, which shows Electron's own where an app names none: there one of which no item does more than edit text, without
 * which no chord would, for anybody.
 */
function nobodysMenu(): Menu | null {
  if (process.platform !== 'darwin') return null;
  const roles = ['undo', 'cut', 'copy', 'paste', 'selectAll'] as const;
  const edit = roles.map((role) => ({ role, visible: false, acceleratorWorksWhenHidden: true }));
  return Menu.buildFromTemplate([{ label: app.getName(), submenu: edit }]);
}

/** Call before ready: until then macOS would show Electron's own. */
export const hideMenu = (): void => Menu.setApplicationMenu(nobodysMenu());

const template = (words: MenuWords): MenuItemConstructorOptions[] => [
  {
    label: app.getName(),
    submenu: [
      { label: words.about, click: () => app.showAboutPanel() },
      // a screen without a window manager has no other way to close the program
      { role: 'quit', label: words.quit, accelerator: 'CommandOrControl+Q' },
    ],
  },
  {
    label: words.edit,
    submenu: [
      { role: 'undo', label: words.undo },
      { type: 'separator' },
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
    ],
  },
];

/** In the system's language where there is a file for it, else in English. */
function wordsFor(locale: string, readAsset: MenuOptions['readAsset']): MenuWords {
  const language = /^[a-z]{2,3}/i.exec(locale)?.[0].toLowerCase() ?? 'en';
  for (const each of [language, 'en']) {
    try {
      const file = Buffer.from(readAsset(`locales/${each}.json`)).toString('utf8');
      return (JSON.parse(file) as { menu: MenuWords }).menu;
    } catch {
      // no file for this language
    }
  }
  throw new Error('impossible: no English words');
}

function setAboutPanel(): void {
  app.setAboutPanelOptions({
    applicationName: 'Round Robin',
    applicationVersion: app.getVersion(),
    version: `Electron ${process.versions.electron}`,
    copyright: 'AGPL-3.0-or-later',
    iconPath: iconFile(),
  });
}

/** The program's icon, for its windows and its about panel. */
export const iconFile = (): string => path.join(app.getAppPath(), 'assets/icons/256.png');
