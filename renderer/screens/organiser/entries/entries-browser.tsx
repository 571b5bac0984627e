/** A table to search, and one entry beside it, word for word. */
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import { TextField } from '../../../components/text-field.tsx';
import { type EntryRow, everything, filtered } from '../../../entries/rows.ts';
import type { Entries } from '../../../hooks/use-entries.ts';
import type { Hiding } from '../../../hooks/use-hiding.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { DeskPart } from '../desk.tsx';
import { EntriesTable } from './entries-table.tsx';
import { EntryFilters } from './entry-filters.tsx';
import { EntryPane } from './entry-pane.tsx';

export interface EntriesBrowserProps extends DeskPart {
  campaign: Campaign;
  entries: Entries;
  hiding: Hiding;
  rows: readonly EntryRow[];
  /** Whether to show the hidden ones, with their reasons, or all others. */
  hidden: boolean;
}

export function EntriesBrowser(props: EntriesBrowserProps): ReactNode {
  const { entries, hiding, rows, hidden, campaign, ...part } = props;
  const { t } = useWords();
  const [wanted, setWanted] = useState(everything);
  const [chosen, setChosen] = useState<string>();
  // typing goes on while the table follows
  const looked = useDeferredValue(wanted);
  const here = useMemo(() => rows.filter((row) => (row.hidden !== undefined) === hidden), [rows, hidden]);
  const shown = useMemo(() => filtered(here, looked), [here, looked]);
  const open = chosen === undefined ? undefined : rows.find(({ id }) => id === chosen);
  const close = (): void => setChosen(undefined);
  const removed = (id: string): void => {
    entries.drop(id);
    close();
    part.onChange();
  };
  if (hidden && here.length === 0 && !open) return <p className="hint">{t('hiding.none')}</p>;
  return (
    <>
      <p className="hint">{hidden ? t('hiding.hint') : t('entries.openHint')}</p>
      <TextField
        name="search"
        label={t('entries.search')}
        value={wanted.text}
        onChange={(text) => setWanted({ ...wanted, text })}
      />
      <EntryFilters campaign={campaign} rows={here} wanted={wanted} onChange={setWanted} />
      <p aria-live="polite" data-part="shown" data-count={shown.length} data-for={looked.text}>
        {t('entries.shown', { count: shown.length })}
      </p>
      <div className="entries" data-open={open !== undefined}>
        <EntriesTable
          rows={shown}
          campaign={campaign}
          sort={entries.sort}
          onSort={entries.setSort}
          chosen={chosen}
          onChoose={setChosen}
          onClose={close}
          hidden={hidden}
        />
        {open && (
          <EntryPane
            key={open.id}
            {...part}
            campaign={campaign}
            row={open}
            hiding={hiding}
            onClose={close}
            onRemoved={() => removed(open.id)}
          />
        )}
      </div>
    </>
  );
}
