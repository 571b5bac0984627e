/** Everything about entries, one view at a time: who signed, who may be in twice, who is left out, who is gone; and paper sheets. */
import { type ReactNode, useState } from 'react';

import { ActionNote } from '../../../components/action-note.tsx';
import type { Entries } from '../../../hooks/use-entries.ts';
import { useHiding } from '../../../hooks/use-hiding.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { Loaded } from '../../loaded.ts';
import type { DeskPart } from '../desk.tsx';
import { EntriesBrowser } from './entries-browser.tsx';
import { EntryViews, type ViewName } from './entry-views.tsx';
import { Gone } from './gone.tsx';
import { OpenedOnly } from './opened-only.tsx';
import { Pairs } from './pairs.tsx';
import { PaperSheets } from './paper-sheets.tsx';
import { Quarantine } from './quarantine.tsx';
import { Undo } from './undo.tsx';

export interface EntriesPartProps extends DeskPart {
  loaded: Loaded;
  hasKeys: boolean;
  /** Kept by the desk, so that they need not be opened again when somebody comes back to this part. */
  entries: Entries;
}

export function EntriesPart({ loaded, hasKeys, entries, ...part }: EntriesPartProps): ReactNode {
  const { t } = useWords();
  const [view, setView] = useState<ViewName>(hasKeys ? 'all' : 'gone');
  const hiding = useHiding(part.call, part.action, entries);
  return (
    <section className="card">
      <h2>{t('entries.title')}</h2>
      <EntryViews views={hasKeys ? withKeys : withoutKeys} shown={view} entries={entries} onShow={setView} />
      <Undo hiding={hiding} />
      <ActionNote action={part.action} of={['openEntries', 'removeEntry', 'hideEntry', 'showEntry']} />
      <View part={part} loaded={loaded} hasKeys={hasKeys} entries={entries} hiding={hiding} view={view} />
    </section>
  );
}

const withKeys = ['all', 'pairs', 'hidden', 'gone', 'quarantine', 'paper'] as const;
/** Names are read, and bundles merged, where the keys are. */
const withoutKeys = ['gone', 'paper'] as const;

interface ViewProps extends Omit<EntriesPartProps, keyof DeskPart> {
  part: DeskPart;
  hiding: ReturnType<typeof useHiding>;
  view: ViewName;
}

function View({ part, loaded, hasKeys, entries, hiding, view }: ViewProps): ReactNode {
  const shared = { ...part, campaign: loaded.campaign, entries, hiding };
  switch (view) {
    case 'all':
    case 'hidden':
      return (
        <OpenedOnly {...shared}>
          {(rows) => <EntriesBrowser key={view} {...shared} rows={rows} hidden={view === 'hidden'} />}
        </OpenedOnly>
      );
    case 'pairs':
      return <OpenedOnly {...shared}>{(rows) => <Pairs {...shared} rows={rows} />}</OpenedOnly>;
    case 'gone':
      return <Gone {...part} hasKeys={hasKeys} />;
    case 'quarantine':
      return <Quarantine call={part.call} />;
    case 'paper':
      return <PaperSheets {...part} loaded={loaded} />;
    default:
      return view satisfies never;
  }
}
