/** Typing in what people signed on paper: for which meeting and in which words, then row after row. */
import { type ReactNode, useEffect, useState } from 'react';

import type { OutputOf } from '../../../../electron/contract/index.ts';
import type { Failure } from '../../../../electron/contract/result.ts';
import type { Meeting } from '../../../../electron/contract/shapes.ts';
import { Refusal } from '../../../components/refusal.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { Loaded } from '../../loaded.ts';
import type { DeskPart } from '../desk.tsx';
import { PaperSheet } from './paper-sheet.tsx';
import { RenewProtocol } from './renew-protocol.tsx';

export interface PaperSheetsProps extends DeskPart {
  loaded: Loaded;
}

export function PaperSheets({ loaded, ...part }: PaperSheetsProps): ReactNode {
  const { t } = useWords();
  const { call, overview } = part;
  const { held, failure } = useMeetings(part);
  const [chosen, setChosen] = useState<Meeting>();
  const meeting = chosen ?? overview.meeting ?? held?.meetings.at(-1);
  return (
    <>
      <p className="hint">{t('paper.hint')}</p>
      <Refusal failure={failure} />
      {held && !meeting && <p className="note">{t('paper.noMeeting')}</p>}
      {held && meeting && (
        <>
          <PaperSheet
            call={call}
            loaded={loaded}
            meetings={held.meetings}
            meeting={meeting}
            onMeeting={setChosen}
            onSaved={part.onChange}
          />
          {!overview.meeting && <RenewProtocol {...part} meeting={meeting} covered={held.covered} />}
        </>
      )}
    </>
  );
}

/** Asked for again whenever the overview was. */
function useMeetings({ call, overview }: DeskPart): {
  held: OutputOf<'listMeetings'> | undefined;
  failure: Failure | undefined;
} {
  const [held, setHeld] = useState<OutputOf<'listMeetings'>>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    void call('listMeetings', {}).then((listed) => {
      if (listed.ok) setHeld(listed.value);
      setFailure(listed.ok ? undefined : listed.error);
    });
  }, [call, overview]);
  return { held, failure };
}
