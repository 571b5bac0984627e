/** What packages are made of; the packages themselves are looked at by `npm run package:check`. */
import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { fuses } from '../../scripts/package/config.ts';
import { besideBundle, besideFaults, contentFaults, isRun } from '../../scripts/package/contents.ts';
import { licenceFaults } from '../../scripts/package/licences.ts';
import {
  type Lock,
  type LockedPackage,
  packagesFrom,
  productionPackages,
} from '../../scripts/package/lock.ts';
import { setModes } from '../../scripts/package/modes.ts';
import { makeSbom, sbomFaults } from '../../scripts/package/sbom.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const lock = JSON.parse(read('package-lock.json')) as Lock;

const one = (name: string, license?: string): LockedPackage => ({
  folder: `node_modules/${name}`,
  name,
  version: '1.0.0',
  license,
  integrity: 'sha512-AAAA',
  needs: [],
});

test('every package that the product is made of has a licence of the closed list', () => {
  const packages = productionPackages(lock);
  expect(packages.length).toBeGreaterThan(50);
  expect(licenceFaults(packages)).toEqual([]);
});

test('a licence that is not on the list, or none, is named', () => {
  const packages = [
    one('a', 'MIT'),
    one('b', '(MIT OR GPL-2.0-only)'),
    one('c', 'MIT AND SSPL-1.0'),
    one('d'),
    one('e', 'GPL-2.0-only'),
  ];
  expect(licenceFaults(packages)).toEqual([
    'c@1.0.0: MIT AND SSPL-1.0',
    'd@1.0.0: names no licence',
    'e@1.0.0: GPL-2.0-only',
  ]);
});

test('a package is found as Node finds it, beside the one that asks first', () => {
  const packages = {
    '': { dependencies: { a: '1' } },
    'node_modules/a': { version: '1', dependencies: { b: '1', c: '1' } },
    'node_modules/a/node_modules/b': { version: '1', dependencies: { c: '1' } },
    'node_modules/b': { version: '2' },
    'node_modules/c': { version: '1', optionalDependencies: { b: '2' } },
  };
  const found = packagesFrom({ packages }, ['a']).map(({ folder }) => folder);
  expect(found).toEqual(['node_modules/a', 'node_modules/a/node_modules/b', 'node_modules/c']);
  expect(() => packagesFrom({ packages }, ['d'])).toThrow('the lock file has no d');
});

test('the list of parts holds together, and misses what is bundled and not listed', () => {
  const product = { name: 'p', version: '1', license: 'MIT', description: '' };
  const packages = productionPackages(lock);
  const electron = {
    ...packagesFrom(lock, ['electron']).find(({ name }) => name === 'electron')!,
    needs: [],
  };
  const text = JSON.stringify(makeSbom(product, packages, electron));
  expect(sbomFaults(text, ['zod'])).toEqual([]);
  expect(sbomFaults(text, ['zod', 'left-pad'])).toEqual(['left-pad is bundled and not listed']);
  expect(text).toBe(JSON.stringify(makeSbom(product, packages, electron)));
});

test('what the bundle leaves outside is what a package brings along', () => {
  const external = /const external = \[(.*)\]/.exec(read('vite.config.ts'))?.[1];
  expect(external?.match(/\w+/g)?.toSorted()).toEqual(['electron', ...besideBundle].toSorted());
});

test('tests, sources, maps and builds for browsers stay out; what runs goes along', () => {
  const out = [
    'node_modules/pdfkit/js/pdfkit.js.map',
    'node_modules/a/test/a.js',
    'node_modules/a/index.d.ts',
    'node_modules/a/node_modules/b/src/b.js',
    'node_modules/pdfkit/.yarn/releases/yarn.cjs',
    'node_modules/fontkit/dist/browser.cjs',
  ];
  expect(out.filter(isRun)).toEqual([]);
  const along = [
    'node_modules/restructure/src/Base.js',
    'node_modules/harfbuzzjs/dist/harfbuzz.wasm',
    'node_modules/pdfkit/js/pdfkit.node.mjs',
    'node_modules/a/LICENSE',
  ];
  expect(along.filter(isRun)).toEqual(along);
});

test('an archive is told what it lacks and what it should not have', () => {
  const files = ['out/main/index.js', 'out/main/index.js.map', 'README.md', 'node_modules/zod/package.json'];
  const faults = contentFaults(files, {
    assets: ['assets/fonts/NotoSans-Bold.ttf', 'assets/locales/kk.json'],
    packages: ['pdfkit'],
  });
  expect(faults).toEqual(
    expect.arrayContaining([
      'missing: holder',
      'missing: HarfBuzz',
      'missing: assets/locales/kk.json',
      'missing: assets/fonts/NotoSans-Bold.ttf',
      'packages are zod, not pdfkit',
      'no place for: README.md',
      'source: out/main/index.js.map',
    ]),
  );
  expect(faults).not.toContain('missing: main');
});

test('beside the archive the licences of Electron go along, and nothing that is for developing', () => {
  const unpacked = ['LICENSES.chromium.html', 'default_app.asar', 'round-robin', 'version'];
  expect(besideFaults(unpacked)).toEqual([
    'missing: LICENSE.electron.txt',
    'left over: default_app.asar',
    'left over: version',
  ]);
  expect(besideFaults(['app.asar', 'LICENSE.electron.txt', 'LICENSES.chromium.html'])).toEqual([]);
});

test('what a campaign of one’s own left among the assets has no place in a package', () => {
  const own = [
    'assets/campaigns/ours/ours.keys.age',
    'assets/campaigns/ours/campaign.json',
    'assets/campaigns/zhanaozen-2010/draft.json',
    'assets/locales/.de.json.swp',
    'assets/fonts/.DS_Store',
  ];
  const faults = contentFaults(own, { assets: own, packages: [] });
  expect(faults.filter((fault) => fault.startsWith('no place for: '))).toHaveLength(own.length);
});

test.skipIf(process.platform === 'win32')(
  'what is installed is read by everybody and written by one, whatever umask it was made with',
  () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'inner'));
    for (const [name, mode] of [
      ['program', 0o700],
      ['inner/data', 0o600],
      ['inner/loose', 0o666],
    ] as const) {
      writeFileSync(path.join(folder, name), '');
      chmodSync(path.join(folder, name), mode);
    }
    chmodSync(path.join(folder, 'inner'), 0o700);
    const elsewhere = path.join(temporaryFolder(), 'elsewhere');
    writeFileSync(elsewhere, '');
    chmodSync(elsewhere, 0o600);
    symlinkSync(elsewhere, path.join(folder, 'link'));
    setModes(folder);
    const modeOf = (name: string): number => statSync(path.join(folder, name)).mode & 0o777;
    expect(['program', 'inner', 'inner/data', 'inner/loose'].map(modeOf)).toEqual([
      0o755, 0o755, 0o644, 0o644,
    ]);
    expect(statSync(elsewhere).mode & 0o777).toBe(0o600);
  },
);

test('the program runs no Node but its own, takes no orders by the environment, and loads from its archive alone', () => {
  expect(fuses).toMatchObject({
    RunAsNode: false,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    GrantFileProtocolExtraPrivileges: false,
  });
  const desktop = read('electron/hosts/desktop/ports.ts');
  expect(desktop).toContain('utilityProcess.fork');
  expect(desktop).not.toContain('node:child_process');
});
