/** Beside what was changed: that it is stored, or why not, and the way back. */
import type { ReactNode } from 'react';

import { Button } from '../../../components/button.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import type { Settings } from '../../../hooks/use-settings.ts';
import { useWords } from '../../../i18n/words.tsx';

export interface SavedNoteProps {
  settings: Settings;
  /** The settings of this place. */
  of: readonly string[];
}

export function SavedNote({ settings: { last, canUndo, undo }, of }: SavedNoteProps): ReactNode {
  const { t } = useWords();
  const isHere = last?.names.some((name) => of.includes(name)) ?? false;
  if (!last || !isHere) return <div aria-live="polite" />;
  if (last.failure) return <Refusal failure={last.failure} />;
  return (
    <div className="row saved-note" aria-live="polite" data-part="saved">
      <span>{last.undone ? t('settings.undone') : t('settings.saved')}</span>
      {canUndo && (
        <Button look="quiet" onClick={() => void undo()}>
          {t('settings.undo')}
        </Button>
      )}
    </div>
  );
}
