/**
 * The recovery sheet. It is written to where somebody says, and the kiosk is ready when somebody types the end of its text, which
 * stands on the sheet and on no screen. The desk is open only for as long as each of the two takes.
 */
import { type ReactNode, useState } from 'react';

import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { Form } from '../../../components/form.tsx';
import { LanguageSwitch } from '../../../components/language-switch.tsx';
import { PassphraseField } from '../../../components/passphrase-field.tsx';
import { ProgressNote } from '../../../components/progress-note.tsx';
import { Screen } from '../../../components/screen.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import type { Kiosk } from '../../../hooks/use-kiosk.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { SetUp } from './set-up.ts';

export interface SheetStepProps {
  setUp: SetUp;
  atDesk: Kiosk['atDesk'];
  onBack: () => void;
  onDone: () => void;
}

export function SheetStep({ setUp, atDesk, onBack, onDone }: SheetStepProps): ReactNode {
  const { t } = useWords();
  const action = useAction();
  const [typed, setTyped] = useState('');
  const [folder, setFolder] = useState('');
  const [ending, setEnding] = useState('');
  const [made, setMade] = useState<string>();
  const isOwn = setUp.passphrase === undefined;
  const passphrase = setUp.passphrase?.words ?? typed;
  const isReady = !action.running && passphrase.trim() !== '';

  const make = async (): Promise<void> => {
    setMade(undefined);
    const out = `${folder.trim().replace(/[/\\]+$/, '')}/recovery-sheet.pdf`;
    const sheet = await action.run('recoverySheet', () =>
      atDesk(passphrase, (call) => call('recoverySheet', { passphrase, out })),
    );
    setMade(sheet?.out);
  };
  const check = async (): Promise<void> => {
    const isRight = await action.run('checkSheet', () =>
      atDesk(passphrase, (call) => call('checkRecoverySheet', { passphrase, ending: ending.slice(0, 20) })),
    );
    if (isRight) onDone();
  };

  return (
    <Screen
      name="first-run"
      title={t('setUp.sheetTitle')}
      top={
        <>
          <ProgressNote number={3} total={3} />
          <span className="gap" />
          <LanguageSwitch />
        </>
      }
    >
      <p>{t('setUp.sheetWhy')}</p>
      {isOwn && <PassphraseField value={typed} onChange={setTyped} />}
      <div className="cards cards-two">
        <section className="card">
          <h2>{t('setUp.sheetWrite')}</h2>
          <p>{t('keys.sheetHint')}</p>
          <Form onSubmit={() => void make()}>
            <TextField name="sheetFolder" label={t('sync.folder')} value={folder} onChange={setFolder} />
            <Button
              type="submit"
              look={made === undefined ? 'primary' : 'plain'}
              disabled={!isReady || folder.trim() === ''}
            >
              {t('keys.sheet')}
            </Button>
          </Form>
          <ActionNote action={action} of={['recoverySheet']} />
          {made !== undefined && (
            <output className="result" data-part="sheet">
              {t('keys.sheetMade')} <code>{made}</code>
            </output>
          )}
        </section>
        <section className="card">
          <h2>{t('setUp.sheetRead')}</h2>
          <p>{t('setUp.sheetReadHint')}</p>
          <Form onSubmit={() => void check()}>
            <TextField
              name="ending"
              label={t('setUp.ending')}
              value={ending}
              onChange={setEnding}
              autoCapitalize="characters"
            />
            <Button
              type="submit"
              look={made === undefined ? 'plain' : 'primary'}
              disabled={!isReady || ending.trim() === ''}
            >
              {t('setUp.sheetHave')}
            </Button>
          </Form>
          <ActionNote action={action} of={['checkSheet']} />
        </section>
      </div>
      <div className="row">
        {!isOwn && <Button onClick={onBack}>{t('common.back')}</Button>}
        {setUp.test && <Button onClick={onDone}>{t('setUp.skipTest')}</Button>}
        {isOwn && !setUp.test && <Button onClick={onDone}>{t('setUp.skipOwn')}</Button>}
      </div>
    </Screen>
  );
}
