/** What is wrong on the current screen, and the way on once nothing is. */
import { useEffect, useState } from 'react';

import type { Campaign } from '../../electron/contract/campaign.ts';
import { type Problems, draftProblems } from '../signing/draft-problems.ts';
import { stepOf } from '../signing/steps.ts';
import type { SigningState } from './use-signing.ts';

export interface StepState {
  /** Problems to show now: an empty field is one only after somebody wanted to go on. */
  problems: Problems;
  /** Goes on, or shows what is missing and takes the person to the first of it. */
  goOn: () => void;
}

/** @param onward what to do when nothing is wrong; the next screen, if not told otherwise */
export function useStep(signing: SigningState, campaign: Campaign, onward = signing.next): StepState {
  const { step, draft } = signing;
  // Counts the attempts, so that each of them moves the focus again.
  const [attempts, setAttempts] = useState(0);
  const problems = Object.entries(draftProblems(draft, campaign)).filter(
    ([input, problem]) => problem !== undefined && stepOf(input) === step,
  );

  useEffect(() => {
    if (attempts > 0) document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);

  return {
    problems: Object.fromEntries(
      problems.filter(([, problem]) => attempts > 0 || problem?.kind !== 'missing'),
    ),
    goOn: () => (problems.length === 0 ? onward() : setAttempts(attempts + 1)),
  };
}
