/**
 * Which paths the system may be asked to show. The page names them, and a page can be taken over; opening is what a double click
 * does, so that a path of somebody else's choice would run programs.
 */
import { realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';

import { Refused } from '../../contract/result.ts';
import type { Kiosk } from './kiosk.ts';

export interface ShownPath {
  /** Where it really lies, links followed: what was looked at is what is shown. */
  real: string;
  kind: 'folder' | 'pdf' | 'table';
  bytes: number;
}

/** Of files only kinds that programs read; where a system runs a file is decided by its ending. */
const kinds: Readonly<Record<string, ShownPath['kind']>> = {
  '.pdf': 'pdf',
  '.csv': 'table',
  '.json': 'table',
};

/** @throws Refused `not_allowed` for whatever was not made here */
export function shownPath(kiosk: Kiosk, file: string): ShownPath {
  const real = realPath(file);
  if (real === undefined || !isOurs(kiosk, real)) throw new Refused('not_allowed');
  const stats = statSync(real);
  const kind = kindOf(real, stats);
  if (!kind) throw new Refused('not_allowed');
  return { real, kind, bytes: stats.size };
}

/** Undefined for what is not there, and for paths of other kinds: relative ones, and another computer's, asking for which tells it who asks. */
function realPath(file: string): string | undefined {
  if (!path.isAbsolute(file) || /^[\\/]{2}/.test(file)) return undefined;
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}

/** Below where exports go, or the very file or folder that was written since the desk was opened. */
function isOurs(kiosk: Kiosk, real: string): boolean {
  const exports = realPath(kiosk.inData('exports'));
  if (exports !== undefined && (real === exports || real.startsWith(exports + path.sep))) return true;
  return kiosk.written.all().some((written) => realPath(written) === real);
}

function kindOf(real: string, stats: Stats): ShownPath['kind'] | undefined {
  if (stats.isDirectory()) return 'folder';
  // a colon names a stream of another file on Windows
  if (!stats.isFile() || path.basename(real).includes(':')) return undefined;
  const ending = path.extname(real).toLowerCase();
  return Object.hasOwn(kinds, ending) ? kinds[ending] : undefined;
}
