/** How the web host is started from what was built. */
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

export interface NodeCommand {
  /** For Node. */
  args: string[];
  env: NodeJS.ProcessEnv;
}

/**
 * A small young generation: long batches then take less memory (docs/decisions/0012, 0027). V8 reads them when it starts: for Electron
 * they stand on the command line, and a packaged program, which has none, runs without.
 */
export const heapFlags = ['--max-semi-space-size=8', '--no-allocation-site-pretenuring'];

/** The bundle, and its compiled code from the last start: together a start takes a quarter of what it takes from the sources. */
export const webHostCommand = (options: readonly string[]): NodeCommand => ({
  args: [
    '--disable-warning=ExperimentalWarning',
    ...heapFlags,
    path.join(root, 'out/web/index.js'),
    ...options,
  ],
  env: { NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/compiled') },
});
