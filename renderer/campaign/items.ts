/** Putting things into a draft and taking them out again, with a way back. */
import type {
  Addressee,
  AppealText,
  CampaignDraft,
  Letter,
  LetterText,
} from '../../electron/contract/campaign.ts';
import { freshId, type ListName } from './ids.ts';

const noAppeal: AppealText = { title: '', summary: '', appeal: [], demands: [], petition: [] };
const noLetterText: LetterText = { subject: '', paragraphs: [], suggestion: '' };

/** A draft in one language with nothing in it but what every campaign has. */
export const emptyDraft = (language: string): CampaignDraft => ({
  v: 1,
  id: 'campaign',
  organisation: '',
  languages: [language],
  texts: { [language]: noAppeal },
  fields: [],
  consents: [{ id: 'processing', wording: {}, required: true }],
  letters: [],
  addressees: [],
  visibility: ['addressee', 'union', 'counted'],
  retention: '',
});

/** A signed campaign as the draft of its next version. */
export function draftOf(campaign: CampaignDraft): CampaignDraft {
  const { version, keys, ...draft } = campaign as CampaignDraft & { version?: number; keys?: unknown };
  return draft;
}

/** With one more letter, addressee, field or consent, at the end. */
export function withItem(draft: CampaignDraft, list: ListName): CampaignDraft {
  const id = freshId(
    list,
    '',
    draft[list].map((item) => item.id),
  );
  const language = draft.languages[0] ?? 'en';
  const items = {
    letters: (): Letter => ({ id, title: {}, intro: {}, texts: {}, addressees: [] }),
    addressees: (): Addressee => ({
      id,
      language,
      title: {},
      address: [],
      delivery: ['post'],
      salutation: {},
      closing: {},
    }),
    fields: () => ({ id, label: {}, required: false, maxLength: 100 }),
    consents: () => ({ id, wording: {}, required: false }),
  };
  return { ...draft, [list]: [...draft[list], items[list]()] };
}

/** A draft without something, and what puts it back into whatever the draft has become. */
export interface Removal {
  draft: CampaignDraft;
  undo: (draft: CampaignDraft) => CampaignDraft;
}

export function withoutItem(draft: CampaignDraft, list: ListName, at: number): Removal {
  const item = draft[list][at]!;
  const twin = draft[list].some((other, i) => i !== at && other.id === item.id);
  const writes = draft.letters
    .filter(({ addressees }) => list === 'addressees' && !twin && addressees.includes(item.id))
    .map(({ id }) => id);
  const toLetters = (next: CampaignDraft, change: (addressees: string[]) => string[]): CampaignDraft => ({
    ...next,
    letters: next.letters.map((letter) =>
      writes.includes(letter.id) ? { ...letter, addressees: change(letter.addressees) } : letter,
    ),
  });
  const items = draft[list].toSpliced(at, 1);
  return {
    draft: toLetters({ ...draft, [list]: items }, (ids) => ids.filter((id) => id !== item.id)),
    undo: (later) =>
      toLetters({ ...later, [list]: later[list].toSpliced(at, 0, item as never) }, (ids) => [
        ...ids,
        item.id,
      ]),
  };
}

export const withLanguage = (draft: CampaignDraft, language: string): CampaignDraft => ({
  ...draft,
  languages: [...draft.languages, language],
  texts: { ...draft.texts, [language]: draft.texts[language] ?? noAppeal },
});

/** Without the language's choice on the start screen and its appeal; what else is written in it may still be printed. */
export function withoutLanguage(draft: CampaignDraft, language: string): Removal {
  const { [language]: text, ...texts } = draft.texts;
  const at = draft.languages.indexOf(language);
  return {
    draft: { ...draft, languages: draft.languages.filter((other) => other !== language), texts },
    undo: (later) => ({
      ...later,
      languages: later.languages.toSpliced(at, 0, language),
      texts: { ...later.texts, ...(text && { [language]: text }) },
    }),
  };
}

/** With a part of a letter's text in a language; a text of which nothing is left is none. */
export function withLetterText(
  draft: CampaignDraft,
  at: number,
  language: string,
  part: Partial<LetterText>,
): CampaignDraft {
  const letter = draft.letters[at]!;
  const { enclosures, ...text } = { ...noLetterText, ...letter.texts[language], ...part };
  const whole = { ...text, ...(enclosures && enclosures.length > 0 && { enclosures }) };
  const { [language]: _, ...others } = letter.texts;
  const isEmpty =
    text.subject === '' && text.suggestion === '' && text.paragraphs.length === 0 && !whole.enclosures;
  const texts = isEmpty ? others : { ...letter.texts, [language]: whole };
  return { ...draft, letters: draft.letters.map((other, i) => (i === at ? { ...letter, texts } : other)) };
}

/** Languages in which something is to be written: those that people may choose, then those of addressees. */
export const languagesOf = ({ languages, addressees }: CampaignDraft): string[] => [
  ...new Set([...languages, ...addressees.map(({ language }) => language)]),
];
