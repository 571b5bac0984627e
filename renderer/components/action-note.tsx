/** How far a long call is, with a way to stop it; afterwards what it was refused for. */
import type { ReactNode } from 'react';

import { clockTime, megabytes } from '../../electron/wording/pace.ts';
import type { Action } from '../hooks/use-action.ts';
import { useWords } from '../i18n/words.tsx';
import { Button } from './button.tsx';
import { Refusal } from './refusal.tsx';

export interface ActionNoteProps {
  action: Action;
  /** Names of the actions that this place started. */
  of: readonly string[];
}

export function ActionNote({ action, of }: ActionNoteProps): ReactNode {
  const { t } = useWords();
  const { name, running, progress, failure, cancel } = action;
  if (name === undefined || !of.includes(name)) return null;
  if (!running) return <Refusal failure={failure} />;
  // what is counted in bytes is said in megabytes
  const amount = (count: number): string => (progress?.unit === 'bytes' ? megabytes(count) : String(count));
  return (
    <div className="action-note">
      <progress aria-label={t('common.working')} value={progress?.done} max={progress?.total} />
      <span>
        {progress
          ? t('common.progress', { done: amount(progress.done), total: amount(progress.total) })
          : t('common.working')}
      </span>
      {progress?.secondsLeft !== undefined && (
        <span className="hint">
          {t('common.pace', {
            rate: amount(Math.max(1, Math.round(progress.perSecond))),
            time: clockTime(progress.secondsLeft),
          })}
        </span>
      )}
      <Button onClick={cancel}>{t('common.cancel')}</Button>
    </div>
  );
}
