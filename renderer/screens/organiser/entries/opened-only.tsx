/** What shows names: only after they were opened, and opened again when there are others by now. */
import type { ReactNode } from 'react';

import { Button } from '../../../components/button.tsx';
import type { EntryRow } from '../../../entries/rows.ts';
import type { Entries } from '../../../hooks/use-entries.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { DeskPart } from '../desk.tsx';

export interface OpenedOnlyProps extends DeskPart {
  entries: Entries;
  children: (rows: readonly EntryRow[]) => ReactNode;
}

export function OpenedOnly({ action, overview, entries, children }: OpenedOnlyProps): ReactNode {
  const { t } = useWords();
  const { rows, unreadable, open } = entries;
  if (!rows) {
    return (
      <>
        <p className="hint">{t('entries.openHint')}</p>
        <Button
          look="primary"
          disabled={action.running || overview.entries === 0}
          onClick={() => void open()}
        >
          {t('entries.open')}
        </Button>
      </>
    );
  }
  return (
    <>
      {rows.length + unreadable !== overview.entries && (
        <div className="row note">
          <span>{t('filters.stale')}</span>
          <Button disabled={action.running} onClick={() => void open()}>
            {t('filters.again')}
          </Button>
        </div>
      )}
      {unreadable > 0 && <p className="problem">{t('entries.unreadable', { count: unreadable })}</p>}
      {children(rows)}
    </>
  );
}
