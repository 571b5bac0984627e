/** "Step 2 of 6": how far a person is, in words and as a bar of as many pieces. */
import type { ReactNode } from 'react';

import { useWords } from '../i18n/words.tsx';

export function ProgressNote({ number, total }: { number: number; total: number }): ReactNode {
  const { t } = useWords();
  return (
    <div className="progress-note">
      <span>{t('common.step', { number, total })}</span>
      <span className="progress-pieces" aria-hidden="true">
        {Array.from({ length: total }, (_, i) => (
          <i key={i} data-done={i < number} />
        ))}
      </span>
    </div>
  );
}
