/** What plain Node lends to the core: for the command line and the web host. */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import Conf from 'conf';

import type { HostFacts } from '../../contract/host.ts';
import type { HolderProcess, Ports, Settings, SettingsStore } from '../../core/ports.ts';
import { besideCode, root } from './places.ts';

const holderMain = besideCode('holder.js', '../../core/holder/main.ts');

/** Lends a data folder and the assets beside the code. */
export const nodePorts = (dataFolder: string): Ports => ({
  dataFolder: path.resolve(dataFolder),
  readAsset: (name) => readFileSync(path.join(root, 'assets', name)),
  startHolder,
  settings: lazySettings(dataFolder),
  today: localToday,
  monotonic: () => performance.now(),
  random: (length) => randomBytes(length),
});

/** What this program is; a browser that it opens is locked by nobody until its host knows better. */
export function nodeFacts(): HostFacts {
  const file = readFileSync(path.join(root, 'package.json'), 'utf8');
  const { version } = JSON.parse(file) as { version: string };
  return { version, runtime: `Node ${process.versions.node}`, lock: 'none', broke: false };
}

/** `YYYY-MM-DD` in the laptop's time zone. */
const localToday = (): string => {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** A Node process of its own; advanced serialisation carries bytes as bytes. */
function startHolder(): HolderProcess {
  const child = fork(holderMain, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    send: (message) => void child.send(message as object),
    onMessage: (listener) => void child.on('message', listener),
    // an error: it could not be started, or is gone and its exit not heard of yet; with no listener it would end us
    onExit: (listener) => void child.on('exit', listener).on('error', listener),
    end: () => void child.kill('SIGKILL'),
  };
}

/** Opened when there is something to read or write: `conf` makes its folder even to read, and looking at a file should not. */
function lazySettings(dataFolder: string): SettingsStore {
  let store: Conf<Settings & Record<string, unknown>> | undefined;
  const opened = (): Conf<Settings & Record<string, unknown>> =>
    (store ??= new Conf({ cwd: path.resolve(dataFolder), configName: 'settings', configFileMode: 0o600 }));
  const isThere = (): boolean => existsSync(path.join(path.resolve(dataFolder), 'settings.json'));
  return {
    get: (key) => (isThere() ? opened().get(key) : undefined),
    set: (key, value) => (value === undefined ? opened().delete(key) : opened().set(key, value as never)),
  };
}
