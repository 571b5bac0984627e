/** `npm run screenshots`: builds the page and takes the pictures of `docs/pictures` anew (test/e2e/screens.pictures.ts, circle-pictures.ts). */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const run = (file: string, ...args: string[]): void => {
  const env = { ...process.env, SCREENSHOTS: '1' };
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', file), ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
};

run('../scripts/circle-pictures.ts');
run('vite/bin/vite.js', 'build', '--app', '--logLevel', 'error');
run('@playwright/test/cli.js', 'test', '--project=pictures');
