/** Sends sealed entries to a folder, and shows this laptop's code to headquarters. */
import { type ReactNode, useState } from 'react';

import type { OutputOf } from '../../../electron/contract/index.ts';
import { ActionNote } from '../../components/action-note.tsx';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Form } from '../../components/form.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { DeskPart } from './desk.tsx';

export interface DeskSyncProps extends DeskPart {
  /** Places that the organisers keep, to choose from. */
  places: readonly string[];
}

export function DeskSync({ call, action, overview, onChange, places }: DeskSyncProps): ReactNode {
  const { t } = useWords();
  const [to, setTo] = useState('');
  const [early, setEarly] = useState(false);
  const [sent, setSent] = useState<OutputOf<'sync'>>();
  const [device, setDevice] = useState<OutputOf<'showDevice'>>();

  const send = async (): Promise<void> => {
    setSent(undefined);
    setSent(await action.run('sync', (options) => call('sync', { to: to.trim(), early }, options)));
    onChange();
  };
  const showDevice = async (): Promise<void> =>
    setDevice(await action.run('showDevice', ({ signal }) => call('showDevice', {}, { signal })));

  return (
    <section className="card">
      <h2>{t('sync.title')}</h2>
      <p className="hint">{overview.meeting ? t('sync.beforeClose') : t('sync.hint')}</p>
      <ul className="targets">
        {overview.targets.map(({ target, entries, state }) => (
          <li key={target}>
            <code>{target}</code> {t(`sync.${state}`)} · {t('desk.entries', { count: entries })}
          </li>
        ))}
      </ul>
      <Form onSubmit={() => void send()}>
        <TextField name="to" label={t('sync.folder')} value={to} onChange={setTo} />
        {places.length > 0 && (
          <div className="row" data-part="places">
            {places.map((place) => (
              <Button key={place} aria-pressed={to === place} onClick={() => setTo(place)}>
                {place}
              </Button>
            ))}
          </div>
        )}
        {overview.meeting && (
          <div className="choices choices-wide">
            <Choice type="checkbox" name="early" label={t('sync.early')} checked={early} onChange={setEarly}>
              {t('sync.earlyPrice')}
            </Choice>
          </div>
        )}
        <Button type="submit" disabled={action.running || to.trim() === ''}>
          {t('sync.send')}
        </Button>
      </Form>
      <ActionNote action={action} of={['sync', 'showDevice']} />
      {sent && (
        <p className="result" aria-live="polite" data-part="sent">
          {t('sync.done', { count: sent.new })} {t(`sync.${sent.state}`)}
        </p>
      )}
      {device ? (
        <p>
          {t('sync.device')} <output className="code">{device.code}</output>
        </p>
      ) : (
        <Button look="quiet" disabled={action.running} onClick={() => void showDevice()}>
          {t('sync.showDevice')}
        </Button>
      )}
    </section>
  );
}
