/** The diary: what went where, by which way and proof, and what was answered. */
import { type ReactNode, useState } from 'react';

import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { DeliveryPart } from './desk-delivery.tsx';
import { DiaryTable } from './diary-table.tsx';
import { NoteDelivery, NoteReply } from './note-forms.tsx';

export function Diary(part: DeliveryPart): ReactNode {
  const { t } = useWords();
  const { call, action, diary } = part;
  const [out, setOut] = useState<string>();
  const exportAll = async (): Promise<void> => {
    const written = await action.run('exportDiary', ({ signal }) =>
      call('exportDiary', { format: 'csv' }, { signal }),
    );
    setOut(written?.out);
  };
  return (
    <section className="card" data-part="diary">
      <h2>{t('delivery.diary')}</h2>
      <p className="hint">{t('delivery.diaryHint')}</p>
      {diary.unreadable > 0 && (
        <p className="note">{t('delivery.unreadable', { count: diary.unreadable })}</p>
      )}
      {diary.rows.length === 0 ? <p>{t('delivery.empty')}</p> : <DiaryTable diary={diary} />}
      <details>
        <summary>{t('delivery.note')}</summary>
        <NoteDelivery {...part} />
      </details>
      <details>
        <summary>{t('delivery.reply')}</summary>
        <NoteReply {...part} />
      </details>
      <div className="row">
        <Button disabled={action.running} onClick={() => void exportAll()}>
          {t('delivery.export')}
        </Button>
      </div>
      <ActionNote action={action} of={['exportDiary']} />
      {out !== undefined && (
        <p className="result" aria-live="polite" data-part="exported">
          {t('delivery.exported')} <code>{out}</code>
        </p>
      )}
    </section>
  );
}
