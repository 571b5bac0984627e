/** Where this laptop's data lies. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { app } from 'electron';

import { dataFolderFrom } from '../node/places.ts';

/**
 * Chooses the data folder, `--data DIR`, `ROUND_ROBIN_DATA` or the platform's own, and moves Electron's there too: what
 * Chromium writes then stays in a folder that organisers know of, and the single-instance lock is one per data folder.
 * Call before ready. @returns its absolute path
 */
export function chooseDataFolder(): string {
  const { values } = parseArgs({
    args: process.argv.slice(1),
    options: { data: { type: 'string' } },
    // Chromium's own switches stand among the arguments.
    strict: false,
  });
  const folder = dataFolderFrom(typeof values.data === 'string' ? values.data : undefined);
  const chromium = path.join(folder, 'chromium');
  // a path that is not there yet Electron need not take
  mkdirSync(chromium, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
  app.setPath('sessionData', chromium);
  return folder;
}
