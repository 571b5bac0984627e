/** Lays out what goes into a package: the built program, its assets, and the packages that stay beside the bundle. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { besideBundle, isAssetRun, isRun } from './contents.ts';
import { type Lock, type LockedPackage, packagesFrom, productionPackages } from './lock.ts';
import { makeNotices } from './notices.ts';
import { makeSbom } from './sbom.ts';

export const root = path.resolve(import.meta.dirname, '../..');

interface Manifest {
  name: string;
  version: string;
  description: string;
  license: string;
  main: string;
  type: string;
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

export const readLock = (): Lock => readJson('package-lock.json') as Lock;

const readManifest = (): Manifest => readJson('package.json') as Manifest;

export interface Staged {
  /** What the archive is made of. */
  app: string;
  /** Lies beside the archive, for people to read: licences and the list of what is inside. */
  papers: string;
  /** The packages beside the bundle. */
  packages: readonly LockedPackage[];
}

/** Lays it out anew in `folder`. `built` is the folder that `vite build` wrote. */
export function stage(folder: string, built = path.join(root, 'out')): Staged {
  rmSync(folder, { recursive: true, force: true });
  const app = path.join(folder, 'app');
  const papers = path.join(folder, 'papers');
  mkdirSync(papers, { recursive: true });
  const lock = readLock();
  const packages = packagesFrom(lock, besideBundle);
  for (const part of ['main', 'preload', 'renderer'])
    cpSync(path.join(built, part), path.join(app, 'out', part), {
      recursive: true,
      filter: (file) => !file.endsWith('.map'),
    });
  cpSync(path.join(root, 'assets'), path.join(app, 'assets'), {
    recursive: true,
    filter: (file) => isAssetRun(path.relative(root, file).split(path.sep).join('/')),
  });
  for (const one of packages) copyPackage(one, app);
  writeManifest(app, lock);
  writePapers(lock, app, papers);
  return { app, papers, packages };
}

/** Without the packages inside it: those that are needed are copied in their own name. */
function copyPackage({ folder }: LockedPackage, app: string): void {
  const from = path.join(root, folder);
  for (const item of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const inside = path.relative(from, path.join(item.parentPath, item.name)).split(path.sep).join('/');
    if (!item.isFile() || inside.startsWith('node_modules/') || !isRun(`${folder}/${inside}`)) continue;
    const to = path.join(app, folder, inside);
    mkdirSync(path.dirname(to), { recursive: true });
    cpSync(path.join(from, inside), to);
  }
}

/** By it desktops on Linux know which entry in their menus a window belongs to. */
const desktopName = 'round-robin.desktop';

/** Whoever publishes says where people find the program: a deb must name a page. Of the name by default nobody can be the owner (RFC 2606). */
const homepage = process.env['ROUND_ROBIN_HOMEPAGE'] ?? 'https://round-robin.invalid';

/** Of our package.json what a running program reads; as dependencies only what lies beside the bundle. */
function writeManifest(app: string, lock: Lock): void {
  const { name, version, description, license, main, type } = readManifest();
  const dependencies = Object.fromEntries(
    besideBundle.map((one) => [one, lock.packages[`node_modules/${one}`]?.version]),
  );
  const said = {
    name,
    version,
    description,
    license,
    main,
    type,
    author: 'Round Robin',
    homepage,
    desktopName,
  };
  const manifest = { ...said, dependencies };
  writeFileSync(path.join(app, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

function writePapers(lock: Lock, app: string, papers: string): void {
  const production = productionPackages(lock);
  const [electron] = packagesFrom({ packages: withoutNeeds(lock) }, ['electron']);
  const sbom = makeSbom(readManifest(), production, electron!);
  writeFileSync(path.join(papers, 'sbom.cdx.json'), `${JSON.stringify(sbom, undefined, 2)}\n`);
  writeFileSync(path.join(papers, 'THIRD-PARTY.txt'), makeNotices(root, production));
  cpSync(path.join(root, 'LICENSE'), path.join(papers, 'LICENSE'));
  cpSync(path.join(root, 'assets/fonts/OFL.txt'), path.join(papers, 'OFL.txt'));
  for (const name of ['LICENSE', 'THIRD-PARTY.txt']) cpSync(path.join(papers, name), path.join(app, name));
}

/** What Electron's npm package needs to fetch its binary is no part of what is shipped. */
function withoutNeeds({ packages }: Lock): Lock['packages'] {
  const { dependencies: _, ...electron } = packages['node_modules/electron']!;
  return { 'node_modules/electron': electron };
}
