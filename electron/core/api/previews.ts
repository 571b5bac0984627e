/** What letters and petition will look like, before they are made. Nothing of it is stored or certified. */
import type { Campaign } from '../../contract/campaign.ts';
import type { lettersCalls } from '../../contract/letters.ts';
import { Refused } from '../../contract/result.ts';
import type { Entry } from '../../contract/signing.ts';
import { fromBase64, toBase64 } from '../../seal/bytes.ts';
import { composeLetters } from '../../wording/compose.ts';
import { compareNames } from '../export/order.ts';
import { drawPreview } from '../letters/letter.ts';
import { issuerOf } from './certifying.ts';
import type { Uncoded } from './coded-letters.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { contentOf } from './letter-batch.ts';
import { opened, openedRows } from './opened.ts';
import { pauses } from './pauses.ts';
import { previewPetition } from './petition.ts';
import { type Printing, printingOf } from './printing.ts';
import { type WantedLetters, wantedLetters } from './wanted-letters.ts';

/** Of so many entries with a fitting letter the first by name is shown; looking through all of them would take as long as opening them. */
const candidates = 64;

/** Stands where the code would. */
const noCode = '0000000000';

type Names = keyof Pick<typeof lettersCalls, 'previewLetters' | 'previewPetition'>;

export const previewHandlers: Handlers<Names> = {
  previewLetters: async ({ id, paper = 'auto', ...which }, { kiosk, signal }) => {
    const printing = printingOf(kiosk.ports);
    const wanted = wantedLetters(kiosk, which);
    const pause = pauses(signal);
    const found: Uncoded[] = [];
    const rows =
      id === undefined ? openedRows(kiosk) : opened(kiosk, [kiosk.openVault().rowsWith(fromBase64(id))]);
    for await (const { entry } of rows) {
      await pause();
      const letter = entry && firstLetter(kiosk, entry, wanted, printing);
      if (letter) found.push(letter);
      if (found.length === candidates) break;
    }
    const [first] = found.toSorted((a, b) => compareNames(a.entry, b.entry));
    if (!first) return { pdf: null };
    const words = printing.words(first.letter.language);
    const pdf = await drawPreview({
      ...contentOf({ ...first, code: noCode }, issuerOf(kiosk), printing),
      banner: words('preview'),
      day: first.entry.day,
      paper: paper === 'auto' ? undefined : paper,
      fonts: printing.fonts,
    });
    return { pdf: toBase64(pdf) };
  },

  previewPetition: async ({ layout, paper = 'a4', sort }, { kiosk, progress, signal }) => ({
    pdf: toBase64(await previewPetition(kiosk, { layout, paper, sort, progress, pause: pauses(signal) })),
  }),
};

function firstLetter(
  kiosk: Kiosk,
  entry: Entry,
  { isOf, isTo }: WantedLetters,
  printing: Printing,
): Uncoded | undefined {
  if (!isOf(entry)) return undefined;
  const campaign = campaignOf(kiosk, entry);
  if (!campaign) return undefined;
  const letter = composeLetters(campaign, entry, printing.letterWords).find(({ addressee }) =>
    isTo(addressee),
  );
  return letter && { entry, campaign, letter };
}

/** Undefined for a version that is not on this laptop; the batch names such entries as refused. */
function campaignOf(kiosk: Kiosk, { campaign, version }: Entry): Campaign | undefined {
  try {
    return kiosk.campaigns.get(campaign, version);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
