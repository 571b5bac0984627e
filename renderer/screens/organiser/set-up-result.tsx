/** A campaign is loaded. What is shown once is shown here, and has to be written down before it goes on. */
import type { ReactNode } from 'react';

import type { Client } from '../../../electron/contract/client.ts';
import { Button } from '../../components/button.tsx';
import { NewPassphrase } from '../../components/new-passphrase.tsx';
import { Screen } from '../../components/screen.tsx';
import type { Action } from '../../hooks/use-action.ts';
import { useWords } from '../../i18n/words.tsx';

/** What came of loading a campaign. */
export interface SetUp {
  fingerprint: string;
  /** A generated passphrase, and what it opens; absent where the organisers have theirs already. */
  passphrase?: { words: string; opens: 'keys' | 'desk' } | undefined;
}

/** What each of the three ways gets. */
export interface SetUpProps {
  call: Client;
  action: Action;
  onSetUp: (setUp: SetUp) => void;
}

export interface SetUpResultProps {
  setUp: SetUp;
  onDone: () => Promise<void>;
}

export function SetUpResult({ setUp, onDone }: SetUpResultProps): ReactNode {
  const { t } = useWords();
  const { passphrase } = setUp;
  return (
    <Screen name="first-run" title={t('firstRun.loaded')}>
      <section className="part">
        <h2>{t('common.fingerprint')}</h2>
        <output className="code" data-part="fingerprint">
          {setUp.fingerprint}
        </output>
        <p>{t('firstRun.fingerprintHint')}</p>
      </section>
      {passphrase ? (
        <NewPassphrase
          words={passphrase.words}
          hint={passphrase.opens === 'keys' ? t('firstRun.keysHint') : t('firstRun.deskHint')}
          on={t('firstRun.start')}
          onWritten={() => void onDone()}
        />
      ) : (
        <div className="row">
          <Button look="primary" onClick={() => void onDone()}>
            {t('firstRun.start')}
          </Button>
        </div>
      )}
    </Screen>
  );
}
