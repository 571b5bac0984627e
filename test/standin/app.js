/** `app`, and the state that the stand-in's other parts share through it. */
import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where everything lies that Electron would keep outside the data folder. Removed on exit. */
const home = mkdtempSync(path.join(tmpdir(), 'round-robin-standin-'));

/** An event whose default a listener may prevent. */
export function makeEvent(details = {}) {
  return {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

class IpcMain extends EventEmitter {
  handlers = new Map();
  handle(channel, handler) {
    if (this.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }
  removeHandler(channel) {
    this.handlers.delete(channel);
  }
}

class App extends EventEmitter {
  /** Whether it runs from a package; a test chooses. */
  isPackaged = process.env.STANDIN_PACKAGED === '1';
  /** What main told the about panel, and how often it was shown, for tests to look at. */
  about = { options: {}, shown: 0 };
  ipcMain = new IpcMain();
  /** Asked to stop what they run before the process ends: windows, browser, utility processes. */
  closers = [];
  /** Processes that `getAppMetrics` lists. */
  utilityProcesses = new Set();
  quitting = false;
  /** Every window there is. */
  windows = new Set();
  /** Whether windows are being closed in order to quit. */
  closing = false;
  #ready = Promise.withResolvers();
  #isReady = false;
  #paths = new Map();

  whenReady = () => this.#ready.promise;
  isReady = () => this.#isReady;
  becomeReady() {
    this.#isReady = true;
    this.emit('ready', makeEvent(), {});
    this.#ready.resolve();
  }
  /** @throws when a call comes too late, as Electron would */
  beforeReady(name) {
    if (this.#isReady) throw new Error(`${name} can only be called before app is ready`);
  }

  enableSandbox() {
    this.beforeReady('app.enableSandbox()');
  }
  commandLine = {
    appendSwitch: (name, value) => void process.argv.push(`--${name}=${value}`),
    removeSwitch: (name) =>
      process.argv.splice(
        process.argv.findIndex((arg) => arg.startsWith(`--${name}=`)),
        1,
      ),
    getSwitchValue: (name) =>
      process.argv.findLast((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? '',
    hasSwitch: (name) => process.argv.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
  };
  setAboutPanelOptions(options) {
    this.about.options = options;
  }
  showAboutPanel() {
    this.about.shown++;
  }
  requestSingleInstanceLock = () => true;
  getPath = (name) => this.#paths.get(name) ?? path.join(home, name);
  setPath(name, folder) {
    this.#paths.set(name, folder);
  }
  getAppPath = () => appFolder(process.argv[1]);
  getVersion = () => JSON.parse(readFileSync(path.join(this.getAppPath(), 'package.json'), 'utf8')).version;
  getName = () => 'round-robin';
  getLocale = () => 'en-US';
  getAppMetrics = () => [
    { pid: process.pid, type: 'Browser' },
    ...[...this.utilityProcesses].map(({ pid, serviceName }) => ({
      pid,
      type: 'Utility',
      name: serviceName,
    })),
  ];

  quit() {
    if (this.quitting || this.closing) return;
    const before = makeEvent();
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.closing = true;
    for (const window of this.windows) window.close();
    this.closing = false;
    // one of them would not
    if (this.windows.size > 0) return;
    const will = makeEvent();
    this.emit('will-quit', will);
    if (!will.defaultPrevented) this.exit(0);
  }
  exit(code = 0) {
    if (this.quitting) return;
    this.quitting = true;
    this.emit('quit', makeEvent(), code);
    void Promise.allSettled(this.closers.map((close) => close())).then(() => {
      rmSync(home, { recursive: true, force: true });
      process.exit(code);
    });
  }
}

/** The folder with the package.json that names this main. */
function appFolder(folder) {
  return existsSync(path.join(folder, 'package.json')) ? folder : appFolder(path.dirname(folder));
}

export const app = new App();
