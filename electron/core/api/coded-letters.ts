/** Letters as they were signed for, with the codes by which their files are named. */
import type { Campaign } from '../../contract/campaign.ts';
import type { Entry } from '../../contract/signing.ts';
import { type ComposedLetter, composeLetters } from '../../wording/compose.ts';
import type { Kiosk } from './kiosk.ts';
import { type Printing, printingOf } from './printing.ts';

/** An entry's letter. */
export interface Uncoded {
  entry: Entry;
  campaign: Campaign;
  letter: ComposedLetter;
}

/** The same with its code. */
export interface Coded extends Uncoded {
  code: string;
}

/** An entry's letters, by the entry's id. */
interface OfEntry<L> {
  id: Uint8Array;
  letters: L[];
}

export class CodedLetters {
  readonly printing: Printing;
  readonly #kiosk: Kiosk;
  readonly #campaigns = new Map<number, Campaign>();

  constructor(kiosk: Kiosk) {
    this.#kiosk = kiosk;
    this.printing = printingOf(kiosk.ports);
  }

  /** The version of the campaign that an entry was signed under; reading one checks all of it, so each is read once. @throws Refused `no_campaign` */
  campaignOf({ campaign: id, version }: Pick<Entry, 'campaign' | 'version'>): Campaign {
    let campaign = this.#campaigns.get(version);
    if (!campaign) this.#campaigns.set(version, (campaign = this.#kiosk.campaigns.get(id, version)));
    return campaign;
  }

  /** To these addressees, in the words of the entry's own version of the campaign. @throws Refused `no_campaign` */
  of(entry: Entry, isTo: (addressee: string) => boolean): Uncoded[] {
    const campaign = this.campaignOf(entry);
    return composeLetters(campaign, entry, this.printing.letterWords)
      .filter(({ addressee }) => isTo(addressee))
      .map((letter) => ({ entry, campaign, letter }));
  }

  /** Asks the holder's process once for the codes of all. @throws Refused `locked` */
  async code(entries: readonly OfEntry<Uncoded>[]): Promise<OfEntry<Coded>[]> {
    const asked = entries.flatMap(({ id, letters }) =>
      letters.map(({ letter: { addressee } }) => ({ id, addressee })),
    );
    const codes = await this.#kiosk.session.holder().call('letterCodes', { letters: asked });
    let at = 0;
    return entries.map(({ id, letters }) => ({
      id,
      letters: letters.map((letter) => ({ ...letter, code: codes[at++]! })),
    }));
  }
}
