/** One letter of a draft, drawn by the code that draws those that are sent. */
import type { Campaign, CampaignDraft } from '../../contract/campaign.ts';
import { orThrow, Refused } from '../../contract/result.ts';
import { hashOf } from '../../seal/hash.ts';
import { type Composable, composeLetters } from '../../wording/compose.ts';
import { pick } from '../../wording/pick.ts';
import { checkDraft } from '../campaign/check.ts';
import { structuredDraft } from '../campaign/problems.ts';
import { drawLetter } from '../letters/letter.ts';
import type { Ports } from '../ports.ts';
import { bannerOf } from './letter-batch.ts';
import { type Printing, printingOf } from './printing.ts';

/** Which letter of which draft, and who would send it. */
export interface WantedLetter {
  draft: unknown;
  letter: string;
  addressee: string;
  /** Where the sender lives. */
  country: string;
  /** In which the sender reads the page. */
  language: string;
}

/** Bytes that a letter keeps free for its certificate; nothing is certified here. */
const room = 2048;

/** @returns a PDF @throws Refused `unknown_letter`, `undrawable`, and what a draft with that letter alone is refused for */
export async function previewLetter(
  ports: Pick<Ports, 'readAsset' | 'today'>,
  wanted: WantedLetter,
): Promise<Uint8Array> {
  const printing = printingOf(ports);
  const draft = orThrow(structuredDraft(wanted.draft));
  const campaign = campaignWith(draft, wanted);
  const day = ports.today();
  const sender = senderOf(draft, wanted, printing, day);
  const [letter] = composeLetters(campaign, sender, printing.letterWords);
  if (!letter) throw new Refused('unknown_letter', wanted.letter);
  const words = printing.words(letter.language);
  const { pdf } = await drawLetter({
    letter,
    strokes: signature,
    mark: undefined,
    campaign,
    textHash: hashOf(campaign.id),
    certificateFingerprint: hashOf(campaign.id),
    code: '0000000000',
    banner: bannerOf(campaign, true, words),
    words,
    day,
    fonts: printing.fonts,
    room,
  });
  return pdf;
}

/**
 * The draft with that letter to that addressee and nothing else of which a text could still be missing, checked as any draft is.
 * @throws Refused `unknown_letter`, or as `checkDraft`
 */
function campaignWith(draft: CampaignDraft, wanted: WantedLetter): Campaign {
  const letter = draft.letters.find(({ id }) => id === wanted.letter);
  const addressee = draft.addressees.find(({ id }) => id === wanted.addressee);
  if (!letter?.addressees.includes(wanted.addressee) || !addressee)
    throw new Refused('unknown_letter', wanted.letter);
  const text = letter.texts[addressee.language];
  const named = { [addressee.language]: '-' };
  const alone: CampaignDraft = {
    ...draft,
    languages: [addressee.language],
    texts: { [addressee.language]: noAppeal },
    fields: [],
    consents: [{ id: 'consent', wording: named, required: true }],
    letters: [
      {
        id: letter.id,
        title: named,
        intro: named,
        texts: text ? { [addressee.language]: text } : {},
        addressees: [addressee.id],
      },
    ],
    addressees: [addressee],
    visibility: ['addressee'],
    retention: '9999-12-31',
  };
  return { ...orThrow(checkDraft(alone)), languages: draft.languages, version: 1, keys: noKeys };
}

/** No letter holds a word of the appeal. */
const noAppeal: CampaignDraft['texts'][string] = {
  title: '-',
  summary: '-',
  appeal: ['-'],
  demands: ['-'],
  petition: ['-'],
};

const noKeys: Campaign['keys'] = { sign: '', entry: '', transport: '', certificate: '' };

/** Somebody who lives in that country and sends the letter with the words that are suggested to them. */
function senderOf(draft: CampaignDraft, wanted: WantedLetter, printing: Printing, day: string): Composable {
  const { letter, country, language } = wanted;
  const words = printing.words(language);
  const { texts } = draft.letters.find(({ id }) => id === letter)!;
  return {
    language,
    name: words('sampleName'),
    place: words('samplePlace'),
    country,
    fields: {},
    visibility: 'addressee',
    letters: [letter],
    message: pick(texts, language, draft.languages).suggestion,
    day,
  };
}

/** A wave, so that a signature is in its place. */
const signature: [number, number][][] = [
  Array.from({ length: 24 }, (_, i) => [i * 160, Math.round(1000 + 700 * Math.sin(i / 1.7) * (1 - i / 30))]),
];
