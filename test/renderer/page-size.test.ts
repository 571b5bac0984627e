/** What an attendee's page weighs, and what is in it. Built for the test: what lies in `out` may be older than the sources. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { createBuilder, type Rolldown } from 'vite';
import { beforeAll, expect, it, vi } from 'vitest';

/**
 * Bytes under gzip: page, entry and all that it imports, style sheet, and the files of the one language that a person chose.
 * Fonts aside; English, which stands in wherever a word is missing, is in the entry.
 */
const limit = 250_000;

const root = path.resolve(import.meta.dirname, '../..');
const languages = readdirSync(path.join(root, 'assets/locales')).map((file) => path.basename(file, '.json'));
// as Rolldown names modules, on Windows too
const organisers = path.join(root, 'renderer/screens/organiser/').split(path.sep).join('/');

type Part = Rolldown.OutputChunk | Rolldown.OutputAsset;

let parts: readonly Part[];
/** The entry and, transitively, its static imports. */
let start: readonly Rolldown.OutputChunk[];

beforeAll(async () => {
  // vitest says `test`, and vite would take React's half again as large development build for it
  vi.stubEnv('NODE_ENV', 'production');
  const builder = await createBuilder({
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'error',
    environments: { client: { build: { write: false } } },
  });
  const built = (await builder.build(builder.environments['client']!)) as Rolldown.RolldownOutput;
  vi.unstubAllEnvs();
  parts = built.output;
  start = withImports(chunks().filter(({ isEntry }) => isEntry));
}, 60_000);

it.each(languages)('is at most 250 kB in %s', (language) => {
  const files = parts.filter(({ fileName }) => /\.(?:html|css)$/.test(fileName));
  const own = chunks().filter(({ moduleIds }) => moduleIds.some((id) => isFileOf(language, id)));
  const page = [...new Set([...files, ...start, ...own])];
  expect(page.map(({ fileName }) => path.extname(fileName))).toEqual(
    expect.arrayContaining(['.html', '.css', '.js']),
  );
  expect(own).toHaveLength(language === 'en' ? 1 : 2);
  const bytes = page.reduce((sum, part) => sum + weight(part), 0);
  const shown = page.map((part) => `${part.fileName.replace(/^.*\//, '')} ${kilobytes(weight(part))}`);
  console.log(`page in ${language}: ${kilobytes(bytes)} kB of ${kilobytes(limit)}: ${shown.join(', ')}`);
  expect(bytes).toBeLessThanOrEqual(limit);
});

it('has nothing of the organisers’ screens', () => {
  const isOrganisers = ({ moduleIds }: Rolldown.OutputChunk): boolean =>
    moduleIds.some((id) => id.startsWith(organisers));
  const apart = chunks().filter(isOrganisers);
  const [only] = apart;
  expect(apart).toHaveLength(1);
  expect(start.filter(isOrganisers)).toEqual([]);
  expect(only!.moduleIds).toEqual(
    expect.arrayContaining(
      ['desk.tsx', 'set-up/first-run.tsx', 'unlock.tsx'].map((file) => organisers + file),
    ),
  );
  expect(start.flatMap(({ dynamicImports }) => dynamicImports)).toContain(only!.fileName);
  console.log(`organisers’ screens, apart: ${kilobytes(weight(only!))} kB`);
});

it('has of every language its name and the words of its button, and all words of English', () => {
  const code = start.map((chunk) => chunk.code).join('');
  for (const language of languages) {
    const file = path.join(root, 'assets/locales', `${language}.json`);
    const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
    expect(code).toContain(words['language']);
    expect(code).toContain(words['attract']!['start']);
    expect([language, code.includes(words['review']!['intro']!)]).toEqual([language, language === 'en']);
  }
});

it('carries no schemas', () => {
  const packages = start.flatMap(({ moduleIds }) =>
    moduleIds.flatMap((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []),
  );
  expect(packages).toContain('react-dom');
  expect(packages).not.toContain('zod');
});

const chunks = (): Rolldown.OutputChunk[] => parts.filter((part) => part.type === 'chunk');

function withImports(found: readonly Rolldown.OutputChunk[]): readonly Rolldown.OutputChunk[] {
  const imported = chunks().filter(({ fileName }) => found.some(({ imports }) => imports.includes(fileName)));
  const all = [...new Set([...found, ...imported])];
  return all.length === found.length ? all : withImports(all);
}

/** Words or countries of a language, whole; not the head that the start screen shows. */
const isFileOf = (language: string, id: string): boolean =>
  ['locales', 'locale-data'].some((folder) => id === path.join(root, 'assets', folder, `${language}.json`));

const weight = (part: Part): number => gzipSync(part.type === 'chunk' ? part.code : part.source).length;

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
