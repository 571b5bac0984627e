/**
 * Writes `assets/licences.json`, which the desk shows: the packages that the program is made of, as package-lock.json has them,
 * and under which licence each is. `npm run unit -- test/docs` says when it has gone stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { licenceOf } from './package/licences.ts';
import { type Lock, productionPackages } from './package/lock.ts';

const root = path.resolve(import.meta.dirname, '..');

interface Part {
  name: string;
  version: string;
  licence: string;
}

/** Sorted by name and version; each once. */
function licences(): Part[] {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lock;
  const electron = lock.packages['node_modules/electron'];
  const all: Part[] = [
    ...productionPackages(lock).map((one) => ({
      name: one.name,
      version: one.version,
      licence: licenceOf(one) ?? 'unknown',
    })),
    {
      name: 'electron',
      version: electron?.version ?? '',
      licence: `${electron?.license}, with Chromium: BSD-3-Clause`,
    },
    { name: 'Noto fonts', version: '', licence: 'OFL-1.1' },
  ];
  const unique = new Map(all.map((part) => [`${part.name} ${part.version}`, part]));
  return [...unique.values()].toSorted(
    (a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'),
  );
}

/** One package a line. */
export const licencesText = (): string =>
  `[\n${licences()
    .map((part) => `  ${JSON.stringify(part, null, 1).replaceAll(/\s*\n\s*/g, ' ')}`)
    .join(',\n')}\n]\n`;

if (process.argv[1] === import.meta.filename)
  writeFileSync(path.join(root, 'assets/licences.json'), licencesText());
