/** Getting the letters to their addressees, and the diary of it. */
import { type ReactNode, useCallback, useEffect, useState } from 'react';

import type { OutputOf } from '../../../../electron/contract/index.ts';
import type { Failure } from '../../../../electron/contract/result.ts';
import { Refusal } from '../../../components/refusal.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { DeskPart } from '../desk.tsx';
import { AddresseeCard } from './addressee-card.tsx';
import { Diary } from './diary.tsx';
import { emptyServer } from './server.ts';

/** What each place of this part gets. */
export interface DeliveryPart {
  call: DeskPart['call'];
  action: DeskPart['action'];
  diary: OutputOf<'diary'>;
  /** Asks for the diary again, after something changed. */
  onChange: () => void;
}

export function DeskDelivery({ call, action, overview }: DeskPart): ReactNode {
  const { t } = useWords();
  const { diary, failure, reload } = useDiary(call);
  // typed once for all addressees, and forgotten with the page
  const [server, setServer] = useState(emptyServer);
  return (
    <>
      <section className="card">
        <h2>{t('delivery.title')}</h2>
        <p className="hint">{overview.meeting ? t('letters.beforeClose') : t('delivery.hint')}</p>
        {diary?.example && <p className="note">{t('delivery.example')}</p>}
        <Refusal failure={failure} />
      </section>
      {diary && (
        <>
          <div className="cards cards-two">
            {diary.addressees.map((state) => (
              <AddresseeCard
                key={state.addressee}
                part={{ call, action, diary, onChange: reload }}
                state={state}
                server={server}
                onServer={setServer}
              />
            ))}
          </div>
          <Diary call={call} action={action} diary={diary} onChange={reload} />
        </>
      )}
    </>
  );
}

/** The diary, asked for when this part is opened and after each change. */
function useDiary(call: DeskPart['call']): {
  diary: OutputOf<'diary'> | undefined;
  failure: Failure | undefined;
  reload: () => void;
} {
  const [diary, setDiary] = useState<OutputOf<'diary'>>();
  const [failure, setFailure] = useState<Failure>();
  const reload = useCallback(() => {
    void call('diary', {}).then((result) => {
      if (result.ok) setDiary(result.value);
      setFailure(result.ok ? undefined : result.error);
    });
  }, [call]);
  useEffect(reload, [reload]);
  return { diary, failure, reload };
}
