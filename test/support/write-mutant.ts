/** A copy of the program with some of its lines changed. */
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Mutation } from './mutant-page.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Copies the program into an empty folder and changes it. @throws when a line is not there: the mutant has gone stale */
export function writeMutant(folder: string, mutations: readonly Mutation[]): void {
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
}
