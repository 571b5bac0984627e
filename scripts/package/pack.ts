/** Has electron-builder make packages of what was laid out, and looks at each before it is closed. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { builderConfig, type PackageFolders, type Packed } from './config.ts';
import { besideFaults, contentFaults, isAssetRun } from './contents.ts';
import { burnFuses, fuseFaults } from './fuses.ts';
import { menuEntryFaults } from './menu-entries.ts';
import { setModes } from './modes.ts';
import { readLock, root, type Staged } from './stage.ts';
import { packagingTool } from './tools.ts';

/** What is used of electron-builder. */
interface Builder {
  build: (options: { targets: unknown; config: object; projectDir: string }) => Promise<string[]>;
  Platform: { current: () => { createTarget: (type?: string) => unknown } };
}

/** What is used of @electron/asar. */
interface AsarTool {
  listPackage: (archive: string, options: { isPack: boolean }) => string[];
  statFile: (archive: string, file: string) => object;
  extractAll: (archive: string, folder: string) => void;
}

/** What was found in one program before it was made into installers. */
export interface Look {
  /** The archive with the program. */
  archive: string;
  files: readonly string[];
  contentFaults: readonly string[];
  besideFaults: readonly string[];
  fuseFaults: readonly string[];
  menuEntryFaults: readonly string[];
}

export interface Packing {
  /** The files that were made. */
  made: readonly string[];
  looks: readonly Look[];
}

/** @param target `dir` for the program alone; without it what config.ts names for this platform */
export async function pack(
  staged: Staged,
  folders: Pick<PackageFolders, 'output' | 'electronDist'>,
  target?: 'dir',
): Promise<Packing> {
  const { build, Platform } = await packagingTool<Builder>('electron-builder');
  const looks: Look[] = [];
  // of what electron-builder writes itself
  process.umask(0o022);
  const afterPack = async (packed: Packed): Promise<void> => {
    setModes(packed.appOutDir);
    await burnFuses(packed);
    looks.push(await lookAt(packed, staged));
  };
  const electronVersion = readLock().packages['node_modules/electron']!.version!;
  const made = await build({
    targets: Platform.current().createTarget(target),
    config: builderConfig({ ...staged, ...folders }, electronVersion, afterPack),
    projectDir: path.dirname(staged.app),
  });
  return { made, looks };
}

async function lookAt(packed: Packed, { packages }: Staged): Promise<Look> {
  const { productFilename } = packed.packager.appInfo;
  const resources =
    packed.electronPlatformName === 'darwin' ? `${productFilename}.app/Contents/Resources` : 'resources';
  const archive = path.join(packed.appOutDir, resources, 'app.asar');
  const files = await filesIn(archive);
  const expected = {
    assets: filesBelow('assets').filter(isAssetRun),
    packages: packages.map(({ name }) => name),
  };
  return {
    archive,
    files,
    contentFaults: contentFaults(files, expected),
    besideFaults: besideFaults(
      [path.dirname(archive), packed.appOutDir].flatMap((folder) => readdirSync(folder)),
    ),
    fuseFaults: await fuseFaults(packed),
    menuEntryFaults: await menuEntryFaults(packed),
  };
}

/** Files of an archive, with slashes, folders left out. */
async function filesIn(archive: string): Promise<string[]> {
  const { listPackage, statFile } = await packagingTool<AsarTool>('@electron/asar');
  return listPackage(archive, { isPack: false })
    .map((name) => name.slice(1))
    .filter((name) => !('files' in statFile(archive, name)))
    .map((name) => name.split(path.sep).join('/'));
}

/** Unpacks an archive into a folder. */
export async function extract(archive: string, folder: string): Promise<void> {
  (await packagingTool<AsarTool>('@electron/asar')).extractAll(archive, folder);
}

/** Files below a folder of the project, from its root, with slashes. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => path.relative(root, path.join(item.parentPath, item.name)).split(path.sep).join('/'));
