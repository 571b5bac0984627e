/** One window with our page in it: how it is made and loaded, what loses it, and where it stands. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';

import { app, BrowserWindow, screen, session } from 'electron';

import { servePage, startPage } from './protocol.ts';

/** The page comes from this laptop's disk: what takes longer will not come. As long as a page may not answer. */
const loadMilliseconds = 30_000;

export interface PageWindowOptions {
  /** Full screen without a way out. Electron's kiosk mode is no lock on Windows and Linux; that is the system's job. */
  kiosk: boolean;
  devTools: boolean;
  /** Chromium's picture of the program, an absolute path. */
  icon: string;
  /** Whether somebody may close the kiosk's window now: the system asks for that too, with keys that no page sees. */
  mayClose: () => boolean;
}

/** A window that nobody sees yet. */
export function createPageWindow({ kiosk, devTools, icon, mayClose }: PageWindowOptions): BrowserWindow {
  // Without `persist:` a partition lives in memory; the name is never used twice.
  const fresh = session.fromPartition(`kiosk-${randomUUID()}`, { cache: false });
  servePage(fresh, path.join(import.meta.dirname, '../renderer'));
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    title: 'Round Robin',
    icon,
    show: false,
    webPreferences: {
      session: fresh,
      preload: path.join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
      devTools,
    },
  });
  window.on('close', (event) => {
    if (kiosk && !mayClose()) event.preventDefault();
  });
  // Electron keeps a partition until the program ends; what is in it goes with its window.
  window.once('closed', () => void fresh.clearData().catch(() => {}));
  return window;
}

/** @returns whether our page could be loaded; of a window that is gone meanwhile nobody hears */
export async function loadPage(window: BrowserWindow, onBug: (error: unknown) => void): Promise<boolean> {
  try {
    await window.loadURL(startPage);
    // Nothing to go back to, not even the empty page before this one.
    if (!window.isDestroyed()) window.webContents.navigationHistory.clear();
    return true;
  } catch (error) {
    if (!window.isDestroyed()) onBug(error);
    return false;
  }
}

/**
 * Calls `lost` once, when our page could not be loaded or not within half a minute, its renderer has crashed, has not answered for
 * as long, or has left for another one: going to `about:blank` asks nobody.
 */
export function onPageLost(window: BrowserWindow, loading: Promise<boolean>, lost: () => void): void {
  let isLost = false;
  const once = (): void => {
    if (!isLost) lost();
    isLost = true;
  };
  const tooLate = setTimeout(once, loadMilliseconds);
  window.once('closed', () => clearTimeout(tooLate));
  void loading.then((isLoaded) => {
    clearTimeout(tooLate);
    if (!isLoaded && !window.isDestroyed()) once();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') once();
  });
  window.webContents.on('did-navigate', (_event, url) => {
    if (url !== startPage) once();
  });
  window.on('unresponsive', once);
}

/** Whether a program says where its windows are: on Wayland it does not. */
export const placesWindows = (): boolean => app.commandLine.getSwitchValue('ozone-platform') !== 'wayland';

/** Where the kiosk is; the others are black. A window that is full screen elsewhere has to leave that first. */
export function putOnPrimaryDisplay(window: BrowserWindow): void {
  if (!placesWindows()) return;
  const primary = screen.getPrimaryDisplay();
  if (screen.getDisplayMatching(window.getBounds()).id === primary.id) return;
  const wasKiosk = window.isKiosk();
  if (wasKiosk) window.setKiosk(false);
  window.setBounds(primary.bounds);
  if (wasKiosk) window.setKiosk(true);
}
