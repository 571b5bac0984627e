/** Modules of the program with one line changed, in a copy of it: what a test must notice. */
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Mutation } from './mutant-page.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Copies the program with the mutations into a folder that is gone when the test is.
 * @returns the folder @throws when a line is not there: the mutant has gone stale
 */
export function mutantProgram(...mutations: readonly Mutation[]): string {
  const folder = temporaryFolder();
  cpSync(path.join(root, 'electron'), path.join(folder, 'electron'), { recursive: true });
  for (const name of ['node_modules', 'assets', 'package.json'])
    symlinkSync(path.join(root, name), path.join(folder, name));
  for (const { file, line, becomes } of mutations) {
    const copy = path.join(folder, file);
    const code = readFileSync(copy, 'utf8');
    if (!code.includes(line)) throw new Error(`the mutant is stale: ${file} has no «${line}»`);
    writeFileSync(
      copy,
      code.replace(line, () => becomes),
    );
  }
  return folder;
}

/** Imports a module of such a copy. */
export const mutantModule = async <T>(module: string, ...mutations: readonly Mutation[]): Promise<T> =>
  (await import(path.join(mutantProgram(...mutations), module))) as T;
