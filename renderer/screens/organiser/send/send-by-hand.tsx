/** Sends sealed entries to a folder at once: a stick, in place of a network. */
import { type ReactNode, useState } from 'react';

import type { OutputOf } from '../../../../electron/contract/index.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { Choice } from '../../../components/choice.tsx';
import { Form } from '../../../components/form.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { KnownPlaces } from './known-places.tsx';
import type { SendingPart } from './sending-part.ts';

export function SendByHand({ call, action, overview, onChange, places }: SendingPart): ReactNode {
  const { t } = useWords();
  const [to, setTo] = useState('');
  const [early, setEarly] = useState(false);
  const [sent, setSent] = useState<OutputOf<'sync'>>();

  const send = async (): Promise<void> => {
    setSent(undefined);
    setSent(await action.run('sync', (options) => call('sync', { to: to.trim(), early }, options)));
    onChange();
  };
  return (
    <section className="card" data-part="by-hand">
      <h2>{t('send.byHand')}</h2>
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
        <KnownPlaces places={places} chosen={to} onChoose={setTo} />
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
      <ActionNote action={action} of={['sync']} />
      {sent && (
        <p className="result" aria-live="polite" data-part="sent">
          {t('sync.done', { count: sent.new })} {t(`sync.${sent.state}`)}
        </p>
      )}
    </section>
  );
}
