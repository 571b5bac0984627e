/** The end of what was collected: deleting it here, destroying it with its keys, and saying so on paper. */
import path from 'node:path';

import type { Campaign } from '../../contract/campaign.ts';
import type { custodyCalls } from '../../contract/custody.ts';
import { orThrow, Refused } from '../../contract/result.ts';
import { encodeCrockford, groups } from '../../seal/crockford.ts';
import { longDay } from '../../wording/countries.ts';
import { prepareFile, removeFile, writeFileAtomically } from '../basics/files.ts';
import { campaignFingerprint, checkNote } from '../campaign/check.ts';
import { drawProtocol } from '../letters/protocol.ts';
import type { PaperRow } from '../letters/rows.ts';
import { filesOf } from './campaign-files.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { printingOf } from './printing.ts';
import { recordRows } from './processing-record.ts';

type Names = keyof Pick<typeof custodyCalls, 'processingRecord' | 'purge' | 'destroy'>;

export const endingHandlers: Handlers<Names> = {
  processingRecord: async ({ note, out }, { kiosk }) => {
    const campaign = note === undefined ? kiosk.campaign() : orThrow(checkNote(note));
    const file = out === undefined ? kiosk.exportsFile(`${campaign.id}-record.pdf`) : path.resolve(out);
    const printing = printingOf(kiosk.ports);
    const words = printing.words(campaign.languages[0]!);
    const { locale } = printing.letterWords(campaign.languages[0]!);
    const pdf = await paper(kiosk, campaign, {
      heading: words('recordTitle'),
      rows: recordRows(campaign, words, locale),
      hints: [words('recordHint', { version: campaign.version })],
    });
    writeFileAtomically(file, pdf, { day: kiosk.ports.today() });
    return { id: campaign.id, out: file };
  },

  purge: ({ confirm }, { kiosk }) => {
    const { id } = kiosk.campaign();
    refuseWhileOpen(kiosk);
    const vault = kiosk.openVault();
    if (confirm !== undefined) checkConfirmed(confirm, id);
    else if (vault.unreceived() > 0) throw new Refused('not_received', String(vault.unreceived()));
    const entries = vault.count();
    const bundles = filesOf(kiosk, id).bundles;
    // bundles first: what is cut off in between can be purged again, and the book still knows of them
    for (const file of bundles) removeFile(file);
    vault.purge();
    return { entries, bundles: bundles.length };
  },

  destroy: async ({ confirm }, { kiosk }) => {
    const campaign = kiosk.campaign();
    refuseWhileOpen(kiosk);
    checkConfirmed(confirm, campaign.id);
    const vault = kiosk.openVault();
    const entries = vault.count();
    const { exportFolder } = kiosk.settings();
    const protocol = kiosk.exportsFile(`${campaign.id}-destroyed.pdf`);
    const { keys, bundles, others } = filesOf(kiosk, campaign.id);
    const files = [...keys, ...bundles, ...others];
    // drawn and written before, so that nothing is destroyed that could not be put on record
    const pdf = await destructionProtocol(kiosk, campaign, files.length);
    const record = prepareFile(protocol, pdf, { day: kiosk.ports.today() });
    try {
      kiosk.closeVault();
      // keys first; the campaign stays loaded to the end, so that what was cut off can be asked for again
      for (const file of files) removeFile(file);
      kiosk.campaigns.unpin(campaign.id);
    } catch (error) {
      record.discard();
      throw error;
    }
    kiosk.deactivate();
    record.settle();
    return { id: campaign.id, entries, files: files.length, protocol, exportFolder };
  },
};

function refuseWhileOpen(kiosk: Kiosk): void {
  if (kiosk.openVault().meeting()) throw new Refused('meeting_open');
}

function checkConfirmed(typed: string, id: string): void {
  if (typed.trim() !== id) throw new Refused('not_confirmed', id);
}

function destructionProtocol(kiosk: Kiosk, campaign: Campaign, files: number): Promise<Buffer> {
  const printing = printingOf(kiosk.ports);
  const words = printing.words(campaign.languages[0]!);
  const { locale } = printing.letterWords(campaign.languages[0]!);
  const vault = kiosk.openVault();
  const { exportFolder } = kiosk.settings();
  return paper(kiosk, campaign, {
    heading: words('destroyTitle'),
    rows: [
      [words('paperOrganisation'), campaign.organisation],
      [words('paperCampaign'), campaign.id],
      [words('paperFingerprint'), campaignFingerprint(campaign)],
      [words('protocolDay'), longDay(kiosk.ports.today(), locale)],
      [words('protocolEntries'), String(vault.count())],
      [words('protocolWithdrawn'), String(vault.withdrawnCount())],
      [words('protocolRoot'), groups(encodeCrockford(vault.root(), 80))],
      [words('protocolDevice'), kiosk.device().code],
      [words('destroyCount'), String(files)],
      ...(exportFolder === null ? [] : [[words('destroyFolder'), exportFolder] as const]),
    ],
    hints: [words('destroyDone'), words('destroyElsewhere')],
    isWitnessed: true,
  });
}

/** One page in the campaign's first language. */
function paper(
  kiosk: Kiosk,
  campaign: Campaign,
  content: { heading: string; rows: readonly PaperRow[]; hints: readonly string[]; isWitnessed?: boolean },
): Promise<Buffer> {
  const language = campaign.languages[0]!;
  const printing = printingOf(kiosk.ports);
  const { heading, rows, hints, isWitnessed } = content;
  return drawProtocol({
    heading,
    rows,
    hints,
    title: campaign.texts[language]!.title,
    organisation: campaign.organisation,
    language,
    day: kiosk.ports.today(),
    fonts: printing.fonts,
    ...(isWitnessed && { witnesses: printing.words(language) }),
  });
}
