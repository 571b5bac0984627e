/** Before the host has answered for the first time. */
import type { ReactNode } from 'react';

import type { Failure } from '../../electron/contract/result.ts';
import { Button } from '../components/button.tsx';
import { Refusal } from '../components/refusal.tsx';
import { Screen } from '../components/screen.tsx';
import { useWords } from '../i18n/words.tsx';

export interface StartingProps {
  failure: Failure | undefined;
  onRetry: () => Promise<unknown>;
}

export function Starting({ failure, onRetry }: StartingProps): ReactNode {
  const { t } = useWords();
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
