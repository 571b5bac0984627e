/**
 * Writes `assets/licences.json`: the packages that the program is made of, as package-lock.json has them, and under which
 * licence each is. Development tools, and what is installed on some systems only and not used, are not in it. `npm run unit -- test/docs` says when it has gone stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
}

/** Said in a file of the package's and not in its package.json. */
const elsewhere: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

/** Sorted by name and version; each once. */
export function licences(): { name: string; version: string; licence: string }[] {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const electron = lock.packages['node_modules/electron'];
  const parts = Object.entries(lock.packages)
    .filter(([file, { dev, optional }]) => file !== '' && !dev && !optional)
    .map(([file, { version = '', license }]) => {
      const name = file.slice(file.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const licence = license ?? elsewhere[name];
      if (licence === undefined) throw new Error(`${name} names no licence`);
      return { name, version, licence };
    });
  const all = [
    ...parts,
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
