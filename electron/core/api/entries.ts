/** Reading entries, leaving one out of what is printed, and taking one out for somebody who asks for it and has no code. */
import { setImmediate as turn } from 'node:timers/promises';

import type { entriesCalls, ListedEntry } from '../../contract/entries.ts';
import { Refused } from '../../contract/result.ts';
import type { HideReason } from '../../contract/shapes.ts';
import type { Entry } from '../../contract/signing.ts';
import { fromBase64, toBase64 } from '../../seal/bytes.ts';
import { normaliseLine } from '../../wording/normalise.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { entryLabel, opened, openedWithHidden } from './opened.ts';

/** More names than this are too many to read through at a table. */
const mostFound = 20;
const rowsBetweenTurns = 64;

/** Rows that are opened for one answer: enough to be quick, few enough for progress and a prompt cancel. */
const rowsInPage = 512;
const rowsInMessage = 32;

export const entriesHandlers: Handlers<Exclude<keyof typeof entriesCalls, 'listQuarantine'>> = {
  listEntries: async ({ after }, { kiosk, signal }) => {
    const vault = kiosk.openVault();
    const { rows, last } = vault.page(rowsInPage, after === undefined ? undefined : fromBase64(after));
    const entries: ListedEntry[] = [];
    for await (const { id, entry, row } of opened(kiosk, chunks(rows, rowsInMessage))) {
      if (signal.aborted) throw new Refused('cancelled');
      if (entry) entries.push(listed(id, entry, row.hidden));
    }
    const next = rows.length < rowsInPage || !last ? null : toBase64(last);
    return { entries, unreadable: rows.length - entries.length, next };
  },

  readEntry: async ({ id }, { kiosk }) => {
    const rows = kiosk.openVault().rowsWith(fromBase64(id));
    if (rows.length === 0) throw new Refused('not_found', entryLabel(fromBase64(id)));
    for await (const { entry } of opened(kiosk, [rows])) if (entry) return entry;
    throw new Refused('bad_entry');
  },

  findEntries: async ({ text }, { kiosk, progress, signal }) => {
    const wanted = searchable(text);
    const total = kiosk.openVault().count();
    const entries: { id: string; name: string; place: string; day: string }[] = [];
    let done = 0;
    for await (const { id, entry } of openedWithHidden(kiosk)) {
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

  hideEntry: ({ id, reason }, { kiosk }) => hide(kiosk, fromBase64(id), reason),

  showEntry: ({ id }, { kiosk }) => hide(kiosk, fromBase64(id), undefined),

  countGone: (_, { kiosk }) => {
    const vault = kiosk.openVault();
    return { withdrawn: vault.withdrawnCount(), removed: vault.removedCount() };
  },
};

function hide(kiosk: Kiosk, id: Uint8Array, reason: HideReason | undefined): Record<string, never> {
  if (!kiosk.openVault().hide(id, reason)) throw new Refused('not_found', entryLabel(id));
  return {};
}

const listed = (id: Uint8Array, entry: Entry, hidden: HideReason | undefined): ListedEntry => ({
  id: toBase64(id),
  name: entry.name,
  place: entry.place,
  country: entry.country,
  day: entry.day,
  meeting: entry.meeting,
  language: entry.language,
  fields: entry.fields,
  visibility: entry.visibility,
  letters: entry.letters,
  origin: entry.origin,
  ...(hidden !== undefined && { hidden }),
});

function* chunks<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

/** Case and the way letters were typed do not matter. */
const searchable = (text: string): string => normaliseLine(text).toLowerCase();
