/**
 * What `import … from 'electron'` gives when the main process runs in tests without Electron: the part of its API that
 * the desktop host uses, over an ordinary headless Chromium that Playwright drives.
 *
 * It is evidence about wiring: that the compiled main and preload load, register, answer, refuse, and clean up. Windows,
 * kiosk mode, the sandbox, Chromium's own permission rules, dialogs, safeStorage and fuses are Electron's, and not in it.
 */
import { EventEmitter } from 'node:events';

import { app } from './app.js';
import { BrowserWindow } from './browser-window.js';
import { net, protocol, session } from './session.js';
import { utilityProcess } from './utility-process.js';

/** Handlers that main registers; web-contents.js calls them when a page's message arrives. */
export const ipcMain = app.ipcMain;

export const powerMonitor = new EventEmitter();

const blockers = new Set();
export const powerSaveBlocker = {
  start: () => {
    const id = blockers.size + 1;
    blockers.add(id);
    return id;
  },
  stop: (id) => blockers.delete(id),
  isStarted: (id) => blockers.has(id),
};

/** A clipboard that tells tests how often it was cleared. */
const makeClipboard = () => ({
  cleared: 0,
  clear() {
    this.cleared++;
  },
});
export const clipboard = { ...makeClipboard(), selection: makeClipboard() };

let menu = null;
export const Menu = {
  buildFromTemplate: (template) => ({
    items: template.map(({ submenu, ...item }) => ({
      visible: true,
      ...item,
      ...(submenu && { submenu: Menu.buildFromTemplate(submenu) }),
    })),
  }),
  setApplicationMenu(given) {
    menu = given;
  },
  getApplicationMenu: () => menu,
};

const primary = { id: 1, bounds: { x: 0, y: 0, width: 1280, height: 800 } };
/** One display; a test that has more puts its own functions in place of these. */
export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => primary,
  getAllDisplays: () => [primary],
  getDisplayMatching: ({ x }) =>
    screen.getAllDisplays().find(({ bounds }) => x >= bounds.x && x < bounds.x + bounds.width) ?? primary,
});

export const dialog = {
  showErrorBox: (title, content) => process.stderr.write(`stand-in: dialog: ${title}: ${content}\n`),
};
/** As on a Linux without a keyring, the worst case that the product has to live with. */
export const safeStorage = { isEncryptionAvailable: () => false };
export const shell = {
  openPath: async () => 'stand-in: nothing is opened',
  openExternal: () => Promise.reject(new Error('stand-in: nothing is opened')),
};

export { app, BrowserWindow, net, protocol, session, utilityProcess };

export default {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
};
