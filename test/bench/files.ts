/** Files that are gone after the measurement. Each contender writes its own the same way. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Writes a file under a name of its own. @returns its bytes */
export type Write = (file: Uint8Array) => number;

/**
 * In memory where the system offers that: on a disk each file costs up to a millisecond of CPU, the same for every contender and
 * more than some of them take to make it.
 */
const root = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Lends a folder to write into. */
export async function withFolder<T>(work: (write: Write, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(root, 'round-robin-bench-'));
  let written = 0;
  try {
    return await work((file) => {
      writeFileSync(path.join(folder, `${written++}.pdf`), file);
      return file.length;
    }, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
