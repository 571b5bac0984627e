/** Who may read and write what is installed. */
import { chmodSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Files below a folder, and itself: everybody reads them, their owner alone writes. A clone that was made with a strict umask
 * would else be installed so that nobody but root can start it, one with a loose one so that others may change it.
 */
export function setModes(folder: string): void {
  chmodSync(folder, 0o755);
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, item.name);
    if (item.isDirectory()) setModes(file);
    else if (item.isFile()) chmodSync(file, statSync(file).mode & 0o100 ? 0o755 : 0o644);
  }
}
