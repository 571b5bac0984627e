/** What the documentation names is there: files, headings, pictures, scripts. */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { anchorsOf, brokenPromises, pagesOf } from '../support/pages.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../..');

test('every link, heading, file and script that a page names exists', { timeout: 60_000 }, () => {
  expect(pagesOf(root).length).toBeGreaterThan(30);
  expect(brokenPromises(root)).toEqual([]);
});

test('what leads nowhere is found, and nothing else', () => {
  const folder = temporaryFolder();
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  write('package.json', '{"scripts":{"unit":"x"}}');
  write('electron/core/there.ts', '');
  write(
    'docs/there.md',
    '# A word, `and` another: [one](there.md)\n\n## Twice\n\n## Twice\n\n```\n# Quoted\n```\n',
  );
  write('docs/picture.png', '');
  write(
    'README.md',
    [
      '[page](docs/there.md) [page](docs/gone.md) ![picture](docs/picture.png) ![picture](docs/gone.png)',
      '[a](docs/there.md#a-word-and-another-one) [b](docs/there.md#twice-1) [c](docs/there.md#quoted)',
      '[d](#here) [e](#nowhere) [f](https://example.org/gone.md) [g]: no',
      '[reference]: docs/lost.md',
      '<img src="docs/lost.png">',
      '# Here',
      '`electron/core/there.ts` `electron/core/gone.ts` `electron/core/` `electron/lost/`',
      '`electron/core/*.ts` `electron/core/*.sql` `there.ts` `gone.ts` `core/there.ts` `<id>.ts` `exports/`',
      '`npm run unit` `npm run -s bench -- letters` `npm run unit -- electron/core/there.ts test/lost.test.ts e2e/lost.web`',
      '```',
      '[quoted](docs/quoted.md) npm run quoted',
      '```',
    ].join('\n'),
  );
  expect(brokenPromises(folder)).toEqual(
    [
      'docs/gone.md',
      'docs/gone.png',
      'docs/there.md#quoted',
      '#nowhere',
      'docs/lost.md',
      'docs/lost.png',
      'electron/core/gone.ts',
      'electron/lost/',
      'electron/core/*.sql',
      'gone.ts',
      'core/there.ts',
      'test/lost.test.ts',
      'test/e2e/lost.web.ts',
      'bench',
      'quoted',
    ].map((what) => `README.md: ${what}`),
  );
});

/** Folders of our code that a map of the architecture does not name. */
const unmapped = (map: string): string[] => {
  const named = new Set(
    [...map.matchAll(/^ *([\w/-]+)\/(?: |$)/gm)].map(([, folder]) => path.basename(folder!)),
  );
  return ['electron/*/', 'electron/core/*/', 'electron/hosts/*/', 'renderer/*/', 'renderer/screens/*/']
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .map((folder) => path.basename(folder))
    .filter((folder) => folder !== 'screens' && !named.has(folder));
};

test('every room stands in the map of the architecture', () => {
  const page = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8');
  const map = page.split('```')[1]!;
  expect(unmapped(map)).toEqual([]);
  expect(unmapped(map.replace('    vault/ ', '    '))).toEqual(['vault']);
});

test('headings get the anchors that links use', () => {
  expect([...anchorsOf('# What `--json` prints: “all”\n## Über *uns* #\n### 2. Ключи и қол\n')]).toEqual([
    'what---json-prints-all',
    'über-uns',
    '2-ключи-и-қол',
  ]);
});
