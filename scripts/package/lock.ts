/** Which packages the product is made of, from the lock file: the dependencies of dependencies, no optional ones and no peers. */

/** What is read of `package-lock.json` (lockfileVersion 3). */
export interface Lock {
  packages: Readonly<Record<string, LockEntry>>;
}

interface LockEntry {
  version?: string;
  license?: string;
  /** Subresource integrity of what npm downloads: `sha512-BASE64`. */
  integrity?: string;
  dependencies?: Readonly<Record<string, string>>;
}

export interface LockedPackage {
  /** Where it lies from the project's root, with slashes: `node_modules/pdfkit/node_modules/fflate`. */
  folder: string;
  name: string;
  version: string;
  license: string | undefined;
  integrity: string | undefined;
  /** Folders of those it needs. */
  needs: readonly string[];
}

/** The packages with these names at the root, and all that they need, by folder. @throws when the lock file lacks one */
export function packagesFrom(lock: Lock, names: readonly string[]): LockedPackage[] {
  const found = new Map<string, LockedPackage>();
  const visit = (folder: string): void => {
    if (found.has(folder)) return;
    const { version = '', license, integrity, dependencies = {} } = lock.packages[folder]!;
    const needs = Object.keys(dependencies).map((name) => folderOf(lock, folder, name));
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    found.set(folder, { folder, name, version, license, integrity, needs });
    needs.forEach(visit);
  };
  for (const name of names) visit(folderOf(lock, '', name));
  return [...found.values()].toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** All that the product is built from. */
export const productionPackages = (lock: Lock): LockedPackage[] =>
  packagesFrom(lock, Object.keys(lock.packages['']?.dependencies ?? {}));

/** Node's way of finding a package: beside the one that asks, then ever further out. */
function folderOf(lock: Lock, from: string, name: string): string {
  const candidate = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (lock.packages[candidate]) return candidate;
  if (from === '') throw new Error(`the lock file has no ${name}`);
  const outer = from.lastIndexOf('/node_modules/');
  return folderOf(lock, outer < 0 ? '' : from.slice(0, outer), name);
}
