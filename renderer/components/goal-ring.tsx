/** How far it is to the goal: the round robin's names, long for what is there and short for what is missing; and in words. */
import type { ReactNode } from 'react';

import { useWords } from '../i18n/words.tsx';
import { Ring } from './ring.tsx';

export function GoalRing({ count, goal }: { count: number; goal: number | null }): ReactNode {
  const { t, interfaceLanguage } = useWords();
  const number = new Intl.NumberFormat(interfaceLanguage);
  const percent = new Intl.NumberFormat(interfaceLanguage, { style: 'percent' });
  return (
    <div className="goal">
      {goal !== null && <Ring share={count / goal} />}
      <div>
        <p className="figure" data-part="number" data-count={count}>
          {t('desk.entries', { count })}
        </p>
        {goal !== null && (
          <p data-part="goal">
            {t('numbers.ofGoal', { number: number.format(goal), percent: percent.format(count / goal) })}
          </p>
        )}
      </div>
    </div>
  );
}
