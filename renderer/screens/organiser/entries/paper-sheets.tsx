/** Typing in what people signed on paper: for which meeting and in which words, then row after row. */
import { type ReactNode, useState } from 'react';

import type { Meeting } from '../../../../electron/contract/shapes.ts';
import { Refusal } from '../../../components/refusal.tsx';
import { useAsked } from '../../../hooks/use-asked.ts';
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
  const { answer: held, failure, again } = useAsked(call, 'listMeetings');
  const [chosen, setChosen] = useState<Meeting>();
  const meeting = chosen ?? overview.meeting ?? held?.meetings.at(-1);
  const change = (): void => {
    part.onChange();
    again();
  };
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
            onSaved={change}
          />
          {!overview.meeting && (
            <RenewProtocol {...part} meeting={meeting} covered={held.covered} onChange={change} />
          )}
        </>
      )}
    </>
  );
}
