/** Whether the same sources give the same program: built a second time in another folder, over packages installed anew. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { root } from './stage.ts';
import { npm } from './tools.ts';

/** What a build reads. */
const sources = [
  'assets',
  'electron',
  'renderer',
  'package.json',
  'package-lock.json',
  '.npmrc',
  'tsconfig.base.json',
  'tsconfig.json',
  'tsconfig.node.json',
  'tsconfig.page.json',
  'tsconfig.pure.json',
  'scripts/builtins-taken.ts',
  'vite.config.ts',
];

/** Builds in the project or in a copy of it. @throws when that fails */
export function build(folder = root): void {
  const vite = path.join(folder, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--app', '--logLevel', 'error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the build failed');
}

/** Builds in a copy that installs its own packages. @returns the digest of what came out */
export function buildElsewhere(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-second-build-'));
  try {
    for (const name of sources) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
    if (npm(folder, ['ci', '--ignore-scripts', '--no-audit', '--loglevel=error', '--prefer-offline']) !== 0)
      throw new Error('npm ci failed in the second folder');
    build(folder);
    return digestOf(path.join(folder, 'out'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** SHA-256 over the names and contents of all files below a folder, source maps included. */
export function digestOf(folder: string): string {
  const whole = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => path.relative(folder, path.join(item.parentPath, item.name)).split(path.sep).join('/'));
  for (const name of names.toSorted()) {
    const digest = createHash('sha256')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex');
    whole.update(`${digest}  ${name}\n`);
  }
  return whole.digest('hex');
}
