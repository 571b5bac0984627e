/** Files that the command line itself writes where its user said. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { Refused } from '../../contract/result.ts';

/** Writes a file that must not exist yet: keys are never overwritten. @throws Refused `storage_failed` */
export function writeNewFile(file: string, content: Uint8Array | string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new Refused('storage_failed', `${path.basename(file)}${exists ? ' exists already' : ''}`, {
      cause: error,
    });
  }
}
