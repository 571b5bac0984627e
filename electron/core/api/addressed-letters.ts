/** The letters of all entries to one addressee, with the codes by which their files are named. */
import { setImmediate as turn } from 'node:timers/promises';

import type { Addressee, Campaign } from '../../contract/campaign.ts';
import { Refused } from '../../contract/result.ts';
import type { Entry } from '../../contract/signing.ts';
import { type ComposedLetter, composeLetters } from '../../wording/compose.ts';
import { type Issuer, issuerOf } from './certifying.ts';
import type { Kiosk } from './kiosk.ts';
import { type OpenedRow, openedRows } from './opened.ts';
import { type Printing, printingOf } from './printing.ts';

/** A letter to the addressee. */
export interface Addressed {
  entry: Entry;
  campaign: Campaign;
  letter: ComposedLetter;
  code: string;
}

/** Entries whose letters get their codes in one question to the holder's process. */
const together = 32;

/** The addressee of this name. @throws Refused `bad_input` when the campaign has none */
export function addresseeOf({ addressees }: Campaign, id: string): Addressee {
  const found = addressees.find((addressee) => addressee.id === id);
  if (!found) throw new Refused('bad_input', id);
  return found;
}

export class AddressedLetters {
  readonly issuer: Issuer;
  readonly printing: Printing;
  readonly #kiosk: Kiosk;
  readonly #campaigns = new Map<number, Campaign>();

  constructor(kiosk: Kiosk) {
    this.#kiosk = kiosk;
    this.issuer = issuerOf(kiosk);
    this.printing = printingOf(kiosk.ports);
  }

  /** The version of the campaign that an entry was signed under. @throws Refused `no_campaign` */
  campaignOf({ campaign: id, version }: Pick<Entry, 'campaign' | 'version'>): Campaign {
    let campaign = this.#campaigns.get(version);
    if (!campaign) this.#campaigns.set(version, (campaign = this.#kiosk.campaigns.get(id, version)));
    return campaign;
  }

  /** Opens all entries, in the order of their random ids. What does not open has no letter. @throws Refused `locked`, `cancelled` */
  async *to(addressee: string, signal: AbortSignal): AsyncGenerator<Addressed> {
    let rows: OpenedRow[] = [];
    for await (const row of openedRows(this.#kiosk)) {
      rows.push(row);
      if (rows.length < together) continue;
      yield* await this.#coded(rows, addressee);
      rows = [];
      await turn();
      if (signal.aborted) throw new Refused('cancelled');
    }
    yield* await this.#coded(rows, addressee);
  }

  async #coded(rows: readonly OpenedRow[], addressee: string): Promise<Addressed[]> {
    const composed = rows.flatMap(({ id, entry }) =>
      entry ? this.#compose(entry, addressee).map((letter) => ({ id, ...letter })) : [],
    );
    const codes = await this.#kiosk.session
      .holder()
      .call('letterCodes', { letters: composed.map(({ id }) => ({ id, addressee })) });
    return composed.map(({ entry, campaign, letter }, i) => ({ entry, campaign, letter, code: codes[i]! }));
  }

  /** A letter to somebody whom the entry's version of the campaign does not have is not made, and not delivered. */
  #compose(entry: Entry, addressee: string): Omit<Addressed, 'code'>[] {
    const campaign = this.campaignOf(entry);
    return composeLetters(campaign, entry, this.printing.letterWords)
      .filter((letter) => letter.addressee === addressee)
      .map((letter) => ({ entry, campaign, letter }));
  }
}
