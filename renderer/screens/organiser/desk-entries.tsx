/** Who signed, after unlocking: a table to search, and one entry beside it, word for word. */
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';

import type { Campaign } from '../../../electron/contract/campaign.ts';
import { ActionNote } from '../../components/action-note.tsx';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { type EntryRow, filtered, lookalikes, type Wanted } from '../../entries/rows.ts';
import { type Entries, useEntries } from '../../hooks/use-entries.ts';
import { pickShown } from '../../i18n/pick-shown.ts';
import { useWords } from '../../i18n/words.tsx';
import type { DeskPart } from './desk.tsx';
import { EntriesTable } from './entries-table.tsx';
import { EntryPane } from './entry-pane.tsx';

export interface DeskEntriesProps extends DeskPart {
  campaign: Campaign;
}

export function DeskEntries({ campaign, ...part }: DeskEntriesProps): ReactNode {
  const { t } = useWords();
  const { call, action, overview } = part;
  const entries = useEntries(call, action, overview.entries);
  return (
    <section className="card">
      <h2>{t('entries.title')}</h2>
      {entries.opened ? (
        <OpenedEntries {...part} campaign={campaign} entries={entries} rows={entries.opened.rows} />
      ) : (
        <>
          <p className="hint">{t('entries.openHint')}</p>
          <Button
            look="primary"
            disabled={action.running || overview.entries === 0}
            onClick={() => void entries.open()}
          >
            {t('entries.open')}
          </Button>
        </>
      )}
      <ActionNote action={action} of={['openEntries', 'readEntry', 'removeEntry']} />
      {entries.opened && entries.opened.unreadable > 0 && (
        <p className="problem">{t('entries.unreadable', { count: entries.opened.unreadable })}</p>
      )}
    </section>
  );
}

interface OpenedEntriesProps extends DeskEntriesProps {
  entries: Entries;
  rows: readonly EntryRow[];
}

function OpenedEntries({ entries, rows, campaign, ...part }: OpenedEntriesProps): ReactNode {
  const { t } = useWords();
  const [wanted, setWanted] = useState<Wanted>({ text: '', letter: '', origin: '' });
  const [alike, setAlike] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const groups = useMemo(() => lookalikes(rows), [rows]);
  // typing goes on while the table follows
  const looked = useDeferredValue(wanted);
  const shown = useMemo(() => filtered(alike ? groups.flat() : rows, looked), [rows, groups, alike, looked]);
  return (
    <>
      <TextField
        name="search"
        label={t('entries.search')}
        value={wanted.text}
        onChange={(text) => setWanted({ ...wanted, text })}
      />
      <div className="row">
        <LetterSelect
          campaign={campaign}
          value={wanted.letter}
          onChange={(letter) => setWanted({ ...wanted, letter })}
        />
        <Select
          name="sort"
          label={t('entries.sort')}
          value={entries.sort}
          options={[
            ['name', t('print.columnName')],
            ['place', t('print.columnPlace')],
          ]}
          onChange={(sort) => entries.setSort(sort === 'place' ? 'place' : 'name')}
        />
        {groups.length > 0 && (
          <Button aria-pressed={alike} onClick={() => setAlike(!alike)}>
            {t('entries.alike', { count: groups.length })}
          </Button>
        )}
      </div>
      {alike && <p className="hint">{t('entries.alikeHint')}</p>}
      <p aria-live="polite" data-part="shown" data-count={shown.length}>
        {t('entries.shown', { count: shown.length })}
      </p>
      <div className="entries">
        <EntriesTable rows={shown} campaign={campaign} chosen={chosen} onChoose={setChosen} />
        {chosen !== undefined && (
          <EntryPane
            key={chosen}
            {...part}
            campaign={campaign}
            id={chosen}
            onClose={() => setChosen(undefined)}
            onRemoved={() => {
              entries.drop(chosen);
              setChosen(undefined);
              part.onChange();
            }}
          />
        )}
      </div>
    </>
  );
}

interface LetterSelectProps {
  campaign: Campaign;
  value: string;
  onChange: (letter: string) => void;
}

function LetterSelect({ campaign, value, onChange }: LetterSelectProps): ReactNode {
  const { t, language } = useWords();
  const options = campaign.letters.map(
    ({ id, title }) => [id, pickShown(title, language, campaign.languages).text] as const,
  );
  return (
    <Select
      name="letter"
      label={t('entries.letter')}
      value={value}
      options={[['', t('entries.all')], ...options]}
      onChange={onChange}
    />
  );
}

interface SelectProps {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
}

function Select({ name, label, value, options, onChange }: SelectProps): ReactNode {
  return (
    <label className="field">
      <span className="label">{label}</span>
      <select name={name} value={value} autoComplete="off" onChange={(event) => onChange(event.target.value)}>
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
