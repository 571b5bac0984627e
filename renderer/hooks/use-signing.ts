/** One person's way through the screens: which step, what they entered, in which language. */
import { useCallback, useState } from 'react';

import { type Draft, emptyDraft } from '../signing/draft.ts';
import { type Step, stepsFor } from '../signing/steps.ts';

export interface SigningState {
  step: Step;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  /** On to the next screen, or back to the review when one part is being corrected from there. */
  next: () => void;
  /** The screen that `next` leads to. */
  following: Step;
  back: () => void;
  /** From the review to one part of it. */
  correct: (step: Step) => void;
  /** Whether a part is being corrected, so that its button can say where it leads. */
  correcting: boolean;
}

export function useSigning(): SigningState {
  const [step, setStep] = useState<Step>('attract');
  const [draft, setDraft] = useState(emptyDraft);
  const [correcting, setCorrecting] = useState(false);

  const move = useCallback((to: Step, isCorrection = false) => {
    setStep(to);
    setCorrecting(isCorrection);
  }, []);
  const neighbour = (by: 1 | -1): Step => {
    const met = stepsFor(draft);
    return correcting ? 'review' : (met[met.indexOf(step) + by] ?? step);
  };

  return {
    step,
    draft,
    change: useCallback((part) => setDraft((before) => ({ ...before, ...part })), []),
    next: () => move(neighbour(1)),
    following: neighbour(1),
    back: () => move(neighbour(-1)),
    correct: (to) => move(to, true),
    correcting,
  };
}
