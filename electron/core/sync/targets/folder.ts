/** A folder: a USB stick, a share, a directory that something else carries on. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { Refused } from '../../../contract/result.ts';
import { attempt, codeOf, readFileIfAny, storageFailure, writeFileAtomically } from '../../basics/files.ts';
import type { Target } from './target.ts';

/** @throws Refused `target_unreachable` when the folder is not there: a stick that was pulled out is not to be made anew. */
export function folderTarget(root: string): Target {
  if (!isFolder(root)) throw new Refused('target_unreachable', path.basename(root));
  return {
    list: async (folder) => {
      try {
        return readdirSync(path.join(root, folder)).filter((name) => !name.startsWith('.'));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return [];
        throw storageFailure(error, folder);
      }
    },
    read: async (file) => readFileIfAny(path.join(root, file)),
    write: async (file, bytes) => attempt(file, () => writeFileAtomically(path.join(root, file), bytes)),
  };
}

const isFolder = (root: string): boolean => statSync(root, { throwIfNoEntry: false })?.isDirectory() ?? false;
