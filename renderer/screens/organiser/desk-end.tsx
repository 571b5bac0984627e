/** The end: on record, off this laptop, destroyed. What is for good asks first. */
import { type ReactNode, useState } from 'react';

import type { OutputOf } from '../../../electron/contract/index.ts';
import { ActionNote } from '../../components/action-note.tsx';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Form } from '../../components/form.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { DeskPart } from './desk.tsx';

export interface DeskEndProps extends DeskPart {
  /** The campaign's id, which is typed to confirm. */
  id: string;
  /** The campaign is gone, and the desk with it. */
  onDestroyed: (said: OutputOf<'destroy'>) => void;
}

export function DeskEnd({ id, onDestroyed, ...part }: DeskEndProps): ReactNode {
  const { t } = useWords();
  return (
    <>
      <RecordOfProcessing {...part} />
      <Purge {...part} id={id} />
      <section className="card">
        <h2>{t('end.destroyTitle')}</h2>
        <p>{t('end.destroyText')}</p>
        <Destroy {...part} id={id} onDestroyed={onDestroyed} />
        <ActionNote action={part.action} of={['destroy']} />
      </section>
    </>
  );
}

function RecordOfProcessing({ call, action }: DeskPart): ReactNode {
  const { t } = useWords();
  const [out, setOut] = useState<string>();
  const make = async (): Promise<void> => {
    const made = await action.run('record', ({ signal }) => call('processingRecord', {}, { signal }));
    setOut(made?.out);
  };
  return (
    <section className="card">
      <h2>{t('end.recordTitle')}</h2>
      <p>{t('end.recordText')}</p>
      <Button disabled={action.running} onClick={() => void make()}>
        {t('end.record')}
      </Button>
      <ActionNote action={action} of={['record']} />
      {out !== undefined && (
        <output className="result" data-part="record">
          {t('end.made')} <code>{out}</code>
        </output>
      )}
    </section>
  );
}

function Purge({ call, action, overview, onChange, id }: DeskPart & { id: string }): ReactNode {
  const { t } = useWords();
  const [isSure, setIsSure] = useState(false);
  const [typed, setTyped] = useState('');
  const [done, setDone] = useState<OutputOf<'purge'>>();
  const [isMissing, setIsMissing] = useState(false);
  const purge = async (confirm?: string): Promise<void> => {
    setDone(undefined);
    const input = confirm === undefined ? {} : { confirm };
    const said = await action.run('purge', async ({ signal }) => {
      const result = await call('purge', input, { signal });
      setIsMissing(!result.ok && result.error.code === 'not_received');
      return result;
    });
    if (!said) return;
    setDone(said);
    setIsSure(false);
    setTyped('');
    onChange();
  };
  return (
    <section className="card">
      <h2>{t('end.purgeTitle')}</h2>
      <p>{t('end.purgeText')}</p>
      <Choice
        type="checkbox"
        name="purgeSure"
        label={t('end.purgeSure')}
        checked={isSure}
        small
        onChange={setIsSure}
      />
      <Button disabled={action.running || !isSure || overview.meeting !== null} onClick={() => void purge()}>
        {t('end.purge')}
      </Button>
      {overview.meeting !== null && <p className="hint">{t('error.meeting_open')}</p>}
      <ActionNote action={action} of={['purge']} />
      {isMissing && (
        <Form onSubmit={() => void purge(typed)}>
          <p>{t('end.purgeAnyway')}</p>
          <TextField name="purgeId" label={t('end.typeId', { id })} value={typed} onChange={setTyped} />
          <Button type="submit" disabled={action.running || typed.trim() !== id}>
            {t('end.purgeUnreceived')}
          </Button>
        </Form>
      )}
      {done && (
        <output className="result" data-part="purged">
          {t('end.purged', { entries: done.entries, bundles: done.bundles })}
        </output>
      )}
    </section>
  );
}

function Destroy({ call, action, overview, id, onDestroyed }: DeskEndProps): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const destroy = async (): Promise<void> => {
    const said = await action.run('destroy', ({ signal }) => call('destroy', { confirm: typed }, { signal }));
    if (said) onDestroyed(said);
  };
  return (
    <Form onSubmit={() => void destroy()}>
      <TextField name="destroyId" label={t('end.typeId', { id })} value={typed} onChange={setTyped} />
      <Button type="submit" disabled={action.running || typed.trim() !== id || overview.meeting !== null}>
        {t('end.destroy')}
      </Button>
      {overview.meeting !== null && <p className="hint">{t('error.meeting_open')}</p>}
    </Form>
  );
}

/** After it: what is gone, what is not, and where the protocol lies. */
export function Destroyed({ said, onLeave }: { said: OutputOf<'destroy'>; onLeave: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <section className="card" data-part="destroyed">
      <p>{t('end.destroyed', { entries: said.entries, files: said.files })}</p>
      <p>
        {t('end.protocol')} <code>{said.protocol}</code>
      </p>
      {said.exportFolder !== null && (
        <p className="note">
          {t('end.elsewhere')} <code>{said.exportFolder}</code>
        </p>
      )}
      <p>{t('end.byHand')}</p>
      <Button look="primary" onClick={onLeave}>
        {t('end.finish')}
      </Button>
    </section>
  );
}
