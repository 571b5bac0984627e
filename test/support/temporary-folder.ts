/** Folders that are gone when the test is. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { onTestFinished } from 'vitest';

/** A fresh folder, removed when the test that asked for it has finished. Concurrent tests hand in their own `onTestFinished`. */
export function temporaryFolder(finished: (clean: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-test-'));
  finished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
