/** What one person has typed, chosen and drawn so far. Lives in React state only and goes with the subtree that holds it. */
import type { Visibility } from '../../electron/contract/shapes.ts';
import type { Signing, Strokes } from '../../electron/contract/signing.ts';

export interface Draft {
  name: string;
  place: string;
  /** ISO code, or empty while none is chosen. */
  country: string;
  fields: Readonly<Record<string, string>>;
  visibility: Visibility | undefined;
  letters: readonly string[];
  message: string;
  consents: readonly string[];
  strokes: Strokes;
  mark: string;
  /** Both are kept while somebody tries the one and the other; only the chosen one is sent. */
  signWith: 'drawing' | 'mark';
  /** Somebody else typed for this person, who says below that it is what they mean. */
  helped: boolean;
  helpedAgreed: boolean;
}

export const emptyDraft: Draft = {
  name: '',
  place: '',
  country: '',
  fields: {},
  visibility: undefined,
  letters: [],
  message: '',
  consents: [],
  strokes: [],
  mark: '',
  signWith: 'drawing',
  helped: false,
  helpedAgreed: false,
};

/** Letters that will be made. Who is only counted sends none, whatever was ticked before. */
export const lettersOf = ({ visibility, letters }: Draft): readonly string[] =>
  visibility === 'counted' ? [] : letters;

/**
 * The draft as the contract's shape. Call it only when `draftProblems` finds nothing.
 * @throws when no visibility is chosen
 */
export function signingOf(draft: Draft, language: string): Signing {
  if (draft.visibility === undefined) throw new Error('impossible: a signing without a visibility');
  const { name, place, country, fields, message, consents, strokes, mark, signWith, visibility } = draft;
  return {
    language,
    name,
    place,
    country,
    fields,
    visibility,
    letters: [...lettersOf(draft)],
    message,
    consents: [...consents],
    strokes: signWith === 'drawing' ? strokes : [],
    ...(signWith === 'mark' ? { mark } : {}),
  };
}
