import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { onTestFinished } from 'vitest';

/** A folder that the test removes, in memory where the machine has such a place: there an fsync costs nothing. */
export function memoryFolder(): string {
  const folder = mkdtempSync(path.join(memoryPlace(), 'round-robin-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Where folders in memory can be made, or else where other temporary ones are. */
export const memoryPlace = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());
