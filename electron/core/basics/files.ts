/** Files that are either whole or not there, with errors as codes of the closed list. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

import { Refused } from '../../contract/result.ts';

/** Makes a folder, and those above it, readable by its owner only. */
export function makeFolder(folder: string): void {
  attempt(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
}

/**
 * Writes a file durably under its final name: temporary file beside it, fsync, rename, fsync of the folder. Its times are
 * set to midnight, so that they tell a day and no more.
 * @throws Refused `disk_full` or `storage_failed`; then no file is left under either name
 */
export function writeFileAtomically(
  file: string,
  bytes: Uint8Array | string,
  options: { day?: string } = {},
): void {
  makeFolder(path.dirname(file));
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.part`);
  attempt(file, () => {
    try {
      writeDurably(temporary, typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
      const midnight = dayToDate(options.day);
      utimesSync(temporary, midnight, midnight);
      renameSync(temporary, file);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    syncFolder(path.dirname(file));
  });
}

function writeDurably(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A rename is durable only when its folder is. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The time of what tells no time: the start of 1980, the earliest that every file system can hold. */
export const noTime = new Date('1980-01-01T00:00:00Z');

/** The start of a day in UTC. */
const dayToDate = (day: string | undefined): Date =>
  day === undefined ? noTime : new Date(`${day}T00:00:00Z`);

/** Reads a file. @returns undefined when there is none @throws Refused `storage_failed` */
export function readFileIfAny(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw storageFailure(error, file);
  }
}

/** Runs something that touches the disk and turns what the system says into a code. */
export function attempt<T>(what: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw storageFailure(error, what);
  }
}

/** `disk_full` for ENOSPC, EDQUOT and the like, `storage_failed` for all else. The detail is the file's name, not its path. */
export function storageFailure(error: unknown, what: string): Refused {
  if (error instanceof Refused) return error;
  const full = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error));
  const reason = codeOf(error) || 'error';
  return new Refused(full ? 'disk_full' : 'storage_failed', `${path.basename(what)} (${reason})`, {
    cause: error,
  });
}

/** The system's name of an error, such as `ENOENT`; empty when it has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
