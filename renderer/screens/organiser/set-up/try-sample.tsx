/** The shipped example, in test mode. */
import type { ReactNode } from 'react';

import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { SetUpProps } from './set-up.ts';

export function TrySample({ call, action, onSetUp }: SetUpProps): ReactNode {
  const { t } = useWords();
  const start = async (): Promise<void> => {
    const sample = await action.run('trySample', (options) =>
      call('trySample', {}, { signal: options.signal }),
    );
    if (!sample) return;
    const { fingerprint, passphrase } = sample;
    onSetUp({ fingerprint, passphrase: { words: passphrase, opens: 'keys' }, test: true });
  };
  return (
    <section className="card">
      <h2>{t('firstRun.sampleTitle')}</h2>
      <p>{t('firstRun.sampleText')}</p>
      <ActionNote action={action} of={['trySample']} />
      <Button look="primary" disabled={action.running} onClick={() => void start()}>
        {t('firstRun.sample')}
      </Button>
    </section>
  );
}
