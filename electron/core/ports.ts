/** What a host lends to the core. Types only: the core reaches disk, clock and processes through nothing else it was not given. */
import type { HostFacts } from '../contract/host.ts';
import type { KioskSettings } from '../contract/settings.ts';

/** A process of its own that runs `electron/core/holder/main.ts`. Messages are structured clones. */
export interface HolderProcess {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  /** Kills it at once; there is nothing it would have to save. */
  end(): void;
}

/** Preferences in `settings.json`. A plain-text file: no secret and no personal data. */
export type Settings = Partial<KioskSettings> & {
  /** The campaign that the kiosk shows. */
  campaign?: string | undefined;
};

export interface SettingsStore {
  /** Whatever stands there, which somebody may have edited by hand: to be checked. */
  get: (key: keyof Settings) => unknown;
  /** Undefined takes it away. */
  set: <K extends keyof Settings>(key: K, value: Settings[K] | undefined) => void;
}

export interface Ports {
  /** The data folder, an absolute path. */
  dataFolder: string;
  /** Reads a file under `assets/`, such as `fonts/NotoSans-Regular.ttf`. */
  readAsset: (name: string) => Uint8Array;
  startHolder: () => HolderProcess;
  settings: SettingsStore;
  /** Today, `YYYY-MM-DD`, in the laptop's time zone. */
  today: () => string;
  /** Milliseconds on a clock that only runs forward. */
  monotonic: () => number;
  /** Cryptographically random bytes. */
  random: (length: number) => Uint8Array;
  /**
   * Shows a folder in the system's file manager, or a file in the program that the system opens it with. Only where there is a
   * screen of the organisers' own; the core has looked at the path. Resolves to whether the system took it.
   */
  show?: (path: string, kind: 'folder' | 'pdf' | 'table') => Promise<boolean>;
  /** What the host says of itself. */
  host?: () => HostFacts;
  /** The text of a campaign file that was opened with the program, once. Nothing in it is trusted. */
  takeOpened?: () => string | undefined;
}
