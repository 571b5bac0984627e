/** Opens a meeting, or closes the open one. */
import { type ReactNode, useState } from 'react';

import type { OutputOf } from '../../../electron/contract/index.ts';
import { longDay } from '../../../electron/wording/countries.ts';
import { ActionNote } from '../../components/action-note.tsx';
import { Button } from '../../components/button.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { DeskPart } from './desk.tsx';
import { MeetingForm } from './meeting-form.tsx';
import { shortRoot } from './short-root.ts';

export function DeskMeeting(part: DeskPart): ReactNode {
  const { t, interfaceLanguage, catalogs } = useWords();
  const { call, action, overview, onChange } = part;
  const [closed, setClosed] = useState<OutputOf<'closeMeeting'>>();
  const { meeting } = overview;

  const close = async (): Promise<void> => {
    const result = await action.run('closeMeeting', (options) =>
      call('closeMeeting', {}, { signal: options.signal }),
    );
    if (result) setClosed(result);
    onChange();
  };

  return (
    <section className="card">
      <h2>{t('meeting.title')}</h2>
      {meeting ? (
        <>
          <p>
            <strong dir="auto">{meeting.name}</strong>
            <br />
            {meeting.place}, {longDay(meeting.day, catalogs.letterWords(interfaceLanguage).locale)}
          </p>
          <p className="hint">{t('meeting.closeHint')}</p>
          <Button look="primary" disabled={action.running} onClick={() => void close()}>
            {t('meeting.close')}
          </Button>
        </>
      ) : (
        <>
          {closed && <ClosedNote closed={closed} />}
          <MeetingForm {...part} />
        </>
      )}
      <ActionNote action={action} of={['openMeeting', 'closeMeeting']} />
    </section>
  );
}

function ClosedNote({ closed }: { closed: OutputOf<'closeMeeting'> }): ReactNode {
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
