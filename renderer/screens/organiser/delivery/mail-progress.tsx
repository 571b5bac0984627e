/** How far a run of mails is: paced by the hour, so that the time left follows from the pace. */
import type { ReactNode } from 'react';

import { clockTime } from '../../../../electron/wording/pace.ts';
import { Button } from '../../../components/button.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import type { Action } from '../../../hooks/use-action.ts';
import { useWords } from '../../../i18n/words.tsx';

export interface MailProgressProps {
  action: Action;
  /** Names of the actions that this place started. */
  of: readonly string[];
  perHour: number;
}

export function MailProgress({ action, of, perHour }: MailProgressProps): ReactNode {
  const { t } = useWords();
  const { name, running, progress, failure, cancel } = action;
  if (name === undefined || !of.includes(name)) return null;
  if (!running) return <Refusal failure={failure} />;
  return (
    <div className="action-note" data-part="mail-progress">
      <progress aria-label={t('common.working')} value={progress?.done} max={progress?.total} />
      <span>
        {progress
          ? t('delivery.progress', {
              done: progress.done,
              total: progress.total,
              rate: perHour,
              time: clockTime(Math.ceil(((progress.total - progress.done) * 3600) / perHour)),
            })
          : t('common.working')}
      </span>
      <Button onClick={cancel}>{t('delivery.pause')}</Button>
    </div>
  );
}
