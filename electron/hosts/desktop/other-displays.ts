/** Every display but the kiosk's is black while the kiosk is locked in: nobody is left at a desktop beside it. */
import { BrowserWindow, type Display, screen } from 'electron';

import { placesWindows } from './page-window.ts';

export interface OtherDisplays {
  /** Uncovers them, at the end. */
  end: () => void;
}

/**
 * The kiosk is on the primary display. Follows displays that come, go and change. Not where no window can be placed: a black one
 * might lie over the kiosk itself. Call after ready.
 */
export function coverOtherDisplays(onMoved: () => void): OtherDisplays {
  const covers = new Map<number, BrowserWindow>();

  function cover(): void {
    const primary = screen.getPrimaryDisplay().id;
    const others = placesWindows() ? screen.getAllDisplays().filter(({ id }) => id !== primary) : [];
    for (const [id, window] of covers) if (!others.some((display) => display.id === id)) uncover(id, window);
    for (const display of others) {
      const known = covers.get(display.id);
      if (known) known.setBounds(display.bounds);
      else covers.set(display.id, blackWindow(display));
    }
    onMoved();
  }

  function uncover(id: number, window: BrowserWindow): void {
    covers.delete(id);
    if (!window.isDestroyed()) window.destroy();
  }

  const changes = ['display-added', 'display-removed', 'display-metrics-changed'] as const;
  for (const change of changes) (screen as NodeJS.EventEmitter).on(change, cover);
  cover();
  return {
    end: () => {
      for (const change of changes) (screen as NodeJS.EventEmitter).off(change, cover);
      for (const [id, window] of covers) uncover(id, window);
    },
  };
}

/** It has no page at all: nothing is loaded into it, and nothing can be typed. */
function blackWindow({ bounds }: Display): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    backgroundColor: '#000000',
    show: false,
    frame: false,
    focusable: false,
    skipTaskbar: true,
    minimizable: false,
    movable: false,
    closable: false,
    hasShadow: false,
    roundedCorners: false,
    webPreferences: { javascript: false, sandbox: true, contextIsolation: true, devTools: false },
  });
  // `closable` means nothing on Linux
  window.on('close', (event) => event.preventDefault());
  window.setAlwaysOnTop(true, 'screen-saver');
  window.setBounds(bounds);
  window.showInactive();
  return window;
}
