/** After the close the set has grown: says so, and makes the protocol anew. */
import { type ReactNode, useState } from 'react';

import type { OutputOf } from '../../../../electron/contract/index.ts';
import type { Meeting } from '../../../../electron/contract/shapes.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { ClosedNote } from '../desk-meeting.tsx';
import type { DeskPart } from '../desk.tsx';

export interface RenewProtocolProps extends DeskPart {
  meeting: Meeting;
  /** Whether the newest protocol speaks of the set as it is. */
  covered: boolean;
}

export function RenewProtocol({ call, action, onChange, meeting, covered }: RenewProtocolProps): ReactNode {
  const { t } = useWords();
  const [made, setMade] = useState<OutputOf<'renewProtocol'>>();
  const renew = async (): Promise<void> => {
    const result = await action.run('renewProtocol', ({ signal }) =>
      call('renewProtocol', meeting, { signal }),
    );
    if (result) setMade(result);
    onChange();
  };
  return (
    <>
      {!covered && (
        <div className="note" data-part="uncovered">
          <p>{t('paper.uncovered')}</p>
          <Button disabled={action.running} onClick={() => void renew()}>
            {t('paper.renew')}
          </Button>
        </div>
      )}
      <ActionNote action={action} of={['renewProtocol']} />
      {covered && made && <ClosedNote closed={made} />}
    </>
  );
}
