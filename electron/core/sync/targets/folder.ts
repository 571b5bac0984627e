/** A folder: a USB stick, a share, a directory that something else carries on. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { Refused } from '../../../contract/result.ts';
import { codeOf, readFileIfAny, storageFailure, writeFileAtomically } from '../../basics/files.ts';
import type { Target } from './target.ts';

/**
 * @throws Refused `target_unreachable` when the folder is not there, now or later: a stick that was pulled out is not to be
 * made anew.
 */
export function folderTarget(root: string): Target {
  const at = (name: string): string => {
    if (!isFolder(root)) throw new Refused('target_unreachable', path.basename(root));
    return path.join(root, name);
  };
  at('');
  return {
    list: async (folder) => {
      try {
        return readdirSync(at(folder)).filter((name) => !name.startsWith('.'));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return [];
        throw storageFailure(error, folder);
      }
    },
    read: async (file) => readFileIfAny(at(file)),
    write: async (file, bytes) => writeFileAtomically(at(file), bytes),
  };
}

function isFolder(root: string): boolean {
  try {
    return statSync(root).isDirectory();
  } catch {
    return false;
  }
}
