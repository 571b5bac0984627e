/** WebContents: one page in Chromium with the compiled preload in an isolated world, and the messages to and from it. */
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';

import { app, makeEvent } from './app.js';
import { browserVersion } from './browser-side.js';
import { isolatedWorld, mainWorld } from './renderer-side.js';
import { contentsOfPage, fromWeb, toWeb } from './session.js';

const worldName = 'Electron Isolated Context';
let lastId = 0;

/** Electron's own, where a window says nothing else. */
const defaults = {
  contextIsolation: true,
  nodeIntegration: false,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  javascript: true,
  devTools: true,
};

const originOf = (url) => /^[^/]+\/\/[^/]*/.exec(url)?.[0] ?? 'null';

export class WebContents extends EventEmitter {
  id = ++lastId;
  session;
  /** The page, once it is open with the preload installed. */
  #page;
  #shown;
  #devtools;
  #world;
  #destroyed = false;
  #ownNavigation;
  #loading = Promise.resolve();
  #openHandler = () => ({ action: 'allow' });

  constructor(session, preferences) {
    super();
    // Electron has this too, without a word about it in its documentation
    this.getLastWebPreferences = () => ({ ...defaults, ...preferences });
    this.session = session;
    this.#page = this.#open(preferences);
    // It is awaited by whoever needs the page; until then a failure is not "unhandled".
    this.#page.catch(() => {});
  }

  async #open({ preload }) {
    const page = await (await this.session.context()).newPage();
    this.#shown = page;
    contentsOfPage.set(page, this);
    this.#devtools = await page.context().newCDPSession(page);
    await this.#installWorlds(preload);
    page.on('popup', (popup) => this.#onPopup(popup));
    page.on('download', (download) => this.session.emitDownload(download, this));
    page.on('domcontentloaded', () => page.url() !== 'about:blank' && this.emit('dom-shown'));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.emit('did-navigate', makeEvent(), fromWeb(frame.url()), 200, 'OK');
    });
    page.on('load', () => this.emit('did-finish-load'));
    page.on('crash', () =>
      this.emit('render-process-gone', makeEvent(), { reason: 'crashed', exitCode: 11 }),
    );
    page.on('close', () => this.emit('page-closed'));
    page.on('pageerror', (error) => process.stderr.write(`stand-in: error in the page: ${error.stack}\n`));
    return page;
  }

  /** As Electron does for a sandboxed preload: it runs before the page, in a world of its own, with a `require` for 'electron' alone. */
  async #installWorlds(preload) {
    const devtools = this.#devtools;
    const { frameTree } = await devtools.send('Page.getFrameTree');
    // frames inside the page have such a world too, where the preload does nothing
    devtools.on('Runtime.executionContextCreated', ({ context }) => {
      const isTop = context.auxData?.frameId === frameTree.frame.id;
      if (isTop && context.name === worldName) this.#world = context.id;
    });
    devtools.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === '__toMain') void this.#receive(JSON.parse(payload));
    });
    await devtools.send('Page.enable');
    await devtools.send('Runtime.enable');
    await devtools.send('Runtime.addBinding', { name: '__toMain', executionContextName: worldName });
    const secret = randomUUID();
    await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorld(secret) });
    if (!preload) return;
    const versions = { ...process.versions, chrome: browserVersion() };
    const source = isolatedWorld(secret, readFileSync(preload, 'utf8'), {
      platform: process.platform,
      versions,
    });
    await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName });
  }

  /** A message of the preload: `ipcRenderer.send` or `invoke`. */
  async #receive({ kind, id, channel, args }) {
    const url = this.getURL();
    const senderFrame = { url, origin: originOf(url), parent: null, isDestroyed: () => this.#destroyed };
    const event = {
      ...makeEvent(),
      type: 'frame',
      sender: this,
      senderFrame,
      processId: process.pid,
      frameId: 1,
    };
    if (kind === 'send') return void app.ipcMain.emit(channel, event, ...args);
    try {
      const handler = app.ipcMain.handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      const value = structuredClone(await handler(event, ...args));
      await this.#deliver({ kind: 'answer', id, ok: true, value });
    } catch (error) {
      const value = `Error invoking remote method '${channel}': ${error}`;
      await this.#deliver({ kind: 'answer', id, ok: false, value });
    }
  }

  /** To the preload's world; lost when that is gone, as a message to a destroyed page is. */
  async #deliver(message) {
    await this.#page;
    const expression = `__fromMain(${JSON.stringify(message)})`;
    await this.#devtools.send('Runtime.evaluate', { contextId: this.#world, expression }).catch(() => {});
  }

  send(channel, ...args) {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    void this.#deliver({ kind: 'event', channel, args: structuredClone(args) });
  }

  setWindowOpenHandler(handler) {
    this.#openHandler = handler;
  }
  #onPopup(popup) {
    if (this.#openHandler({ url: fromWeb(popup.url()) }).action === 'deny') void popup.close();
  }

  /** Whether main prevents a navigation; one that main began itself is not asked about. */
  isNavigationPrevented(url, frame) {
    const isMainFrame = frame.parentFrame() === null;
    if (isMainFrame && this.#ownNavigation === url) return false;
    const details = makeEvent({ url, isMainFrame, isSameDocument: false });
    if (isMainFrame) this.emit('will-navigate', details, url);
    this.emit('will-frame-navigate', details);
    return details.defaultPrevented;
  }

  loadURL(url) {
    const loading = this.#load(url);
    this.#loading = loading.catch(() => {});
    return loading;
  }
  async #load(url) {
    this.#ownNavigation = url;
    try {
      await (await this.#page).goto(toWeb(url), { timeout: 0 });
    } catch (error) {
      if (!this.#shown?.isClosed() && !app.quitting) throw error;
    } finally {
      this.#ownNavigation = undefined;
    }
  }
  navigationHistory = {
    clear: () => void this.#devtools.send('Page.resetNavigationHistory').catch(() => {}),
  };
  getURL = () => fromWeb(this.#shown?.url() ?? '');
  executeJavaScript = async (code) => (await this.#page).evaluate(code);
  /**
   * Really crashes the renderer. Chromium never answers this command, and while a page changes its process for the one that
   * is loaded, it crashes neither and ends the loading without a word.
   */
  forcefullyCrashRenderer() {
    const crash = () => this.#devtools.send('Page.crash');
    void this.#loading.then(crash).catch(() => {});
  }
  openDevTools() {
    this.emit('devtools-opened');
  }
  closeDevTools() {
    this.emit('devtools-closed');
  }

  isDestroyed = () => this.#destroyed;
  async closePage() {
    await (await this.#page).close().catch(() => {});
  }
  markDestroyed() {
    this.#destroyed = true;
    contentsOfPage.delete(this.#shown);
    this.emit('destroyed');
  }
}
