/** Files that are either whole or not there, with errors as codes of the closed list. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

import { Refused } from '../../contract/result.ts';

/** Makes a folder, and those above it, readable by its owner only, durably: what lies in a folder is lost with its name. */
export function makeFolder(folder: string): void {
  attempt(folder, () => {
    const missing = missingFolders(folder);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const made of missing) {
      forgetTimes(made);
      syncFolder(path.dirname(made));
    }
  });
}

/** Innermost first. `mkdirSync` says the outermost, on Windows in a spelling that no other path has. */
function missingFolders(folder: string): string[] {
  const missing: string[] = [];
  for (let at = path.resolve(folder); !existsSync(at) && at !== path.dirname(at); at = path.dirname(at))
    missing.push(at);
  return missing;
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
  attempt(file, () => {
    putFile(file, bytes, options);
    syncFolder(path.dirname(file));
  });
}

/** A file of a batch. */
export interface BatchFile {
  file: string;
  bytes: Uint8Array;
  day: string;
}

/**
 * The same for many files in one folder, which is made durable once for all of them: that is half of what a small file costs.
 * @param onWritten called after each file that is whole under its final name @throws Refused as `writeFileAtomically`
 */
export function writeFilesAtomically(
  folder: string,
  files: readonly BatchFile[],
  onWritten: () => void,
): void {
  if (files.length === 0) return;
  makeFolder(folder);
  try {
    for (const { file, bytes, day } of files) {
      attempt(file, () => putFile(file, bytes, { day }));
      onWritten();
    }
  } finally {
    attempt(folder, () => syncFolder(folder));
  }
}

const temporaryFor = (file: string): string => path.join(path.dirname(file), `.${path.basename(file)}.part`);

function putFile(file: string, bytes: Uint8Array | string, { day }: { day?: string }): void {
  const temporary = temporaryFor(file);
  writeOrDiscard(temporary, () => {
    writeDurably(temporary, typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
    settle(temporary, file, day);
  });
}

/** Leaves nothing of a file that could not be written. */
function writeOrDiscard(temporary: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    discard(temporary);
    throw error;
  }
}

/** Gives a whole file its day and its final name. */
function settle(temporary: string, file: string, day: string | undefined): void {
  const midnight = dayToDate(day);
  utimesSync(temporary, midnight, midnight);
  rename(temporary, file);
}

/** Removes what was begun, after a failure that must not be hidden by another one. */
function discard(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {
    // it stays under its temporary name
  }
}

/** A file that is whole and durable, but not yet under its final name. */
export interface PreparedFile {
  /** Gives it its name, durably. @throws Refused `storage_failed` */
  settle: () => void;
  /** Removes it instead. */
  discard: () => void;
}

/**
 * Writes a file whose name it gets later: for what has to be sure of its place before something else is done.
 * @throws Refused `disk_full` or `storage_failed`; then nothing of it is left
 */
export function prepareFile(file: string, bytes: Uint8Array, { day }: { day: string }): PreparedFile {
  makeFolder(path.dirname(file));
  const temporary = temporaryFor(file);
  attempt(file, () => writeOrDiscard(temporary, () => writeDurably(temporary, bytes)));
  return {
    settle: () =>
      attempt(file, () => {
        settle(temporary, file, day);
        syncFolder(path.dirname(file));
      }),
    discard: () => discard(temporary),
  };
}

/** Over what has the name. On Windows a rename is durable when the file is, elsewhere when its folder is. */
export function rename(from: string, to: string): void {
  insist(() => renameSync(from, to));
  if (process.platform === 'win32') insist(() => syncFile(to));
}

/** Milliseconds between two tries, and tries. */
const pause = 50;
const tries = 40;

/**
 * Tries again for two seconds on Windows, where a scanner or a viewer that has a file open keeps others from renaming or deleting it;
 * elsewhere nobody does.
 * @throws what the last try throws
 */
export function insist<T>(action: () => T, isWindows = process.platform === 'win32'): T {
  for (let left = isWindows ? tries : 1; ; left--) {
    try {
      return action();
    } catch (error) {
      if (left === 1 || !['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error))) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}

/** A long file while it is made: appended to, then read and corrected in place. */
export interface OpenFile {
  append: (part: Uint8Array) => void;
  readonly length: number;
  /** The bytes are there until the next call: reading a long file would else leave all of it behind as garbage. */
  read: (from: number, to: number) => Uint8Array;
  write: (at: number, bytes: Uint8Array) => void;
}

/** Parts are small; the system is asked this many bytes at a time. */
const gathered = 256 * 1024;

/**
 * Makes a file that is too long for memory; it gets its final name when `make` is done.
 * @throws Refused `disk_full` or `storage_failed`, or what `make` throws; then no file is left under either name
 */
export async function makeFileAtomically<T>(
  file: string,
  { day }: { day?: string },
  make: (open: OpenFile) => Promise<T>,
): Promise<T> {
  makeFolder(path.dirname(file));
  const temporary = temporaryFor(file);
  const handle = attempt(file, () => openSync(temporary, 'w+', 0o600));
  let isDone = false;
  try {
    const open = openFile(handle, file);
    const made = await make(open);
    attempt(file, () => fsyncSync(handle));
    isDone = true;
    return made;
  } finally {
    closeSync(handle);
    if (isDone) {
      attempt(file, () => {
        settle(temporary, file, day);
        syncFolder(path.dirname(file));
      });
    } else discard(temporary);
  }
}

function openFile(handle: number, name: string): OpenFile {
  let waiting: Uint8Array[] = [];
  let waitingLength = 0;
  let length = 0;
  let scratch = Buffer.alloc(0);
  const writeAll = (bytes: Uint8Array, position: number): void =>
    attempt(name, () => {
      for (let at = 0; at < bytes.length;)
        at += writeSync(handle, bytes, at, bytes.length - at, position + at);
    });
  const flush = (): void => {
    writeAll(Buffer.concat(waiting), length - waitingLength);
    waiting = [];
    waitingLength = 0;
  };
  return {
    append: (part) => {
      waiting.push(part);
      waitingLength += part.length;
      length += part.length;
      if (waitingLength >= gathered) flush();
    },
    get length() {
      return length;
    },
    read: (from, to) => {
      flush();
      if (scratch.length < to - from) scratch = Buffer.alloc(to - from);
      const found = attempt(name, () => readSync(handle, scratch, 0, to - from, from));
      return scratch.subarray(0, found);
    },
    write: (at, bytes) => {
      flush();
      writeAll(bytes, at);
    },
  };
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

/** Makes what is in a file durable. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * A rename is durable only when its folder is. Windows has no such call (`rename`). The folder's own time, which would tell
 * when that was, is taken away.
 */
export function syncFolder(folder: string): void {
  forgetTimes(folder);
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Gives a file another name, over what has it, durably. @throws Refused `storage_failed` */
export function renameDurably(from: string, to: string): void {
  attempt(to, () => {
    rename(from, to);
    syncFolder(path.dirname(to));
  });
}

/** Deletes a file durably; one that is not there is fine. @throws Refused `storage_failed` */
export function removeFile(file: string): void {
  attempt(file, () => {
    insist(() => rmSync(file, { force: true }));
    syncFolder(path.dirname(file));
  });
}

/** All files below a folder; none when it is not there. @throws Refused `storage_failed` */
export function filesBelow(folder: string): string[] {
  return attempt(folder, () =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((item) => !item.isDirectory())
          .map((item) => path.join(item.parentPath, item.name))
      : [],
  );
}

/** The time of what tells no time: the start of 1980, the earliest that every file system can hold. */
const noTime = new Date('1980-01-01T00:00:00Z');

/**
 * Takes away when something was changed last. What is written must not fail for it: some file systems refuse, and a disk that just
 * failed does.
 */
export function forgetTimes(file: string): void {
  try {
    utimesSync(file, noTime, noTime);
  } catch {
    // not there, or not to be changed
  }
}

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
