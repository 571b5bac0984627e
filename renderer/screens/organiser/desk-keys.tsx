/** The passphrase and, on a single laptop, the recovery sheet. */
import { type ReactNode, useState } from 'react';

import { ActionNote } from '../../components/action-note.tsx';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { NewPassphrase } from '../../components/new-passphrase.tsx';
import { PassphraseField } from '../../components/passphrase-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { DeskPart } from './desk.tsx';

export function DeskKeys(part: DeskPart): ReactNode {
  const { t } = useWords();
  return (
    <section className="card">
      <h2>{t('keys.title')}</h2>
      <details>
        <summary>{t('keys.change')}</summary>
        <ChangePassphrase {...part} />
      </details>
      {part.overview.mode === 'single' && (
        <details>
          <summary>{t('keys.sheet')}</summary>
          <MakeSheet {...part} />
        </details>
      )}
      <MakeCard {...part} />
      <ActionNote action={part.action} of={['changePassphrase', 'recoverySheet', 'campaignCard']} />
    </section>
  );
}

/** The fingerprint on paper, to be carried to meetings by another way than the campaign file. */
function MakeCard({ call, action }: DeskPart): ReactNode {
  const { t } = useWords();
  const [made, setMade] = useState<string>();
  const make = async (): Promise<void> => {
    const card = await action.run('campaignCard', ({ signal }) => call('campaignCard', {}, { signal }));
    setMade(card?.out);
  };
  return (
    <>
      <p className="hint">{t('end.cardHint')}</p>
      <Button disabled={action.running} onClick={() => void make()}>
        {t('end.card')}
      </Button>
      {made !== undefined && (
        <output className="result" data-part="card">
          {t('end.made')} <code>{made}</code>
        </output>
      )}
    </>
  );
}

function ChangePassphrase({ call, action }: DeskPart): ReactNode {
  const { t } = useWords();
  const [current, setCurrent] = useState('');
  const [own, setOwn] = useState('');
  const [again, setAgain] = useState('');
  const [generated, setGenerated] = useState<string>();
  const [isChanged, setIsChanged] = useState(false);
  // Typed twice, since nobody can read it back; a generated one is written down instead.
  const differs = own !== again;
  const change = async (): Promise<void> => {
    setIsChanged(false);
    const input = { passphrase: current, ...(own.trim() !== '' && { own }) };
    const made = await action.run('changePassphrase', ({ signal }) =>
      call('changePassphrase', input, { signal }),
    );
    if (!made) return;
    for (const clear of [setCurrent, setOwn, setAgain]) clear('');
    setGenerated(made.passphrase);
    setIsChanged(true);
  };
  if (generated !== undefined)
    return <NewPassphrase words={generated} onWritten={() => setGenerated(undefined)} />;
  return (
    <Form onSubmit={() => void change()}>
      <PassphraseField value={current} onChange={setCurrent} label={t('keys.current')} name="current" />
      <p className="hint">{t('keys.ownHint')}</p>
      <PassphraseField value={own} onChange={setOwn} label={t('keys.own')} name="own" />
      <PassphraseField value={again} onChange={setAgain} label={t('keys.again')} name="again" />
      {differs && again !== '' && (
        <p className="problem" role="alert">
          {t('keys.differs')}
        </p>
      )}
      <Button type="submit" disabled={action.running || current.trim() === '' || differs}>
        {t('keys.change')}
      </Button>
      {isChanged && (
        <output className="result" data-part="changed">
          {t('keys.changed')}
        </output>
      )}
    </Form>
  );
}

function MakeSheet({ call, action }: DeskPart): ReactNode {
  const { t } = useWords();
  const [passphrase, setPassphrase] = useState('');
  const [folder, setFolder] = useState('');
  const [made, setMade] = useState<string>();
  const make = async (): Promise<void> => {
    setMade(undefined);
    const input = { passphrase, out: `${folder.trim().replace(/[/\\]+$/, '')}/recovery-sheet.pdf` };
    const sheet = await action.run('recoverySheet', ({ signal }) => call('recoverySheet', input, { signal }));
    setPassphrase('');
    setMade(sheet?.out);
  };
  return (
    <Form onSubmit={() => void make()}>
      <p>{t('keys.sheetHint')}</p>
      <PassphraseField
        value={passphrase}
        onChange={setPassphrase}
        label={t('keys.current')}
        name="sheetPassphrase"
      />
      <TextField name="sheetFolder" label={t('sync.folder')} value={folder} onChange={setFolder} />
      <Button type="submit" disabled={action.running || passphrase.trim() === '' || folder.trim() === ''}>
        {t('keys.sheet')}
      </Button>
      {made !== undefined && (
        <output className="result" data-part="sheet">
          {t('keys.sheetMade')} <code>{made}</code>
        </output>
      )}
    </Form>
  );
}
