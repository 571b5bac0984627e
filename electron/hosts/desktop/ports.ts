/** What the desktop lends to the core. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { app, shell, utilityProcess } from 'electron';
import Store from 'electron-store';

import type { HostFacts } from '../../contract/host.ts';
import type { HolderProcess, Ports, Settings, SettingsStore } from '../../core/ports.ts';

export interface DesktopPorts {
  /** Exists. */
  dataFolder: string;
  /** What is not known from Electron itself. */
  facts: () => Pick<HostFacts, 'lock' | 'broke'>;
  takeOpened: () => string | undefined;
}

/** Call after ready. */
export function desktopPorts({ dataFolder, facts, takeOpened }: DesktopPorts): Ports {
  return {
    dataFolder,
    readAsset: (name) => readFileSync(path.join(app.getAppPath(), 'assets', name)),
    startHolder,
    settings: openSettings(dataFolder),
    today: () => dayOf(new Date()),
    monotonic: () => performance.now(),
    random: (length) => randomBytes(length),
    show,
    host: () => ({
      version: app.getVersion(),
      runtime: `Electron ${process.versions.electron}`,
      ...facts(),
    }),
    takeOpened,
  };
}

/** `settings.json`, written atomically. A damaged file throws: nothing resets it behind an organiser's back. */
function openSettings(dataFolder: string): SettingsStore {
  const store = new Store<Settings>({ name: 'settings', cwd: dataFolder, configFileMode: 0o600 });
  return {
    get: (key) => store.get(key),
    set: (key, value) =>
      value === undefined ? store.delete(key) : store.set({ [key]: value } as Partial<Settings>),
  };
}

/**
 * Documents are opened by the system's own viewer, whose print dialog is the system's. Printing them from a hidden window would
 * need Chromium's PDF viewer, an extension that lockdown.ts keeps out of every page; and it has printed blank pages in many
 * versions of Electron (electron/electron#30947, #47378). A folder whose name has an ending
 * is shown in the one above it: opened, some are programs, as `x.app` is on macOS.
 */
async function show(file: string, kind: 'folder' | 'pdf' | 'table'): Promise<boolean> {
  if (kind === 'folder' && path.extname(file) !== '') {
    shell.showItemInFolder(file);
    return true;
  }
  // it answers with what went wrong
  return (await shell.openPath(file)) === '';
}

/** The holder in a process of its own; nothing that it might print is kept. */
function startHolder(): HolderProcess {
  const child = utilityProcess.fork(path.join(import.meta.dirname, 'holder.js'), [], {
    serviceName: 'Round Robin keys',
    stdio: 'ignore',
  });
  // out of memory, for instance: it has no listener of its own, and its exit says all that is needed
  child.on('error', () => {});
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    end: () => void child.kill(),
  };
}

/** A day as the laptop's clock and time zone see it, `YYYY-MM-DD`. */
function dayOf(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
