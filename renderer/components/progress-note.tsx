/** "Step 2 of 6": how far a person is, in words and as a bar of as many pieces. */
import type { ReactNode } from 'react';

import { useWords } from '../i18n/words.tsx';
import { type Step, stepNumber, stepTotal } from '../signing/steps.ts';

export function ProgressNote({ step }: { step: Step }): ReactNode {
  const { t } = useWords();
  const number = stepNumber(step);
  return (
    <div className="progress-note">
      <span>{t('common.step', { number, total: stepTotal })}</span>
      <span className="progress-pieces" aria-hidden="true">
        {Array.from({ length: stepTotal }, (_, i) => (
          <i key={i} data-done={i < number} />
        ))}
      </span>
    </div>
  );
}
