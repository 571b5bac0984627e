/** The letters of all entries to one addressee, with the codes by which their files are named. */
import { setImmediate as turn } from 'node:timers/promises';

import type { Addressee, Campaign } from '../../contract/campaign.ts';
import { Refused } from '../../contract/result.ts';
import { type Issuer, issuerOf } from './certifying.ts';
import { type Coded, CodedLetters } from './coded-letters.ts';
import type { Kiosk } from './kiosk.ts';
import { type OpenedRow, openedRows } from './opened.ts';

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
  readonly letters: CodedLetters;
  readonly #kiosk: Kiosk;

  constructor(kiosk: Kiosk) {
    this.#kiosk = kiosk;
    this.issuer = issuerOf(kiosk);
    this.letters = new CodedLetters(kiosk);
  }

  /** Opens all entries, in the order of their random ids. What does not open has no letter. @throws Refused `locked`, `cancelled` */
  async *to(addressee: string, signal: AbortSignal): AsyncGenerator<Coded> {
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

  /** A letter to somebody whom the entry's version of the campaign does not have is not made, and not delivered. */
  async #coded(rows: readonly OpenedRow[], addressee: string): Promise<Coded[]> {
    const entries = rows.map(({ id, entry }) => ({
      id,
      letters: entry ? this.letters.of(entry, (to) => to === addressee) : [],
    }));
    return (await this.letters.code(entries)).flatMap(({ letters }) => letters);
  }
}
