/** Opens a meeting, pauses it, closes it. */
import { type ReactNode, useState } from 'react';

import type { OutputOf } from '../../../electron/contract/index.ts';
import type { Meeting } from '../../../electron/contract/shapes.ts';
import { longDay } from '../../../electron/wording/countries.ts';
import { ActionNote } from '../../components/action-note.tsx';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { DeskPart } from './desk.tsx';
import { MeetingForm } from './meeting-form.tsx';
import { shortRoot } from './short-root.ts';

export function DeskMeeting(part: DeskPart): ReactNode {
  const { t } = useWords();
  const { action, overview } = part;
  const [closed, setClosed] = useState<OutputOf<'closeMeeting'>>();
  return (
    <section className="card">
      <h2>{t('meeting.title')}</h2>
      {overview.meeting ? (
        <OpenMeeting {...part} meeting={overview.meeting} onClosed={setClosed} />
      ) : (
        <>
          {closed && <ClosedNote closed={closed} />}
          <MeetingForm {...part} />
        </>
      )}
      <ActionNote action={action} of={['openMeeting', 'pauseMeeting', 'resumeMeeting', 'closeMeeting']} />
    </section>
  );
}

interface OpenMeetingProps extends DeskPart {
  meeting: Meeting;
  onClosed: (closed: OutputOf<'closeMeeting'>) => void;
}

/** What can be done with the open meeting: a break, and closing it. */
function OpenMeeting({ call, action, overview, meeting, onChange, onClosed }: OpenMeetingProps): ReactNode {
  const { t, interfaceLanguage, catalogs } = useWords();
  const [heads, setHeads] = useState('');
  const pauseOrResume = async (): Promise<void> => {
    const name = overview.paused ? 'resumeMeeting' : 'pauseMeeting';
    await action.run(name, ({ signal }) => call(name, {}, { signal }));
    onChange();
  };
  const close = async (): Promise<void> => {
    const input = /^\d+$/.test(heads) ? { heads: Number(heads) } : {};
    const result = await action.run('closeMeeting', ({ signal }) => call('closeMeeting', input, { signal }));
    if (result) onClosed(result);
    onChange();
  };
  return (
    <>
      <p>
        <strong dir="auto">{meeting.name}</strong>
        <br />
        {meeting.place}, {longDay(meeting.day, catalogs.letterWords(interfaceLanguage).locale)}
      </p>
      {overview.paused && <p className="note">{t('meeting.paused')}</p>}
      <div className="row">
        <Button disabled={action.running} onClick={() => void pauseOrResume()}>
          {overview.paused ? t('meeting.resume') : t('meeting.pause')}
        </Button>
      </div>
      <Form onSubmit={() => void close()}>
        <TextField
          name="heads"
          label={t('common.optional', { label: t('meeting.heads') })}
          hint={t('meeting.headsHint')}
          value={heads}
          onChange={(value) => setHeads(value.replaceAll(/\D/g, '').slice(0, 6))}
        />
        <p className="hint">{t('meeting.closeHint')}</p>
        <Button type="submit" look="primary" disabled={action.running}>
          {t('meeting.close')}
        </Button>
      </Form>
    </>
  );
}

export function ClosedNote({ closed }: { closed: OutputOf<'closeMeeting'> }): ReactNode {
  const { t } = useWords();
  return (
    <div className="result" aria-live="polite" data-part="closed-meeting">
      <p>{t('meeting.closed', { meeting: closed.meeting })}</p>
      <p>{t('desk.entries', { count: closed.entries })}</p>
      <p>
        {t('desk.root')} <code>{shortRoot(closed.root)}</code>
      </p>
      <p>
        {t('meeting.protocol')} <code>{closed.protocol}</code>
      </p>
    </div>
  );
}
