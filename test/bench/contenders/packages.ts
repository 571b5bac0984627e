/**
 * Packages that only the benchmarks compare with: a list and a lock file of their own, installed when first needed, so that
 * nobody who builds or tests the product downloads them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { tell } from '../measure.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const { resolve } = createRequire(import.meta.url);

/**
 * Imports a package of that list. Its types are not at hand when the product is checked, so `T` says what is used of it.
 * @throws when it could not be installed
 */
export async function contenderPackage<T>(name: string): Promise<T> {
  install();
  return (await import(pathToFileURL(resolve(name)).href)) as T;
}

let failure: Error | undefined;

function install(): void {
  if (failure) throw failure;
  if (isInstalled()) return;
  tell('installing what is compared with (once): npm ci in test/bench/contenders');
  // npm says where it is to what it runs; on Windows its plain name is no program
  const npm = process.env['npm_execpath'];
  const options = [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--loglevel=error',
    '--prefer-offline',
    '--fetch-retries=1',
  ];
  const [command, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const { status, stderr } = spawnSync(command, [...first, ...options], { cwd: folder, encoding: 'utf8' });
  if (status === 0) return;
  const code = /error code (\w+)/.exec(stderr ?? '')?.[1];
  failure = new Error(`its packages could not be installed (${code ?? `npm ended with ${status}`})`);
  throw failure;
}

/** npm leaves a copy of the lock file with what it installed; an older one is of another list. */
function isInstalled(): boolean {
  const installed = path.join(folder, 'node_modules/.package-lock.json');
  const wanted = path.join(folder, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs;
}
