/** From what a person typed to the entry that is sealed: normalised, checked, with the hashes of what they were shown. */
import type { Campaign } from '../contract/campaign.ts';
import { messageLimit, nameLimit, pointLimit } from '../contract/limits.ts';
import { type Failure, ok, refuse, type Result } from '../contract/result.ts';
import type { Meeting } from '../contract/shapes.ts';
import type { Entry, Origin, Signing } from '../contract/signing.ts';
import { countryCodes } from './countries.ts';
import { nameCharacter, undrawable } from './drawable.ts';
import { normaliseLine, normaliseText } from './normalise.ts';
import { pick } from './pick.ts';

/** Where and how a signing is taken. */
export interface Occasion {
  campaign: Campaign;
  meeting: Meeting;
  origin: Origin;
  /** RFC 8785 of a value, then SHA-256 as hex; lent, because `wording` holds no cryptography. */
  hashOf: (value: unknown) => string;
}

/** A refusal that names the field it is about, so that the page can take the person there. */
export type FieldFailure = Failure & { field: string };

/** Normalises every text of a signing. */
export function normaliseSigning(signing: Signing): Signing {
  return {
    ...signing,
    name: normaliseLine(signing.name),
    place: normaliseLine(signing.place),
    message: normaliseText(signing.message),
    fields: Object.fromEntries(Object.entries(signing.fields).map(([id, text]) => [id, normaliseLine(text)])),
    ...(signing.mark === undefined ? {} : { mark: normaliseLine(signing.mark) }),
  };
}

/** All that keeps a normalised signing from being sent, in the order of the screens. Empty when it can be. */
export function problemsOf(signing: Signing, campaign: Campaign): FieldFailure[] {
  const { name, place, message, mark = '' } = signing;
  return [
    ...textProblems('name', name, { required: true, maxLength: nameLimit }),
    ...textProblems('place', place, { required: true, maxLength: nameLimit }),
    ...(countryCodes.includes(signing.country)
      ? []
      : [{ code: 'bad_signing', detail: 'country', field: 'country' } as const]),
    ...campaign.fields.flatMap((field) =>
      textProblems(`fields.${field.id}`, signing.fields[field.id] ?? '', field),
    ),
    ...unknown('fields', Object.keys(signing.fields), campaign.fields),
    ...unknown('letters', signing.letters, campaign.letters, 'unknown_letter'),
    ...(campaign.visibility.includes(signing.visibility)
      ? []
      : [{ code: 'bad_signing', detail: 'visibility', field: 'visibility' } as const]),
    ...textProblems('message', message, { required: false, maxLength: messageLimit }),
    ...textProblems('mark', mark, { required: false, maxLength: nameLimit }),
    ...((signing.strokes.length === 0 && mark === '') || signing.strokes.flat().length > pointLimit
      ? [{ code: 'bad_signing', detail: 'strokes', field: 'strokes' } as const]
      : []),
    ...consentProblems(signing, campaign),
  ];
}

/** Missing or too long; else each character that cannot be printed. */
const textProblems = (
  field: string,
  text: string,
  { required, maxLength }: { required: boolean; maxLength: number },
): FieldFailure[] =>
  (required && text === '') || text.length > maxLength
    ? [{ code: 'bad_signing', detail: field, field }]
    : undrawable(text).map((character) => ({ code: 'undrawable', detail: nameCharacter(character), field }));

const unknown = (
  field: string,
  ids: readonly string[],
  known: readonly { id: string }[],
  code: Failure['code'] = 'bad_signing',
): FieldFailure[] =>
  ids.filter((id) => !known.some((item) => item.id === id)).map((id) => ({ code, detail: id, field }));

const consentProblems = (signing: Signing, campaign: Campaign): FieldFailure[] => [
  ...campaign.consents
    .filter(({ id, required }) => required && !signing.consents.includes(id))
    .map(({ id }) => ({ code: 'bad_signing', detail: id, field: 'consents' }) as const),
  ...unknown('consents', signing.consents, campaign.consents),
];

/**
 * The entry of a signing. Optional parts that are empty are left out, lists are in the campaign's order, so that two people
 * who chose the same cannot be told apart by how they chose it.
 */
export function entryOf(raw: Signing, { campaign, meeting, origin, hashOf }: Occasion): Result<Entry> {
  const signing = normaliseSigning(raw);
  const [problem] = problemsOf(signing, campaign);
  if (problem) return refuse(problem.code, problem.detail);
  const shown = campaign.languages.includes(signing.language) ? signing.language : campaign.languages[0]!;
  const given = campaign.consents.filter(({ id }) => signing.consents.includes(id));
  return ok({
    v: 1,
    campaign: campaign.id,
    version: campaign.version,
    text: hashOf(campaign.texts[shown]!),
    meeting: meeting.name,
    day: meeting.day,
    language: signing.language,
    name: signing.name,
    place: signing.place,
    country: signing.country,
    fields: Object.fromEntries(Object.entries(signing.fields).filter(([, text]) => text !== '')),
    visibility: signing.visibility,
    letters: campaign.letters.map(({ id }) => id).filter((id) => signing.letters.includes(id)),
    message: signing.message,
    consents: Object.fromEntries(
      given.map(({ id, wording }) => [id, hashOf(pick(wording, signing.language, campaign.languages))]),
    ),
    strokes: signing.strokes,
    ...(signing.mark ? { mark: signing.mark } : {}),
    origin,
  });
}
