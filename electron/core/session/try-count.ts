/**
 * `keys/tries`: how many wrong passphrases there were since the last right one, so that starting the program anew does not start
 * the waiting anew. A number, and no time. It stops whoever has a keyboard; whoever has the disk is stopped by scrypt alone.
 */
import { Refused } from '../../contract/result.ts';
import { readFileIfAny, writeFileAtomically } from '../basics/files.ts';
import type { TryCount } from './session.ts';

/** What a damaged file counts as: enough to wait as long as a restart can make anybody wait. */
const damaged = 10;

export const tryCount = (file: string): TryCount => ({
  read: () => {
    const text = readFileIfAny(file)?.toString('utf8').trim();
    if (text === undefined) return 0;
    return /^\d{1,6}$/.test(text) ? Number(text) : damaged;
  },
  write: (count) => {
    try {
      writeFileAtomically(file, `${count}\n`);
    } catch (error) {
      // On a full disk the count of this process is still there, and a right passphrase has to open the desk.
      if (!(error instanceof Refused)) throw error;
    }
  },
});
