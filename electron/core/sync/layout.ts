/** Where things lie at a target, and how a target is named. */
import path from 'node:path';

import { Refused } from '../../contract/result.ts';
import { folderTarget } from './targets/folder.ts';
import type { HttpPorts } from './targets/http.ts';
import { s3Target } from './targets/s3.ts';
import type { Target } from './targets/target.ts';
import { webdavTarget } from './targets/webdav.ts';

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

const openers: Readonly<Record<string, (name: string, ports: HttpPorts) => Target>> = {
  webdav: webdavTarget,
  webdavs: webdavTarget,
  // as it is copied from a browser
  https: webdavTarget,
  s3: s3Target,
  s3s: s3Target,
};

/**
 * Opens a target by what an organiser wrote: a folder, `webdavs://host/path`, `s3s://host/bucket/prefix`.
 * @throws Refused `target_unreachable`, `target_unsupported`, `target_insecure`, `target_credentials`
 */
export function openTarget(name: string, ports: HttpPorts = {}): Target {
  const kind = scheme.exec(name)?.[1];
  if (kind === undefined) return folderTarget(path.resolve(name));
  const open = Object.hasOwn(openers, kind) ? openers[kind] : undefined;
  if (!open) throw new Refused('target_unsupported', kind);
  return open(name, ports);
}

/** Whether a target is reached over a network. */
export const isRemote = (name: string): boolean => scheme.test(name);

/** One name per target however it was written, for the vault's book of what was sent. */
export const targetName = (name: string): string =>
  isRemote(name) ? name.replace(/^https:/, 'webdavs:').replace(/\/+$/, '') : path.resolve(name);
