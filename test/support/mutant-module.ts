/** Modules of the program with one line changed, in a copy of it: what a test must notice. */
import path from 'node:path';

import type { Mutation } from './mutant-page.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { writeMutant } from './write-mutant.ts';

/**
 * Copies the program with the mutations into a folder that is gone when the test is.
 * @returns the folder @throws when a line is not there: the mutant has gone stale
 */
export function mutantProgram(...mutations: readonly Mutation[]): string {
  const folder = temporaryFolder();
  writeMutant(folder, mutations);
  return folder;
}

/** Imports a module of such a copy. */
export const mutantModule = async <T>(module: string, ...mutations: readonly Mutation[]): Promise<T> =>
  (await import(path.join(mutantProgram(...mutations), module))) as T;
