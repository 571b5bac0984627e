/** Which files of the data folder belong to a campaign. */
import path from 'node:path';

import { hex } from '../../seal/bytes.ts';
import { parseNote } from '../../seal/note.ts';
import { filesBelow, readFileIfAny } from '../basics/files.ts';
import { DraftStore } from '../campaign/draft-store.ts';
import { parseReceipt } from '../sync/manifest.ts';
import type { Kiosk } from './kiosk.ts';

export interface CampaignFiles {
  /** What opens or guards, to be destroyed first. */
  keys: string[];
  /** Sealed bundles that were made or quarantined here. */
  bundles: string[];
  /** Vaults, receipts, the diary of delivery, exports, campaign notes. */
  others: string[];
}

/**
 * The files of the loaded campaign, in the data folder alone: an export folder elsewhere is the organisers' own. A bundle's name says nothing of its campaign: where no other campaign is loaded all of them
 * are this one's, else those that its vault has on record.
 */
export function filesOf(kiosk: Kiosk, id: string): CampaignFiles {
  const others = kiosk.campaigns.ids().filter((other) => other !== id);
  const named = (folder: string): string[] =>
    filesBelow(kiosk.inData(folder)).filter((file) => isNamedAfter(path.basename(file), id, others));
  return {
    keys: named('keys'),
    bundles: bundlesOf(kiosk, others.length === 0),
    others: [
      ...named('vault'),
      ...receiptsOf(kiosk, id),
      ...named('delivery'),
      ...named('exports'),
      ...named('campaigns'),
      ...new DraftStore(kiosk.ports.dataFolder).filesOf(id),
    ],
  };
}

/** `harbour` names `harbour-letters.pdf` and `.harbour.keys.age.part`, but not what `harbour-strike` names better. */
export function isNamedAfter(name: string, id: string, others: readonly string[]): boolean {
  const bare = name.replace(/^\./, '');
  const names = (candidate: string): boolean =>
    bare.startsWith(`${candidate}.`) || bare.startsWith(`${candidate}-`);
  return names(id) && !others.some((other) => other.length > id.length && names(other));
}

function bundlesOf(kiosk: Kiosk, areAllHis: boolean): string[] {
  const recorded = new Set(
    kiosk
      .openVault()
      .bundles()
      .map(({ hash }) => `${hex(hash)}.rrb`),
  );
  const isHis = (file: string): boolean => areAllHis || recorded.has(path.basename(file));
  const quarantined = areAllHis ? filesBelow(kiosk.inData('quarantine')) : [];
  return [...filesBelow(kiosk.inData('outbox')).filter(isHis), ...quarantined];
}

/** Receipts say whose they are. */
const receiptsOf = (kiosk: Kiosk, id: string): string[] =>
  filesBelow(kiosk.inData('receipts')).filter((file) => {
    const note = parseNote(readFileIfAny(file)?.toString('utf8') ?? '');
    return note !== undefined && parseReceipt(note.text)?.campaign === id;
  });
