/** The door to the desk. */
import { type ReactNode, useState } from 'react';

import type { Mode } from '../../../electron/contract/attendee.ts';
import type { Client } from '../../../electron/contract/client.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { PassphraseField } from '../../components/passphrase-field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Screen } from '../../components/screen.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useIdle } from '../../hooks/use-idle.ts';
import { useWords } from '../../i18n/words.tsx';

export interface UnlockProps {
  call: Client;
  mode: Mode;
  idleSeconds: number;
  onOpen: (desk: string, keys: boolean) => void;
  onLeave: () => void;
  /** To the recovery sheet, where the passphrase is lost. */
  onRecover: () => void;
}

export function Unlock({ call, mode, idleSeconds, onOpen, onLeave, onRecover }: UnlockProps): ReactNode {
  const { t } = useWords();
  const [passphrase, setPassphrase] = useState('');
  const { run, running, failure } = useAction();
  useIdle({ afterSeconds: idleSeconds, onIdle: onLeave });

  const unlock = async (): Promise<void> => {
    const opened = await run('unlock', (options) =>
      call('unlock', { passphrase }, { signal: options.signal }),
    );
    setPassphrase('');
    if (opened) onOpen(opened.desk, opened.keys);
  };

  return (
    <Screen name="unlock" title={t('unlock.title')} top={<LanguageSwitch />}>
      <div className="narrow">
        <p>{mode === 'single' ? t('unlock.single') : t('unlock.field')}</p>
        <Form onSubmit={() => void unlock()}>
          <PassphraseField value={passphrase} onChange={setPassphrase} />
          <Refusal failure={failure} />
          <div className="row">
            <Button onClick={onLeave}>{t('unlock.leave')}</Button>
            <Button look="primary" type="submit" disabled={running || passphrase.trim() === ''}>
              {running ? t('unlock.opening') : t('unlock.open')}
            </Button>
          </div>
        </Form>
        {mode === 'single' && (
          <p>
            <Button look="quiet" onClick={onRecover}>
              {t('keys.lost')}
            </Button>
          </p>
        )}
      </div>
    </Screen>
  );
}
