/** What the documentation names is there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const pages = ['*.md', 'docs/**/*.md'].flatMap((pattern) => globSync(pattern, { cwd: root }));
const folders = ['assets', 'docs', 'electron', 'renderer', 'scripts', 'test'];

/** Paths in backticks below one of our folders; what holds a placeholder or a pattern names no one file. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`([\w./-]+)`/g)]
    .map(([, named]) => named!)
    .filter((named) => folders.some((folder) => named.startsWith(`${folder}/`)));

/** Targets of links and pictures that are files of ours. */
const linksIn = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target));

test('every file and folder that a page names exists', () => {
  expect(pages.length).toBeGreaterThan(15);
  const missing = pages.flatMap((page) => {
    const text = readFileSync(path.join(root, page), 'utf8');
    return [
      ...pathsIn(text).filter((named) => !existsSync(path.join(root, named))),
      ...linksIn(text).filter((target) => !existsSync(path.join(root, path.dirname(page), target))),
    ].map((named) => `${page}: ${named}`);
  });
  expect(missing).toEqual([]);
});

test('a path and a link that lead nowhere are found', () => {
  expect(pathsIn('see `test/nowhere.ts` and `npm test`')).toEqual(['test/nowhere.ts']);
  expect(linksIn('[a](docs/nowhere.md#b) [c](https://example.org)')).toEqual(['docs/nowhere.md']);
});
