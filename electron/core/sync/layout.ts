/** Where things lie at a target, and how a target is named. */
import path from 'node:path';

import { Refused } from '../../contract/result.ts';
import { folderTarget } from './targets/folder.ts';
import type { HttpPorts } from './targets/http.ts';
import type { Target } from './targets/target.ts';

export const bundlesOf = (campaign: string): string => `${campaign}/bundles`;
export const bundleFile = (campaign: string, hash: string): string => `${bundlesOf(campaign)}/${hash}.rrb`;
export const receiptFile = (campaign: string, hash: string): string => `${campaign}/receipts/${hash}.receipt`;

export const campaignsOf = (campaign: string): string => `${campaign}/campaigns`;
export const campaignFile = (campaign: string, version: number): string =>
  `${campaignsOf(campaign)}/${version}.roundrobin`;

/** The version in the name of a campaign file, or undefined. */
export const versionInName = (name: string): number | undefined => {
  const digits = /^([1-9][0-9]{0,8})\.roundrobin$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/** The SHA-256 in a bundle's name, or undefined for a file that is none. */
export const hashInName = (name: string): string | undefined => /^([0-9a-f]{64})\.rrb$/.exec(name)?.[1];

const scheme = /^([a-z0-9]{2,}):\/\//;

type Opener = (name: string, ports: HttpPorts) => Target;

/** Read when such a target is first opened: few kiosks ever are near a network. */
const webdav = async (): Promise<Opener> => (await import('./targets/webdav.ts')).webdavTarget;
const s3 = async (): Promise<Opener> => (await import('./targets/s3.ts')).s3Target;

const openers: Readonly<Record<string, () => Promise<Opener>>> = {
  webdav,
  webdavs: webdav,
  // as it is copied from a browser
  https: webdav,
  s3,
  s3s: s3,
};

/**
 * Opens a target by what an organiser wrote: a folder, `webdavs://host/path`, `s3s://host/bucket/prefix`.
 * @throws Refused `target_unreachable`, `target_unsupported`, `target_insecure`, `target_credentials`
 */
export async function openTarget(name: string, ports: HttpPorts = {}): Promise<Target> {
  const kind = scheme.exec(name)?.[1];
  if (kind === undefined) return folderTarget(path.resolve(name));
  const opener = Object.hasOwn(openers, kind) ? openers[kind] : undefined;
  if (!opener) throw new Refused('target_unsupported', kind);
  const open = await opener();
  return open(name, ports);
}

/** Whether a target is reached over a network. */
export const isRemote = (name: string): boolean => scheme.test(name);

/** One name per target however it was written, for the vault's book of what was sent. */
export const targetName = (name: string): string =>
  isRemote(name) ? name.replace(/^https:/, 'webdavs:').replace(/\/+$/, '') : path.resolve(name);
