/** What an attendee's page weighs, and what is in it. Built for the test: what lies in `out` may be older than the sources. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { createBuilder, type Rolldown } from 'vite';
import { beforeAll, expect, it, vi } from 'vitest';

/**
 * Bytes under gzip: page, entry, the screens of somebody who signs and all that both import, style sheet, and the files of the one
 * language that a person chose. Fonts aside; English, which stands in wherever a word is missing, is in the entry.
 */
const limit = 250_000;
/** Bytes under gzip of what is read before the first screen can be used. */
const startLimit = 120_000;

const root = path.resolve(import.meta.dirname, '../..');
const languages = readdirSync(path.join(root, 'assets/locales')).map((file) => path.basename(file, '.json'));
// as Rolldown names modules, on Windows too
const inPage = (name: string): string => path.join(root, 'renderer', name).split(path.sep).join('/');
const organisers = inPage('screens/organiser/');

type Part = Rolldown.OutputChunk | Rolldown.OutputAsset;

let parts: readonly Part[];
/** The entry and, transitively, its static imports. */
let start: readonly Rolldown.OutputChunk[];
/** The same with what is fetched while the first screen waits for somebody. */
let attendee: readonly Rolldown.OutputChunk[];

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
  const isSigning = ({ facadeModuleId }: Rolldown.OutputChunk): boolean =>
    facadeModuleId === inPage('screens/attendee/signing-steps.tsx');
  attendee = withImports([...start, ...chunks().filter(isSigning)]);
}, 60_000);

it.each(languages)('is at most 250 kB in %s', (language) => {
  const files = parts.filter(({ fileName }) => /\.(?:html|css)$/.test(fileName));
  const own = chunks().filter(({ moduleIds }) => moduleIds.some((id) => isFileOf(language, id)));
  const page = [...new Set([...files, ...attendee, ...own])];
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
  expect(attendee.filter(isOrganisers)).toEqual([]);
  expect(only!.moduleIds).toEqual(
    expect.arrayContaining(
      ['desk.tsx', 'set-up/first-run.tsx', 'unlock.tsx'].map((file) => organisers + file),
    ),
  );
  expect(start.flatMap(({ dynamicImports }) => dynamicImports)).toContain(only!.fileName);
  console.log(`organisers’ screens, apart: ${kilobytes(weight(only!))} kB`);
});

it('starts without what seals and signs', () => {
  const bytes = start.reduce((sum, part) => sum + weight(part), 0);
  console.log(`before the first screen: ${kilobytes(bytes)} kB of ${kilobytes(startLimit)}`);
  expect(bytes).toBeLessThanOrEqual(startLimit);
  expect(packagesOf(start)).toContain('react-dom');
  for (const later of ['age-encryption', '@noble/curves', 'signature_pad']) {
    expect(packagesOf(start)).not.toContain(later);
    expect(packagesOf(attendee)).toContain(later);
  }
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
  expect(packagesOf(attendee)).toContain('react-dom');
  expect(packagesOf(attendee)).not.toContain('zod');
});

const packagesOf = (found: readonly Rolldown.OutputChunk[]): string[] =>
  found.flatMap(({ moduleIds }) =>
    moduleIds.flatMap((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []),
  );

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
