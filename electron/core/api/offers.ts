/**
 * Newer versions of a campaign travel by the same targets as entries: headquarters leaves its own there, laptops take what is
 * newer and by the pinned keys, and keep it beside the loaded one until an organiser has looked at the difference.
 */
import type { syncCalls } from '../../contract/sync.ts';
import { readFileIfAny, writeFileAtomically } from '../basics/files.ts';
import { checkNote } from '../campaign/check.ts';
import { samePins } from '../campaign/store.ts';
import { campaignFile, campaignsOf, versionInName } from '../sync/layout.ts';
import type { Target } from '../sync/targets/target.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';

export const offerHandlers: Handlers<'offeredCampaign' & keyof typeof syncCalls> = {
  offeredCampaign: (_, { kiosk }) => {
    const note = readFileIfAny(offeredFile(kiosk))?.toString('utf8');
    const version = note === undefined ? undefined : newerVersion(kiosk, note);
    return version === undefined || note === undefined ? null : { version, note };
  },
};

/** Leaves the loaded version at a target, unless it lies there already. */
export async function publishCampaign(kiosk: Kiosk, target: Target): Promise<void> {
  const { id, version } = kiosk.campaign();
  const note = kiosk.campaigns.note(id, version);
  const file = campaignFile(id, version);
  const present = await target.read(file);
  if (note && (!present || !note.equals(present))) await target.write(file, note);
}

/** Keeps the newest version at a target that is newer than the loaded one and by its keys. @returns that version */
export async function keepOffered(kiosk: Kiosk, target: Target): Promise<number | undefined> {
  const { id, version } = kiosk.campaign();
  const versions = (await target.list(campaignsOf(id)))
    .map((name) => versionInName(name) ?? 0)
    .filter((each) => each > version)
    .toSorted((a, b) => b - a);
  for (const each of versions) {
    const note = Buffer.from((await target.read(campaignFile(id, each))) ?? []).toString('utf8');
    if (newerVersion(kiosk, note) !== each) continue;
    writeFileAtomically(offeredFile(kiosk), note);
    return each;
  }
  return undefined;
}

/** The version of a note that could be loaded here and is newer, or undefined for any other. */
function newerVersion(kiosk: Kiosk, note: string): number | undefined {
  const checked = checkNote(note);
  const { id, version } = kiosk.campaign();
  if (!checked.ok || checked.value.id !== id || !samePins(checked.value.keys, kiosk.pin().keys))
    return undefined;
  return checked.value.version > version ? checked.value.version : undefined;
}

const offeredFile = (kiosk: Kiosk): string => kiosk.inData('campaigns', `${kiosk.campaign().id}.offered`);
