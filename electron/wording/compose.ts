/**
 * Letters in words: what the review screen shows and what `core/letters` draws is this one value, so that a person sends
 * exactly what they read.
 */
import type { Addressee, Campaign, Letter } from '../contract/campaign.ts';
import type { Entry } from '../contract/signing.ts';
import { addresseesFor, addresseeTitle } from './addressees.ts';
import { countryName, type LocaleData, longDay, placeIn } from './countries.ts';
import { pick } from './pick.ts';
import { fill } from './placeholders.ts';

/** One letter to one addressee, every word of it. */
export interface ComposedLetter {
  letter: string;
  addressee: string;
  /** Language of everything but the signer's own words. */
  language: string;
  /** Title and address, a line each. */
  addressLines: string[];
  /** Country of the address, if it has one; an embassy in the signer's country has that one. */
  addressCountry: string | undefined;
  delivery: Addressee['delivery'];
  fax: readonly string[];
  /** The day written out. */
  day: string;
  subject: string;
  salutation: string;
  paragraphs: string[];
  /** The signer's own words, a paragraph each, in their language. */
  ownWords: string[];
  ownLanguage: string;
  closing: string;
  /** Who signs. Without a name the one line says that the union knows it. */
  signer: { name: string | undefined; lines: string[] };
  /** Who else gets it, and what comes with it, a line each. */
  copyTo: string[];
  enclosures: readonly string[];
}

/** Words of one language that letters need beside the campaign's. */
export interface LetterWords {
  locale: LocaleData;
  /** Stands in place of a name that only the union knows; holds `{organisation}`. */
  withoutName: string;
}

/** What composing needs of an entry; the page has it before there is an entry. */
export type Composable = Pick<
  Entry,
  'language' | 'name' | 'place' | 'country' | 'fields' | 'visibility' | 'letters' | 'message' | 'day'
>;

/** All letters of one signing, in the order of the campaign's letters. None for "counted only". */
export function composeLetters(
  campaign: Campaign,
  entry: Composable,
  wordsFor: (language: string) => LetterWords,
): ComposedLetter[] {
  if (entry.visibility === 'counted') return [];
  return campaign.letters
    .filter((letter) => entry.letters.includes(letter.id))
    .flatMap((letter) =>
      addresseesFor(campaign, letter, entry.country).map((addressee) =>
        compose(campaign, entry, letter, addressee, wordsFor),
      ),
    );
}

function compose(
  campaign: Campaign,
  entry: Composable,
  letter: Letter,
  addressee: Addressee,
  wordsFor: (language: string) => LetterWords,
): ComposedLetter {
  const { language } = addressee;
  const words = wordsFor(language);
  const text = pick(letter.texts, language, campaign.languages);
  const country = countryName(entry.country, words.locale);
  const named = entry.visibility === 'addressee';
  const values = {
    // A small place can give away who writes, so without a name only the country is said.
    from: named ? placeIn(entry.place, country, language) : country,
    country,
    organisation: campaign.organisation,
  };
  return {
    letter: letter.id,
    addressee: addressee.id,
    language,
    addressLines: [addresseeTitle(campaign, addressee, entry.country, language), ...addressee.address],
    addressCountry: addressee.country ?? (addressee.countries ? entry.country : undefined),
    delivery: addressee.delivery,
    fax: addressee.fax ?? [],
    day: longDay(entry.day, words.locale),
    subject: text.subject,
    salutation: pick(addressee.salutation, language, campaign.languages),
    paragraphs: text.paragraphs.map((paragraph) => fill(paragraph, values)),
    ownWords: entry.message === '' ? [] : entry.message.split(/\n+/),
    ownLanguage: entry.language,
    closing: pick(addressee.closing, language, campaign.languages),
    signer: named
      ? { name: entry.name, lines: [...fieldLines(campaign, entry), values.from] }
      : { name: undefined, lines: [fill(words.withoutName, values)] },
    copyTo: (addressee.copyTo ?? []).map((lines) => pick(lines, language, campaign.languages)),
    enclosures: text.enclosures ?? [],
  };
}

/** Branch and whatever else the campaign asks for, in its order. */
const fieldLines = (campaign: Campaign, entry: Composable): string[] =>
  campaign.fields.map(({ id }) => entry.fields[id] ?? '').filter((value) => value !== '');
