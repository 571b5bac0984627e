/** What was collected, in numbers: while people sign only how many there are, after unlocking also of what. */
import { type ReactNode, useState } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import type { OutputOf } from '../../../../electron/contract/index.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { GoalRing } from '../../../components/goal-ring.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { DeskPart } from '../desk.tsx';
import { Breakdowns } from './breakdowns.tsx';

export interface DeskNumbersProps extends DeskPart {
  campaign: Campaign;
  goal: number | null;
  hasKeys: boolean;
}

export function DeskNumbers({
  call,
  action,
  overview,
  campaign,
  goal,
  hasKeys,
}: DeskNumbersProps): ReactNode {
  const { t } = useWords();
  const [numbers, setNumbers] = useState<OutputOf<'countEntries'>>();
  const isOpen = overview.meeting !== null;
  const count = async (): Promise<void> =>
    setNumbers(await action.run('countEntries', (options) => call('countEntries', {}, options)));
  return (
    <>
      <section className="card">
        <h2>{t('numbers.title')}</h2>
        <GoalRing count={overview.entries} goal={goal} />
        {hasKeys && !isOpen ? (
          <>
            <p className="hint">{t('numbers.hint')}</p>
            <Button
              look="primary"
              disabled={action.running || overview.entries === 0}
              onClick={() => void count()}
            >
              {t('numbers.count')}
            </Button>
          </>
        ) : (
          <p className="hint">{isOpen ? t('numbers.whileOpen') : t('numbers.noKeys')}</p>
        )}
        <ActionNote action={action} of={['countEntries']} />
        {numbers && numbers.unreadable > 0 && (
          <p className="problem">{t('entries.unreadable', { count: numbers.unreadable })}</p>
        )}
      </section>
      {numbers && !isOpen && <Breakdowns numbers={numbers} campaign={campaign} />}
    </>
  );
}
