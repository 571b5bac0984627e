/** Letters, petition and exports: everything that needs the opened keys. */
import type { Campaign } from '../../contract/campaign.ts';
import type { InputOf, OutputOf } from '../../contract/index.ts';
import type { lettersCalls } from '../../contract/letters.ts';
import { Refused } from '../../contract/result.ts';
import type { Entry } from '../../contract/signing.ts';
import type { Refusal, Steps } from '../../contract/steps.ts';
import { writeFileAtomically } from '../basics/files.ts';
import { contactsCsv } from '../export/contacts.ts';
import { entriesCsv, entriesJson } from '../export/entries.ts';
import { laterDay, latestDay } from './days.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { LetterBatch } from './letter-batch.ts';
import { writeMerged } from './merged-letters.ts';
import { entryLabel, type OpenedRow, openedRows, printedCount } from './opened.ts';
import { pauses } from './pauses.ts';
import { writePetition } from './petition.ts';
import { wantedLetters } from './wanted-letters.ts';

type Names = keyof Pick<typeof lettersCalls, 'letters' | 'petition' | 'exportEntries'>;

export const letterHandlers: Handlers<Names> = {
  letters: async ({ out, merged, paper = 'auto', sort, ...which }, { kiosk, progress, signal }) => {
    const wanted = wantedLetters(kiosk, which);
    const folder = out ?? kiosk.exportsFile(paper === 'auto' ? 'letters' : `letters-${paper}`);
    const size = paper === 'auto' ? undefined : paper;
    const { entries, hidden } = printedCount(kiosk);
    const mergedFile = merged === true ? kiosk.exportsFile(`${kiosk.campaign().id}-letters.pdf`) : merged;
    const total = mergedFile === undefined ? entries : entries * 2;
    const pause = pauses(signal);
    let done = 0;
    progress({ done, total });
    const batch = new LetterBatch(kiosk, {
      folder,
      wanted,
      paper: size,
      stack: mergedFile !== undefined,
      beforeLetter: () => pause(),
      afterEntry: () => progress({ done: Math.min(++done, entries), total }),
    });
    try {
      const day = await makeLetters(kiosk, batch);
      const isMerged = mergedFile !== undefined && batch.stacked > 0;
      if (isMerged)
        await writeMerged(kiosk, batch, {
          file: mergedFile,
          day,
          paper: size,
          sort,
          afterLetter: async (set) => {
            progress({ done: entries + Math.floor((entries * set) / batch.stacked), total });
            await pause();
          },
        });
      return {
        letters: batch.written,
        refused: batch.refused,
        hidden,
        out: kiosk.written.add(folder),
        ...(isMerged && { merged: kiosk.written.add(mergedFile) }),
      };
    } catch (error) {
      throw await withFinished(kiosk, error, batch);
    }
  },

  petition: async ({ out, layout, paper = 'a4', sort }, { kiosk, progress, signal }) => {
    const ending = layout === 'list' ? 'petition' : `petition-${layout}`;
    const file = out ?? kiosk.exportsFile(`${kiosk.campaign().id}-${ending}.pdf`);
    const made = await writePetition(kiosk, { file, layout, paper, sort, progress, pause: pauses(signal) });
    return { ...made, out: kiosk.written.add(file) };
  },

  exportEntries: async ({ out, format }, { kiosk, progress, signal }) => {
    const { hidden } = printedCount(kiosk);
    const { entries, refused } = await collect(kiosk, progress, pauses(signal));
    const campaign = kiosk.campaign();
    const { text, ending, ...rest } = exported(entries, campaign, format);
    const file = out ?? kiosk.exportsFile(`${campaign.id}-${ending}`);
    writeFileAtomically(file, text, {
      day: latestDay(
        kiosk,
        entries.reduce<string | undefined>((latest, entry) => laterDay(latest, entry.day), undefined),
      ),
    });
    return { ...rest, hidden, out: kiosk.written.add(file), refused };
  },
};

interface Exported {
  text: string;
  /** How the file's name ends, behind the campaign's id. */
  ending: string;
  entries: number;
  leftOut?: OutputOf<'exportEntries'>['leftOut'];
}

function exported(
  entries: readonly Entry[],
  campaign: Campaign,
  format: InputOf<'exportEntries'>['format'],
): Exported {
  const all = { entries: entries.length };
  switch (format) {
    case 'csv':
      return { ...all, text: entriesCsv(entries, campaign), ending: 'entries.csv' };
    case 'json':
      return { ...all, text: entriesJson(entries), ending: 'entries.json' };
    case 'action-network':
    case 'civicrm':
      return { ...contactsCsv(entries, campaign, format), ending: `${format}.csv` };
    default:
      return format satisfies never;
  }
}

/** Entries whose letters get their codes in one question to the holder's process. */
const together = 32;

/** @returns the day of the batch as a whole */
async function makeLetters(kiosk: Kiosk, batch: LetterBatch): Promise<string> {
  let latest: string | undefined;
  let rows: OpenedRow[] = [];
  for await (const row of openedRows(kiosk)) {
    rows.push(row);
    latest = laterDay(latest, row.entry?.day);
    if (rows.length < together) continue;
    await batch.add(rows);
    rows = [];
  }
  await batch.add(rows);
  await batch.flush();
  return latestDay(kiosk, latest);
}

/** Writes what is drawn already, unless that is what failed, and says how much there is. */
async function withFinished(kiosk: Kiosk, error: unknown, batch: LetterBatch): Promise<unknown> {
  if (!(error instanceof Refused)) return error;
  const { code, detail } = error.failure;
  if (code === 'cancelled' && kiosk.session.hasKeys()) await batch.flush();
  return new Refused(code, detail, { cause: error, finished: batch.written });
}

/** Opens all entries, without the drawn signatures, which no table holds; those that do not open are named as refused. */
async function collect(
  kiosk: Kiosk,
  progress: (step: Steps) => void,
  pause: () => Promise<void>,
): Promise<{ entries: Entry[]; refused: Refusal[] }> {
  const entries: Entry[] = [];
  const refused: Refusal[] = [];
  const total = kiosk.openVault().count();
  for await (const { id, entry } of openedRows(kiosk)) {
    await pause();
    if (entry) entries.push({ ...entry, strokes: [] });
    else refused.push({ entry: entryLabel(id), code: 'bad_entry' });
    progress({ done: Math.min(entries.length + refused.length, total), total });
  }
  return { entries, refused };
}
