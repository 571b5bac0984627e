/** Rescuing a damaged vault at the desk. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

import type { deskCalls } from '../../contract/organiser.ts';
import { fromHex } from '../../seal/bytes.ts';
import { readFileIfAny } from '../basics/files.ts';
import { verifyDeviceNote } from '../device/device.ts';
import { type Manifest, parseManifest } from '../sync/manifest.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';

export const rescueHandlers: Handlers<keyof Pick<typeof deskCalls, 'rescueVault'>> = {
  rescueVault: (_, { kiosk }) => {
    const { entries, lost, kept } = kiosk.rescueVault();
    continueCounting(kiosk);
    return { entries, lost, kept: kept ?? null };
  },
};

/**
 * Manifests are counted, and headquarters believes the highest: a vault that forgot its own would never be heard again. What was
 * written at the last closing still says how far they were.
 */
function continueCounting(kiosk: Kiosk): void {
  const vault = kiosk.openVault();
  const known = vault.lastManifest()?.counter ?? 0;
  const newest = closingManifests(kiosk).toSorted((a, b) => b.manifest.counter - a.manifest.counter)[0];
  if (newest && newest.manifest.counter > known)
    vault.recordManifest(newest.manifest.counter, fromHex(newest.manifest.root), newest.note);
}

function closingManifests(kiosk: Kiosk): { manifest: Manifest; note: string }[] {
  const stem = `${kiosk.campaign().id}-closing-`;
  return filesIn(kiosk.inData('exports'))
    .filter((name) => name.startsWith(stem) && name.endsWith('.manifest'))
    .flatMap((name) => {
      const note = readFileIfAny(kiosk.inData('exports', path.basename(name)))?.toString('utf8') ?? '';
      const text = verifyDeviceNote(note, kiosk.device().id);
      const manifest = text === undefined ? undefined : parseManifest(text);
      return manifest?.campaign === kiosk.campaign().id ? [{ manifest, note }] : [];
    });
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // nothing was ever exported
    return [];
  }
}
