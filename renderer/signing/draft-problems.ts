/** What keeps a draft from being sent, per input, so that each screen can say it beside the field while it can be changed. */
import type { Campaign } from '../../electron/contract/campaign.ts';
import { messageLimit, nameLimit } from '../../electron/contract/limits.ts';
import type { Code } from '../../electron/contract/result.ts';
import { nameCharacter, undrawable } from '../../electron/wording/drawable.ts';
import { normaliseLine, normaliseText } from '../../electron/wording/normalise.ts';
import type { Draft } from './draft.ts';

/** `missing` waits until somebody wants to go on; the others are said at once. `unknown`: a number that is not on a paper sheet. */
export interface Problem {
  kind: 'missing' | 'too_long' | 'undrawable' | 'unknown';
  code: Code;
  /** The characters that no font draws, or the longest length. */
  detail: string;
}

/** Problems by the `name` of the input they belong to. */
export type Problems = Readonly<Record<string, Problem | undefined>>;

export function draftProblems(draft: Draft, campaign: Campaign): Problems {
  const fields = campaign.fields.map(({ id, required, maxLength }) => [
    `fields.${id}`,
    textProblem(normaliseLine(draft.fields[id] ?? ''), { required, limit: maxLength }),
  ]);
  const required = campaign.consents.filter(({ required: isRequired }) => isRequired);
  return {
    name: textProblem(normaliseLine(draft.name), { required: true, limit: nameLimit }),
    place: textProblem(normaliseLine(draft.place), { required: true, limit: nameLimit }),
    country: missingUnless(draft.country !== ''),
    ...(Object.fromEntries(fields) as Problems),
    visibility: missingUnless(draft.visibility !== undefined),
    message: textProblem(normaliseText(draft.message), { required: false, limit: messageLimit }),
    strokes: missingUnless(draft.signWith === 'mark' || draft.strokes.length > 0),
    mark:
      draft.signWith === 'mark'
        ? textProblem(normaliseLine(draft.mark), { required: true, limit: nameLimit })
        : undefined,
    helped: missingUnless(!draft.helped || draft.helpedAgreed),
    consents: missingUnless(required.every(({ id }) => draft.consents.includes(id))),
  };
}

const missing: Problem = { kind: 'missing', code: 'bad_signing', detail: '' };

const missingUnless = (isThere: boolean): Problem | undefined => (isThere ? undefined : missing);

function textProblem(
  text: string,
  { required, limit }: { required: boolean; limit: number },
): Problem | undefined {
  const characters = undrawable(text);
  if (characters.length > 0) {
    return { kind: 'undrawable', code: 'undrawable', detail: characters.map(nameCharacter).join(', ') };
  }
  if (text.length > limit) return { kind: 'too_long', code: 'bad_signing', detail: String(limit) };
  return required && text === '' ? missing : undefined;
}
