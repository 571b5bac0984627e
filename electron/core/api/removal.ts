/** Finding and taking out the entry of somebody who asks for it and has no code. */
import { setImmediate as turn } from 'node:timers/promises';

import type { keysCalls } from '../../contract/organiser.ts';
import { Refused } from '../../contract/result.ts';
import { fromBase64, toBase64 } from '../../seal/bytes.ts';
import { normaliseLine } from '../../wording/normalise.ts';
import type { Handlers } from './handlers.ts';
import { entryLabel, openedRows } from './opened.ts';

/** More names than this are too many to read through at a table. */
const mostFound = 20;
const rowsBetweenTurns = 64;

export const removalHandlers: Handlers<keyof Pick<typeof keysCalls, 'findEntries' | 'removeEntry'>> = {
  findEntries: async ({ text }, { kiosk, progress, signal }) => {
    const wanted = searchable(text);
    const total = kiosk.openVault().count();
    const entries: { id: string; name: string; place: string; day: string }[] = [];
    let done = 0;
    for await (const { id, entry } of openedRows(kiosk)) {
      if (done++ % rowsBetweenTurns === 0) {
        await turn();
        progress({ done, total });
      }
      if (signal.aborted) throw new Refused('cancelled');
      if (!entry || !searchable(entry.name).includes(wanted)) continue;
      if (entries.length === mostFound) return { entries, more: true };
      const { name, place, day } = entry;
      entries.push({ id: toBase64(id), name, place, day });
    }
    return { entries, more: false };
  },

  removeEntry: ({ id }, { kiosk }) => {
    const vault = kiosk.openVault();
    const bytes = fromBase64(id);
    if (vault.remove(bytes) === 0) throw new Refused('not_found', entryLabel(bytes));
    return { entries: vault.count() };
  },
};

/** Case and the way letters were typed do not matter. */
const searchable = (text: string): string => normaliseLine(text).toLowerCase();
