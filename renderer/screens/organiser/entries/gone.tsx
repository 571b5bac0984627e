/** Who is gone: how many, and nothing else. And taking one out by its code. */
import { type ReactNode, useEffect, useState } from 'react';

import type { OutputOf } from '../../../../electron/contract/index.ts';
import type { Failure } from '../../../../electron/contract/result.ts';
import { Refusal } from '../../../components/refusal.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { DeskPart } from '../desk.tsx';
import { Removal } from './removal.tsx';

export interface GoneProps extends DeskPart {
  hasKeys: boolean;
}

export function Gone({ hasKeys, ...part }: GoneProps): ReactNode {
  const { t } = useWords();
  const { call, overview } = part;
  const [gone, setGone] = useState<OutputOf<'countGone'>>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    void call('countGone', {}).then((counted) => {
      if (counted.ok) setGone(counted.value);
      setFailure(counted.ok ? undefined : counted.error);
    });
    // counted again whenever the overview was asked for again
  }, [call, overview]);
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
      <Removal {...part} hasKeys={hasKeys} />
    </>
  );
}
