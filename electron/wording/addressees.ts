/** To whom one person's letters go. */
import type { Addressee, Campaign, Letter } from '../contract/campaign.ts';
import { pick } from './pick.ts';
import { fill } from './placeholders.ts';

type Texts = Pick<Campaign, 'addressees' | 'languages'>;

/** The addressees of a letter for a signer from `country`; those "per country" only where the campaign names the country. */
export const addresseesFor = (campaign: Texts, letter: Letter, country: string): Addressee[] =>
  letter.addressees
    .map((id) => campaign.addressees.find((addressee) => addressee.id === id)!)
    .filter((addressee) => !addressee.countries || Object.hasOwn(addressee.countries, country));

/** The addressees of a letter that do not exist for a signer from `country`, for the page to say so. */
export const addresseesMissing = (campaign: Texts, letter: Letter, country: string): Addressee[] =>
  letter.addressees
    .map((id) => campaign.addressees.find((addressee) => addressee.id === id)!)
    .filter((addressee) => addressee.countries && !Object.hasOwn(addressee.countries, country));

/** An addressee's title in a language, with the country's words in place. */
export function addresseeTitle(
  campaign: Texts,
  addressee: Addressee,
  country: string,
  language: string,
): string {
  const title = pick(addressee.title, language, campaign.languages);
  const words = addressee.countries?.[country];
  return words ? fill(title, { country: pick(words, language, campaign.languages) }) : title;
}
