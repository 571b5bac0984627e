/** The desktop program's main process and preload with a mistake in them, in a folder that Electron or the stand-in can start. */
import { symlinkSync } from 'node:fs';
import path from 'node:path';

import { createBuilder } from 'vite';

import { type Mutation, mutator } from './mutant-page.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Builds into `folder`, which is empty; the page is the one that was built already. */
export async function buildMutantMain(mutations: readonly Mutation[], folder: string): Promise<void> {
  for (const name of ['node_modules', 'assets', 'package.json'])
    symlinkSync(path.join(root, name), path.join(folder, name));
  const builder = await createBuilder({
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'error',
    environments: {
      main: { build: { outDir: path.join(folder, 'out/main') } },
      preload: { build: { outDir: path.join(folder, 'out/preload') } },
    },
    plugins: mutations.map(({ file, ...mutation }) => ({
      ...mutator({ file, ...mutation }),
      applyToEnvironment: ({ name }: { name: string }) =>
        name === (file.endsWith('preload.ts') ? 'preload' : 'main'),
    })),
  });
  await builder.build(builder.environments['main']!);
  await builder.build(builder.environments['preload']!);
  symlinkSync(path.join(root, 'out/renderer'), path.join(folder, 'out/renderer'));
}
