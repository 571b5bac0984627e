/** Where things lie at a target, and how a target is named. */
import path from 'node:path';

import { Refused } from '../../contract/result.ts';
import { folderTarget } from './targets/folder.ts';
import type { Target } from './targets/target.ts';

export const bundlesOf = (campaign: string): string => `${campaign}/bundles`;
export const bundleFile = (campaign: string, hash: string): string => `${bundlesOf(campaign)}/${hash}.rrb`;
export const receiptFile = (campaign: string, hash: string): string => `${campaign}/receipts/${hash}.receipt`;

/** The SHA-256 in a bundle's name, or undefined for a file that is none. */
export const hashInName = (name: string): string | undefined => /^([0-9a-f]{64})\.rrb$/.exec(name)?.[1];

/** Opens a target by what an organiser wrote. @throws Refused `target_unreachable`, `target_unsupported` */
export function openTarget(name: string): Target {
  if (/^[a-z0-9]{2,}:\/\//.test(name)) throw new Refused('target_unsupported', name.split(':')[0]);
  return folderTarget(path.resolve(name));
}

/** One name per target however it was written, for the vault's book of what was sent. */
export const targetName = (name: string): string =>
  /^[a-z0-9]{2,}:\/\//.test(name) ? name : path.resolve(name);
