/** Before the host has answered for the first time. */
import { type ReactNode, useEffect, useState } from 'react';

import type { Failure } from '../../electron/contract/result.ts';
import { Button } from '../components/button.tsx';
import { Refusal } from '../components/refusal.tsx';
import { Screen } from '../components/screen.tsx';
import { useWords } from '../i18n/words.tsx';

/** Milliseconds: who waits less sees the first screen at once, and nothing that comes and goes. */
const patience = 300;

export interface StartingProps {
  failure: Failure | undefined;
  onRetry: () => Promise<unknown>;
}

export function Starting({ failure, onRetry }: StartingProps): ReactNode {
  const { t } = useWords();
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!failure && !isLate) return null;
  return (
    <Screen name="starting" title={t('common.product')}>
      {failure ? (
        <>
          <Refusal failure={failure} />
          <div className="row">
            <Button look="primary" onClick={() => void onRetry()}>
              {t('common.retry')}
            </Button>
          </div>
        </>
      ) : (
        <output>{t('common.starting')}</output>
      )}
    </Screen>
  );
}
