/** Says what was hidden last, and takes it back. */
import type { ReactNode } from 'react';

import { Button } from '../../../components/button.tsx';
import type { Hiding } from '../../../hooks/use-hiding.ts';
import { useWords } from '../../../i18n/words.tsx';

export function Undo({ hiding }: { hiding: Hiding }): ReactNode {
  const { t } = useWords();
  const { last, running, show } = hiding;
  return (
    <div aria-live="polite" data-part="undo">
      {last && (
        <div className="row note">
          <span>{t('hiding.done', { reason: t(`hiding.${last.reason}`) })}</span>
          <Button disabled={running} onClick={() => void show(last.id)}>
            {t('hiding.undo')}
          </Button>
        </div>
      )}
    </div>
  );
}
