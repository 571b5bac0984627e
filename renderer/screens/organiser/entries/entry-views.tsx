/** From one view of the entries to another. */
import type { ReactNode } from 'react';

import { Button } from '../../../components/button.tsx';
import type { Entries } from '../../../hooks/use-entries.ts';
import { useWords } from '../../../i18n/words.tsx';

export type ViewName = 'all' | 'pairs' | 'hidden' | 'gone' | 'quarantine' | 'paper';

export interface EntryViewsProps {
  views: readonly ViewName[];
  shown: ViewName;
  entries: Entries;
  onShow: (view: ViewName) => void;
}

export function EntryViews({ views, shown, entries, onShow }: EntryViewsProps): ReactNode {
  const { t } = useWords();
  const { rows, groups } = entries;
  const hidden = rows?.reduce((sum, row) => sum + (row.hidden === undefined ? 0 : 1), 0);
  const counts: Partial<Record<ViewName, number | undefined>> = { pairs: groups?.length, hidden };
  return (
    <nav className="views" aria-label={t('views.label')}>
      {views.map((view) => (
        <Button
          key={view}
          look="quiet"
          aria-current={view === shown ? 'page' : undefined}
          data-view-button={view}
          onClick={() => onShow(view)}
        >
          {t(`views.${view}`)}
          {counts[view] !== undefined && <span className="view-count"> {counts[view]}</span>}
        </Button>
      ))}
    </nav>
  );
}
