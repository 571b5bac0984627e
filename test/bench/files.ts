/** Files that are gone after the measurement. Each contender writes its own the same way. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Writes a file under a name of its own. @returns its bytes */
export type Write = (file: Uint8Array) => number;

/** Lends a folder to write into. */
export async function withFolder<T>(work: (write: Write, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-bench-'));
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
