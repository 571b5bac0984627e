/** A campaign is loaded. What is shown once is shown here, and has to be written down before it goes on. */
import { type ReactNode, useState } from 'react';

import type { Client } from '../../../electron/contract/client.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
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
  const [written, setWritten] = useState(setUp.passphrase === undefined);
  return (
    <Screen name="first-run" title={t('firstRun.loaded')}>
      <section className="part">
        <h2>{t('common.fingerprint')}</h2>
        <output className="code" data-part="fingerprint">
          {setUp.fingerprint}
        </output>
        <p>{t('firstRun.fingerprintHint')}</p>
      </section>
      {setUp.passphrase && (
        <section className="part">
          <h2>{t('firstRun.passphrase')}</h2>
          <output className="code" data-part="passphrase">
            {setUp.passphrase.words}
          </output>
          <p>{setUp.passphrase.opens === 'keys' ? t('firstRun.keysHint') : t('firstRun.deskHint')}</p>
          <Choice
            type="checkbox"
            name="written"
            label={t('firstRun.written')}
            checked={written}
            onChange={setWritten}
          />
        </section>
      )}
      <div className="row">
        <Button look="primary" disabled={!written} onClick={() => void onDone()}>
          {t('firstRun.start')}
        </Button>
      </div>
    </Screen>
  );
}
