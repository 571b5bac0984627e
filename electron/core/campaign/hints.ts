/** What a draft lacks though it could be signed: texts in a language that people may choose, and what looks like a mistake. */
import type { CampaignDraft } from '../../contract/campaign.ts';
import type { DraftPath, ProblemKind } from '../../contract/editor.ts';

export interface Hint {
  kind: ProblemKind;
  path: DraftPath;
  detail?: string;
}

type Lines = Readonly<Record<string, unknown>>;

/** @param today `YYYY-MM-DD` */
export function* hintsOf(draft: CampaignDraft, today: string): Generator<Hint, undefined> {
  for (const [texts, path] of screenTexts(draft)) yield* missing(texts, path, draft.languages);
  for (const i of draft.addressees.keys()) yield* addresseeHints(draft, i);
  if (/^\d{4}-\d{2}-\d{2}$/.test(draft.retention) && draft.retention < today)
    yield { kind: 'past_day', path: ['retention'] };
  return undefined;
}

/** Every text that people see on the screen in the language they chose. */
function* screenTexts(draft: CampaignDraft): Generator<[Lines, DraftPath], undefined> {
  for (const [i, { label }] of draft.fields.entries()) yield [label, ['fields', i, 'label']];
  for (const [i, { wording }] of draft.consents.entries()) yield [wording, ['consents', i, 'wording']];
  for (const [i, { title, intro, texts }] of draft.letters.entries()) {
    yield [title, ['letters', i, 'title']];
    yield [intro, ['letters', i, 'intro']];
    // its suggestion for the signer's own words is in the language of the page
    yield [texts, ['letters', i, 'texts']];
  }
  for (const [i, { title }] of draft.addressees.entries()) yield [title, ['addressees', i, 'title']];
  return undefined;
}

const missing = (texts: Lines, path: DraftPath, languages: readonly string[]): Hint[] =>
  languages
    .filter((language) => !Object.hasOwn(texts, language))
    .map((language) => ({ kind: 'missing', path: [...path, language], detail: language }));

function* addresseeHints({ addressees, letters, languages }: CampaignDraft, i: number): Generator<Hint> {
  const { id, language, title, salutation, closing, delivery, email = [], fax = [] } = addressees[i]!;
  const at = (...path: DraftPath): DraftPath => ['addressees', i, ...path];
  // what is printed; the title was asked for already where people choose that language too
  if (!languages.includes(language)) yield* missing(title, at('title'), [language]);
  yield* missing(salutation, at('salutation'), [language]);
  yield* missing(closing, at('closing'), [language]);
  if (!letters.some((letter) => letter.addressees.includes(id))) yield { kind: 'unused', path: at() };
  if (delivery.includes('email') && email.length === 0) yield { kind: 'no_email', path: at('email') };
  if (delivery.includes('fax') && fax.length === 0) yield { kind: 'no_fax', path: at('fax') };
  for (const [n, address] of email.entries())
    if (!isAddress(address)) yield { kind: 'odd_email', path: at('email', n), detail: address };
}

/** One address as mail programs take it, nothing before or behind it. */
const isAddress = (text: string): boolean =>
  /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\.]+(\.[^\s@<>,;:"()[\]\\.]+)+$/u.test(text);
