/** A file that only grows, line by line; what a crash leaves of a line never hides another. */
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';

import { attempt, forgetTimes, makeFolder, syncFolder } from './files.ts';

const newLine = 0x0a;

/**
 * Appends a line durably. Half a line that a crash left at the end stays there, on a line of its own.
 * @throws Refused `disk_full` or `storage_failed`; then the line may be there in part, and the next one is not hurt by it
 */
export function appendLine(file: string, line: string): void {
  makeFolder(path.dirname(file));
  attempt(file, () => {
    const isNew = !existsSync(file);
    const handle = openSync(file, 'a+', 0o600);
    try {
      const bytes = Buffer.from(`${isTorn(handle) ? '\n' : ''}${line}\n`);
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
      forgetTimes(file);
    }
    if (isNew) syncFolder(path.dirname(file));
  });
}

function isTorn(handle: number): boolean {
  const { size } = fstatSync(handle);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(handle, last, 0, 1, size - 1) === 1 && last[0] !== newLine;
}
