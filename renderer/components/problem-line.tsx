/** What is wrong with one field, beside it. */
import type { ReactNode } from 'react';

import { useWords } from '../i18n/words.tsx';
import type { Problem } from '../signing/draft-problems.ts';

export interface ProblemLineProps {
  id: string;
  problem: Problem | undefined;
  /** Key of the sentence for an empty field, where the general one would not help. */
  missingKey?: string | undefined;
}

export function ProblemLine({ id, problem, missingKey = 'problem.missing' }: ProblemLineProps): ReactNode {
  const { t } = useWords();
  if (!problem) return null;
  const sentence = {
    missing: () => t(missingKey),
    too_long: () => t('problem.tooLong', { limit: problem.detail }),
    unknown: () => t('paper.crossesUnknown'),
    undrawable: () => t('error.undrawable', { detail: problem.detail }),
  }[problem.kind]();
  return (
    <p className="problem" id={id} role="alert" data-code={problem.code}>
      {sentence}
    </p>
  );
}
