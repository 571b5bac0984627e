/** A target that forgets: the plainest reading of what a target is. */
import type { Target } from '../../electron/core/sync/targets/target.ts';

export function memoryTarget(files = new Map<string, Uint8Array>()): Target {
  return {
    list: async (folder) =>
      [...files.keys()]
        .filter((file) => file.startsWith(`${folder}/`) && !file.slice(folder.length + 1).includes('/'))
        .map((file) => file.slice(folder.length + 1)),
    read: async (file) => files.get(file)?.slice(),
    write: async (file, bytes) => void files.set(file, bytes.slice()),
  };
}
