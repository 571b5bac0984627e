/** How the web host is started from what was built. */
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

export interface NodeCommand {
  /** For Node. */
  args: string[];
  env: NodeJS.ProcessEnv;
}

/** The bundle, and its compiled code from the last start: together a start takes a quarter of what it takes from the sources. */
export const webHostCommand = (options: readonly string[]): NodeCommand => ({
  // a small young generation: long batches then take less memory (docs/decisions/0012)
  args: [
    '--disable-warning=ExperimentalWarning',
    '--max-semi-space-size=8',
    '--no-allocation-site-pretenuring',
    path.join(root, 'out/web/index.js'),
    ...options,
  ],
  env: { NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/compiled') },
});
