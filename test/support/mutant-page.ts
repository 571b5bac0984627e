/** The page built with one line changed: what a test must notice. */
import path from 'node:path';

import { createBuilder, type Plugin } from 'vite';

/** A change to one source file. The line must be there, or the mutant has gone stale. */
export interface Mutation {
  file: string;
  line: string;
  becomes: string;
}

/** "Encryption that silently did not happen", twice. */
export const sealMutants = {
  /** Caught by sealing's own look at what it made. */
  returnsItsInput: {
    file: 'electron/seal/age.ts',
    line: 'const sealed = await encrypter.encrypt(plaintext);',
    becomes: 'const sealed = plaintext;',
  },
  /** An honest header before the plaintext: every check of the shape passes, and only searching the bytes finds it. */
  leavesThePayloadOpen: {
    file: 'electron/seal/age.ts',
    line: 'const sealed = await encrypter.encrypt(plaintext);',
    becomes:
      'const sealed = await encrypter.encrypt(plaintext); sealed.set(plaintext, sealed.length - 16 - plaintext.length);',
  },
} as const satisfies Record<string, Mutation>;

/** Builds the page with a mutation into a folder. */
export async function buildMutantPage(mutation: Mutation, outDir: string): Promise<void> {
  const builder = await createBuilder({
    configFile: path.resolve('vite.config.ts'),
    logLevel: 'error',
    plugins: [mutator(mutation)],
    environments: { client: { build: { outDir, minify: false } } },
  });
  await builder.build(builder.environments['client']!);
}

/** A plugin that makes the change, and fails when there is nothing to change. */
export function mutator({ file, line, becomes }: Mutation): Plugin {
  const target = path.resolve(file);
  let met = false;
  return {
    name: 'mutant',
    enforce: 'pre',
    transform(code, id) {
      if (path.resolve(id.split('?')[0]!) !== target) return undefined;
      if (!code.includes(line)) throw new Error(`the mutant is stale: ${file} has no «${line}»`);
      met = true;
      return code.replace(line, becomes);
    },
    buildEnd() {
      if (!met) throw new Error(`the mutant is stale: nothing uses ${file}`);
    },
  };
}
