/** Who is gone: how many, and nothing else. And taking one out by its code. */
import type { ReactNode } from 'react';

import { Refusal } from '../../../components/refusal.tsx';
import { useAsked } from '../../../hooks/use-asked.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { DeskPart } from '../desk.tsx';
import { Removal } from './removal.tsx';

export interface GoneProps extends DeskPart {
  hasKeys: boolean;
}

export function Gone({ hasKeys, ...part }: GoneProps): ReactNode {
  const { t } = useWords();
  const { answer: gone, failure, again } = useAsked(part.call, 'countGone');
  const change = (): void => {
    part.onChange();
    again();
  };
  return (
    <>
      <Refusal failure={failure} />
      {gone && (
        <div data-part="gone" data-withdrawn={gone.withdrawn} data-removed={gone.removed} aria-live="polite">
          <p className="figure">{t('gone.withdrawn', { number: gone.withdrawn })}</p>
          <p className="figure">{t('gone.removed', { number: gone.removed })}</p>
        </div>
      )}
      <p className="hint">{t('gone.hint')}</p>
      <Removal {...part} hasKeys={hasKeys} onChange={change} />
    </>
  );
}
