/** BrowserWindow: a window is a page that is open, and some flags. */
import { EventEmitter } from 'node:events';

import { app, makeEvent } from './app.js';
import { session } from './session.js';
import { WebContents } from './web-contents.js';

export class BrowserWindow extends EventEmitter {
  #kiosk;
  #visible;
  #minimized = false;
  #destroyed = false;
  #bounds;
  #options;

  constructor(options = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.#options = options;
    this.#kiosk = options.kiosk === true;
    // As on Linux, where full screen shows a window whatever `show` says.
    this.#visible = options.show !== false || this.#kiosk;
    const preferences = options.webPreferences ?? {};
    const { partition } = preferences;
    const own =
      preferences.session ?? (partition ? session.fromPartition(partition) : session.defaultSession);
    this.webContents = new WebContents(own, preferences);
    this.webContents.once('dom-shown', () => this.emit('ready-to-show'));
    this.webContents.once('page-closed', () => this.#closed());
    app.windows.add(this);
    app.emit('web-contents-created', makeEvent(), this.webContents);
    app.emit('browser-window-created', makeEvent(), this);
  }

  static getAllWindows = () => [...app.windows];
  static fromWebContents = (contents) =>
    [...app.windows].find((window) => window.webContents === contents) ?? null;

  loadURL = (url) => this.webContents.loadURL(url);
  show() {
    this.#visible = true;
  }
  showInactive() {
    this.show();
  }
  setAlwaysOnTop() {}
  getBounds = () => this.#bounds;
  setBounds(bounds) {
    this.#bounds = { ...this.#bounds, ...bounds };
  }
  getBackgroundColor = () => this.#options.backgroundColor ?? '#FFFFFF';
  isFocusable = () => this.#options.focusable !== false;
  isClosable = () => this.#options.closable !== false;
  focus() {}
  isVisible = () => this.#visible;
  setKiosk(kiosk) {
    this.#kiosk = kiosk;
    this.#visible ||= kiosk;
  }
  isKiosk = () => this.#kiosk;
  isDestroyed = () => this.#destroyed;
  isMinimized = () => this.#minimized;
  minimize() {
    this.#minimized = true;
  }
  restore() {
    this.#minimized = false;
  }
  close() {
    const event = makeEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy() {
    void this.webContents.closePage();
    this.#closed();
  }

  #closed() {
    if (this.#destroyed) return;
    this.#destroyed = true;
    app.windows.delete(this);
    this.webContents.markDestroyed();
    this.emit('closed');
    if (app.windows.size > 0 || app.quitting || app.closing) return;
    if (!app.emit('window-all-closed')) app.quit();
  }
}
