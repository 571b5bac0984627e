/** Letters of which nobody here knows whether they were sent: a person looks, and says. */
import type { ReactNode } from 'react';

import type { AddresseeState, DiaryLine } from '../../../../electron/contract/delivery.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { DeliveryPart } from './desk-delivery.tsx';

type As = Extract<DiaryLine, { what: 'settled' }>['as'];

export function UncertainMail({ part, state }: { part: DeliveryPart; state: AddresseeState }): ReactNode {
  const { t } = useWords();
  const { call, action, onChange } = part;
  const { addressee, uncertain } = state;
  const name = `settle ${addressee}`;
  const settle = async (as: As): Promise<void> => {
    await action.run(name, ({ signal }) =>
      call('settleMail', { addressee, as, codes: [...uncertain] }, { signal }),
    );
    onChange();
  };
  return (
    <div className="note" data-part="uncertain">
      <p>
        <strong>
          {t('delivery.uncertain')}: {uncertain.length}
        </strong>
      </p>
      <p>{t('delivery.uncertainHint')}</p>
      <p className="codes">
        {uncertain.map((code) => (
          <code key={code}>{code}</code>
        ))}
      </p>
      <div className="row">
        <Button disabled={action.running} onClick={() => void settle('sent')}>
          {t('delivery.countAsSent')}
        </Button>
        <Button disabled={action.running} onClick={() => void settle('again')}>
          {t('delivery.sendAgain')}
        </Button>
      </div>
      <ActionNote action={action} of={[name]} />
    </div>
  );
}
