/** The one window. Whatever happens to its page, the next person finds a fresh one that remembers nothing. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';

import { BrowserWindow, session, type WebContents } from 'electron';

import { servePage, startPage } from './protocol.ts';

/** A page that breaks at once must not make windows as fast as the laptop can. */
const pauseMilliseconds = 500;

export interface WindowOptions {
  /** Full screen without a way out. Electron's kiosk mode is no lock on Windows and Linux; that is the system's job. */
  kiosk: boolean;
  devTools: boolean;
  /** The page crashed or hung; a fresh one comes after a moment. */
  onPageLost: () => void;
  onBug: (error: unknown) => void;
}

export interface KioskWindow {
  /** Whether this web contents is the one whose page may make calls. */
  shows: (contents: WebContents) => boolean;
  focus: () => void;
}

/** Opens the kiosk's window and replaces it when its page is lost. Call after ready. */
export function openKioskWindow(options: WindowOptions): KioskWindow {
  let current = open();

  function open(): BrowserWindow {
    const window = createWindow(options);
    onPageLost(window, () => {
      options.onPageLost();
      setTimeout(() => replace(window), pauseMilliseconds);
    });
    window.loadURL(startPage).catch((error: unknown) => {
      if (!window.isDestroyed()) options.onBug(error);
    });
    return window;
  }

  /** Opens the new window before the old one goes: with no window left the program would end. */
  function replace(lost: BrowserWindow): void {
    if (lost.isDestroyed()) return;
    current = open();
    lost.destroy();
  }

  return {
    shows: (contents) => !current.isDestroyed() && contents === current.webContents,
    focus: () => current.focus(),
  };
}

/** Calls `lost` once, when the renderer has crashed or has not answered for half a minute. */
function onPageLost(window: BrowserWindow, lost: () => void): void {
  let isLost = false;
  const once = (): void => {
    if (!isLost) lost();
    isLost = true;
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') once();
  });
  window.on('unresponsive', once);
}

function createWindow({ kiosk, devTools }: WindowOptions): BrowserWindow {
  // Without `persist:` a partition lives in memory and ends with its window; the name is never used twice.
  const fresh = session.fromPartition(`kiosk-${randomUUID()}`, { cache: false });
  servePage(fresh, path.join(import.meta.dirname, '../renderer'));
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    title: 'Round Robin',
    kiosk,
    show: false,
    webPreferences: {
      session: fresh,
      preload: path.join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      disableDialogs: true,
      devTools,
    },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}
