/** Where things lie: the program's own files, and the folder of its data. Reads nothing, for hosts that have to start quickly. */
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The same code runs from its sources and, for a quick start, bundled in `out/web`. */
const isBundled = import.meta.url.endsWith('.js');

/** A file or folder by its address from this one. */
export const besideCode = (whenBundled: string, inSources: string): string =>
  fileURLToPath(new URL(isBundled ? whenBundled : inSources, import.meta.url));

/** Where `assets` and `out` lie. */
export const root = besideCode('../../', '../../../');

/** `--data`, else `ROUND_ROBIN_DATA`, else where the desktop app keeps its data on this platform. */
export function dataFolderFrom(option: string | undefined): string {
  const chosen = option || process.env['ROUND_ROBIN_DATA'];
  // an empty one is none, and not the folder that the program was started in
  return chosen ? path.resolve(chosen) : path.join(applicationData(), 'round-robin');
}

function applicationData(): string {
  // not the roaming one, which a domain copies to its server
  if (process.platform === 'win32')
    return process.env['LOCALAPPDATA'] ?? path.join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support');
  return process.env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config');
}
