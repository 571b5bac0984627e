/** electron-builder and its relatives: a list and a lock file of their own, installed when somebody first packages. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = import.meta.dirname;
const { resolve } = createRequire(import.meta.url);

/** Imports one of them. Their types are not at hand, so `T` says what is used. @throws when they could not be installed */
export async function packagingTool<T>(name: string): Promise<T> {
  install();
  return (await import(pathToFileURL(resolve(name)).href)) as T;
}

function install(): void {
  if (isInstalled()) return;
  process.stderr.write('Installing what makes packages (once): npm ci in scripts/package\n');
  const status = npm(folder, [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--loglevel=error',
    '--prefer-offline',
  ]);
  if (status !== 0) throw new Error(`the packaging tools could not be installed (npm ended with ${status})`);
}

/** Runs npm in a folder. It says where it is to what it runs; on Windows its plain name is no program. */
export function npm(cwd: string, options: readonly string[]): number | null {
  const self = process.env['npm_execpath'];
  const [command, first] = self === undefined ? ['npm', []] : [process.execPath, [self]];
  return spawnSync(command, [...first, ...options], { cwd, stdio: ['ignore', 'ignore', 'inherit'] }).status;
}

/** npm leaves a copy of the lock file with what it installed; an older one is of another list. */
function isInstalled(): boolean {
  const installed = path.join(folder, 'node_modules/.package-lock.json');
  const wanted = path.join(folder, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs;
}
