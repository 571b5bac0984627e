/** Reads and changes what the organisers chose. Each value is checked by itself: one that makes no sense counts as not chosen. */
import { accessSync, constants, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { Refused } from '../../contract/result.ts';
import { defaultSettings, KioskSettings } from '../../contract/settings.ts';
import { z } from '../../contract/zod.ts';
import { attempt, codeOf, forgetTimes } from '../basics/files.ts';
import type { SettingsStore } from '../ports.ts';

const names = Object.keys(defaultSettings) as (keyof KioskSettings)[];

/** @throws Refused `storage_failed` when the file as a whole cannot be read: nothing resets it behind an organiser's back */
export function readSettings(store: SettingsStore): KioskSettings {
  const read = <K extends keyof KioskSettings>(name: K): [K, unknown] => {
    const parsed = z.safeParse(
      KioskSettings.shape[name],
      attempt('settings.json', () => store.get(name)),
    );
    return [name, parsed.success ? parsed.data : defaultSettings[name]];
  };
  return Object.fromEntries(names.map(read)) as KioskSettings;
}

/** Writes what is named; a value that is the usual one is taken out of the file. @throws Refused `storage_failed` */
export function writeSettings(store: SettingsStore, changes: Partial<KioskSettings>): void {
  const write = (name: keyof KioskSettings): void => {
    const value = changes[name];
    if (value === undefined) return;
    const isUsual = JSON.stringify(value) === JSON.stringify(defaultSettings[name]);
    attempt('settings.json', () => store.set(name, isUsual ? undefined : value));
  };
  for (const name of names) write(name);
}

/**
 * Whether exports can go there: the folder is never made, for where a stick is not plugged in they would land on the disk.
 * @throws Refused `folder_unusable`
 */
export function checkExportFolder(folder: string, dataFolder: string): void {
  const refused = (why: string): Refused => new Refused('folder_unusable', `${folder} (${why})`);
  if (!path.isAbsolute(folder)) throw refused('not absolute');
  try {
    if (!statSync(folder).isDirectory()) throw refused('ENOTDIR');
    accessSync(folder, constants.W_OK);
    if (process.platform === 'win32') tryWriting(folder);
  } catch (error) {
    throw error instanceof Refused ? error : refused(codeOf(error) || 'error');
  }
  if (isWithin(realpathSync.native(folder), realpathIfAny(dataFolder))) throw refused('data folder');
}

/** Windows says of any folder that it can be written into. */
function tryWriting(folder: string): void {
  const file = path.join(folder, '.round-robin');
  writeFileSync(file, '', { flag: 'wx' });
  rmSync(file);
  forgetTimes(folder);
}

const isWithin = (folder: string, above: string): boolean => {
  const way = path.relative(above, folder);
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
};

function realpathIfAny(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    // not made yet
    return folder;
  }
}
