/** Letters, petition and exports: everything that needs the opened keys. */
import { setImmediate as turn } from 'node:timers/promises';

import type { keysCalls, Refusal } from '../../contract/organiser.ts';
import { Refused } from '../../contract/result.ts';
import type { Entry } from '../../contract/signing.ts';
import { batchBetweenCollections, collectGarbage } from '../basics/collect-garbage.ts';
import { writeFileAtomically } from '../basics/files.ts';
import { entriesCsv, entriesJson } from '../export/entries.ts';
import { laterDay, latestDay } from './days.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { LetterBatch } from './letter-batch.ts';
import { writeMerged } from './merged-letters.ts';
import { entryLabel, type OpenedRow, openedRows, printedCount } from './opened.ts';
import { writePetition } from './petition.ts';

type Names = keyof Pick<typeof keysCalls, 'letters' | 'petition' | 'exportEntries'>;

export const letterHandlers: Handlers<Names> = {
  letters: async ({ out, merged, paper = 'auto' }, { kiosk, progress, signal }) => {
    const folder = out ?? kiosk.inData('exports', 'letters');
    const size = paper === 'auto' ? undefined : paper;
    const { entries, hidden } = printedCount(kiosk);
    const mergedFile =
      merged === true ? kiosk.inData('exports', `${kiosk.campaign().id}-letters.pdf`) : merged;
    const total = mergedFile === undefined ? entries : entries * 2;
    const pause = pauses(signal);
    let done = 0;
    progress({ done, total });
    const batch = new LetterBatch(kiosk, {
      folder,
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
          afterLetter: async (set) => {
            progress({ done: entries + Math.floor((entries * set) / batch.stacked), total });
            await pause();
          },
        });
      return {
        letters: batch.written,
        refused: batch.refused,
        hidden,
        out: folder,
        ...(isMerged && { merged: mergedFile }),
      };
    } catch (error) {
      throw await withFinished(error, batch);
    }
  },

  petition: async ({ out, paper = 'a4' }, { kiosk, progress, signal }) => {
    const file = out ?? kiosk.inData('exports', `${kiosk.campaign().id}-petition.pdf`);
    const made = await writePetition(kiosk, { file, paper, progress, pause: pauses(signal) });
    return { ...made, out: file };
  },

  exportEntries: async ({ out, format }, { kiosk, signal }) => {
    const { hidden } = printedCount(kiosk);
    const { entries, refused } = await collect(kiosk, pauses(signal));
    const campaign = kiosk.campaign();
    const file = out ?? kiosk.inData('exports', `${campaign.id}-entries.${format}`);
    const text = format === 'csv' ? entriesCsv(entries, campaign) : entriesJson(entries);
    writeFileAtomically(file, text, {
      day: latestDay(
        kiosk,
        entries.reduce<string | undefined>((latest, entry) => laterDay(latest, entry.day), undefined),
      ),
    });
    return { entries: entries.length, hidden, out: file, refused };
  },
};

/** So many steps, then other work has its turn: answers to attendees, and the organiser's "cancel". */
const stepsBetweenTurns = 4;

/** @returns a function to call after so many letters or rows: lets other work have its turn, @throws Refused `cancelled` */
function pauses(signal: AbortSignal): (done?: number) => Promise<void> {
  let steps = 0;
  let collected = 0;
  return async (done = 1) => {
    steps += done;
    if (done > 1 || steps % stepsBetweenTurns === 0) await turn();
    if (signal.aborted) throw new Refused('cancelled');
    if (steps - collected < batchBetweenCollections) return;
    collected = steps;
    collectGarbage();
  };
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
async function withFinished(error: unknown, batch: LetterBatch): Promise<unknown> {
  if (!(error instanceof Refused)) return error;
  const { code, detail } = error.failure;
  if (code === 'cancelled') await batch.flush();
  return new Refused(code, detail, { cause: error, finished: batch.written });
}

/** Opens all entries, without the drawn signatures, which no table holds; those that do not open are named as refused. */
async function collect(
  kiosk: Kiosk,
  pause: () => Promise<void>,
): Promise<{ entries: Entry[]; refused: Refusal[] }> {
  const entries: Entry[] = [];
  const refused: Refusal[] = [];
  for await (const { id, entry } of openedRows(kiosk)) {
    await pause();
    if (entry) entries.push({ ...entry, strokes: [] });
    else refused.push({ entry: entryLabel(id), code: 'bad_entry' });
  }
  return { entries, refused };
}
