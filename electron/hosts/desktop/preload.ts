/**
 * The page's only door: `window.roundRobin`, four functions, nothing else. Electron freezes what is exposed. It runs
 * sandboxed as one small CommonJS file; the main process checks all that comes through, so there are no schemas here.
 */
import { contextBridge, ipcRenderer } from 'electron';

import { type Bridge, channels } from '../../contract/bridge.ts';
import type { Result } from '../../contract/result.ts';

const listeners = new Map<string, (step: unknown) => void>();

let onOpened = (): void => {};
ipcRenderer.on(channels.opened, () => onOpened());
ipcRenderer.on(channels.progress, (_event, id: string, step: unknown) => listeners.get(id)?.(step));

const bridge: Bridge = {
  call: async (id, request, onProgress) => {
    listeners.set(id, onProgress);
    try {
      return (await ipcRenderer.invoke(channels.call, { id, request })) as Result<unknown>;
    } finally {
      listeners.delete(id);
    }
  },
  cancel: (id) => ipcRenderer.send(channels.cancel, id),
  next: () => ipcRenderer.invoke(channels.next) as Promise<boolean>,
  onOpened: (listener) => {
    onOpened = listener;
  },
};

contextBridge.exposeInMainWorld('roundRobin', bridge);
