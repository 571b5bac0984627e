/** The passphrase or the key file is lost, and the recovery sheet is at hand: a new key file under a new passphrase. */
import { type ReactNode, useState } from 'react';

import type { Client } from '../../../electron/contract/client.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { NewPassphrase } from '../../components/new-passphrase.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Screen } from '../../components/screen.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useIdle } from '../../hooks/use-idle.ts';
import { useWords } from '../../i18n/words.tsx';

export interface RecoverKeysProps {
  call: Client;
  /** The keys are back and their passphrase is written down. */
  onDone: () => void;
  onLeave: () => void;
}

/** Typing a sheet takes its time, and so does writing a passphrase down. */
const idleSeconds = 300;

export function RecoverKeys({ call, onDone, onLeave }: RecoverKeysProps): ReactNode {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [passphrase, setPassphrase] = useState<string>();
  const { run, running, failure } = useAction();
  useIdle({ afterSeconds: idleSeconds, onIdle: onLeave });
  const recover = async (): Promise<void> => {
    const made = await run('recoverKeys', ({ signal }) => call('recoverKeys', { text }, { signal }));
    if (!made) return;
    setText('');
    setPassphrase(made.passphrase);
  };
  return (
    <Screen name="recover-keys" title={t('keys.recover')} top={<LanguageSwitch />}>
      <div className="narrow">
        {passphrase === undefined ? (
          <>
            <p>{t('keys.recoverHint')}</p>
            <Form onSubmit={() => void recover()}>
              <TextField
                name="recovery"
                label={t('keys.text')}
                value={text}
                onChange={setText}
                rows={3}
                autoCapitalize="characters"
              />
              <Refusal failure={failure} />
              <div className="row">
                <Button onClick={onLeave}>{t('unlock.leave')}</Button>
                <Button look="primary" type="submit" disabled={running || text.trim() === ''}>
                  {t('keys.recover')}
                </Button>
              </div>
            </Form>
          </>
        ) : (
          <NewPassphrase words={passphrase} onWritten={onDone} />
        )}
      </div>
    </Screen>
  );
}
