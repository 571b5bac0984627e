/** What was collected, as numbers. Entries are opened a few at a time, counted and let go of; only the sums stay. */
import { setImmediate as turn } from 'node:timers/promises';

import type { Campaign } from '../../contract/campaign.ts';
import type { OutputOf } from '../../contract/index.ts';
import { type Breakdown, type Grouping, groupings, type numbersCalls } from '../../contract/numbers.ts';
import { Refused } from '../../contract/result.ts';
import type { Entry } from '../../contract/signing.ts';
import { Tally } from '../basics/tally.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { openedRows } from './opened.ts';

const rowsBetweenTurns = 64;

/** What an entry counts for: one value each, but letters, of which there may be several. */
const valuesOf: Record<Grouping, (entry: Entry) => readonly string[]> = {
  // its day first, which has one length
  meeting: ({ meeting, day }) => [`${day} ${meeting}`],
  place: ({ place }) => [place],
  country: ({ country }) => [country],
  language: ({ language }) => [language],
  letter: ({ letters }) => (letters.length > 0 ? letters : ['']),
  visibility: ({ visibility }) => [visibility],
  origin: ({ origin }) => [origin],
};

export const numbersHandlers: Handlers<keyof typeof numbersCalls> = {
  countEntries: async (_, { kiosk, progress, signal }) => {
    refuseWhileOpen(kiosk);
    const total = kiosk.openVault().count();
    const tallies = new Tallies(kiosk.campaign());
    let done = 0;
    for await (const { entry } of openedRows(kiosk)) {
      if (done++ % rowsBetweenTurns === 0) {
        await turn();
        progress({ done: Math.min(done, total), total });
      }
      if (signal.aborted) throw new Refused('cancelled');
      tallies.add(entry);
    }
    return tallies.sums();
  },
};

/** While people sign, a breakdown seen to change tells what the last of them wrote. */
function refuseWhileOpen(kiosk: Kiosk): void {
  if (kiosk.openVault().meeting()) throw new Refused('meeting_open');
}

/** All tallies of one count. */
class Tallies {
  readonly #by = new Map(groupings.map((name) => [name, new Tally()]));
  readonly #fields: ReadonlyMap<string, Tally>;
  #entries = 0;
  #unreadable = 0;

  constructor({ fields }: Campaign) {
    this.#fields = new Map(fields.map(({ id }) => [id, new Tally()]));
  }

  add(entry: Entry | undefined): void {
    if (!entry) {
      this.#unreadable++;
      return;
    }
    this.#entries++;
    for (const [name, tally] of this.#by) for (const value of valuesOf[name](entry)) tally.add(value);
    for (const [id, tally] of this.#fields) tally.add(entry.fields[id] ?? '');
  }

  sums(): OutputOf<'countEntries'> {
    const sums = (tallies: ReadonlyMap<string, Tally>): Record<string, Breakdown> =>
      Object.fromEntries([...tallies].map(([name, tally]) => [name, tally.most()]));
    return {
      entries: this.#entries,
      unreadable: this.#unreadable,
      by: sums(this.#by),
      fields: sums(this.#fields),
    };
  }
}
