/** One row of a paper sheet after the other: typed, sealed in the page as an attendee's signing is, stored, and forgotten. */
import { type RefObject, useEffect, useState } from 'react';

import type { Failure } from '../../electron/contract/result.ts';
import { useWords } from '../i18n/words.tsx';
import { type Problems, draftProblems } from '../signing/draft-problems.ts';
import { type Draft, emptyDraft, signingOf } from '../signing/draft.ts';
import { type SubmissionPorts, useSubmission } from './use-submission.ts';

export interface PaperRowOptions extends SubmissionPorts {
  /** Language of the sheet. */
  language: string;
  /** Consents that are printed on the sheet. */
  consents: readonly string[];
  /** Holds the fields, so that the first of them takes the focus again. */
  form: RefObject<HTMLElement | null>;
  onSaved: () => void;
}

export interface PaperRow {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  problems: Problems;
  /** Saves the row, or shows what is missing. */
  save: () => Promise<void>;
  saving: boolean;
  failure: Failure | undefined;
  /** How many were saved. Which, is not kept: it would be an order. */
  saved: number;
}

export function usePaperRow(options: PaperRowOptions): PaperRow {
  const { campaign, language, consents, form, onSaved } = options;
  const { catalogs, wordsOf } = useWords();
  const { send, sending, failure } = useSubmission(options);
  const [typed, setTyped] = useState<Draft>({ ...emptyDraft, signWith: 'mark' });
  const [saved, setSaved] = useState(0);
  const [attempts, setAttempts] = useState(0);
  const draft: Draft = { ...typed, consents, mark: wordsOf(language)('paper.mark') };
  const problems = Object.entries(draftProblems(draft, campaign)).filter(([, problem]) => problem);

  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts, form]);
  useEffect(() => {
    if (saved > 0) form.current?.querySelector<HTMLElement>('[name="name"]')?.focus();
  }, [saved, form]);

  const save = async (): Promise<void> => {
    if (problems.length > 0) return setAttempts(attempts + 1);
    // the mark stands in letters, in the sheet's language
    await catalogs.load([language]);
    const signing = signingOf({ ...draft, mark: wordsOf(language)('paper.mark') }, language);
    if (!(await send(signing, 'paper'))) return;
    setTyped(({ place, country, visibility, letters }) => ({
      ...emptyDraft,
      signWith: 'mark',
      place,
      country,
      visibility,
      letters,
    }));
    setAttempts(0);
    setSaved(saved + 1);
    onSaved();
  };

  return {
    draft,
    change: (part) => setTyped((before) => ({ ...before, ...part })),
    problems: Object.fromEntries(
      problems.filter(([, problem]) => attempts > 0 || problem?.kind !== 'missing'),
    ),
    save,
    saving: sending,
    failure,
    saved,
  };
}
