/** Entries that may be of one person: which, why, and side by side. Somebody reads them and decides; nothing happens by itself. */
import { type ReactNode, useMemo, useRef, useState } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import { countryName } from '../../../../electron/wording/countries.ts';
import { VirtualRows } from '../../../components/virtual-rows.tsx';
import type { Group } from '../../../entries/duplicates.ts';
import type { EntryRow } from '../../../entries/rows.ts';
import type { Entries } from '../../../hooks/use-entries.ts';
import type { Hiding } from '../../../hooks/use-hiding.ts';
import { pickShown } from '../../../i18n/pick-shown.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { DeskPart } from '../desk.tsx';
import { SideBySide } from './side-by-side.tsx';

/** In pixels, as styles/entries.css has it. */
const rowHeight = 56;

export interface PairsProps extends DeskPart {
  campaign: Campaign;
  entries: Entries;
  hiding: Hiding;
  rows: readonly EntryRow[];
}

export function Pairs({ entries, rows, ...props }: PairsProps): ReactNode {
  const { t } = useWords();
  const { groups, different, markDifferent } = entries;
  const [chosen, setChosen] = useState<string>();
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const open = groups?.find(({ key }) => key === chosen);
  const left = useMemo(() => groups?.filter(({ key }) => !different.has(key)) ?? [], [groups, different]);
  if (open) {
    return (
      <SideBySide
        key={open.key}
        {...props}
        group={open}
        reason={<Why group={open} campaign={props.campaign} />}
        onClose={() => setChosen(undefined)}
        onDifferent={() => {
          markDifferent(open.key);
          setChosen(undefined);
        }}
      />
    );
  }
  return (
    <>
      <p className="hint">{t('pairs.hint')}</p>
      <p aria-live="polite" data-part="groups" data-count={groups === undefined ? undefined : left.length}>
        {groups === undefined ? t('pairs.looking') : t('entries.alike', { count: left.length })}
      </p>
      {left.length > 0 && (
        <GroupsTable groups={left} byId={byId} campaign={props.campaign} onChoose={setChosen} />
      )}
    </>
  );
}

/** Why these may be of one person. */
function Why({ group, campaign }: { group: Group; campaign: Campaign }): ReactNode {
  const { t, language } = useWords();
  const label = campaign.fields.find(({ id }) => id === group.field)?.label;
  const field = label ? pickShown(label, language, campaign.languages).text : (group.field ?? '');
  return t(`pairs.${group.reason}`, { field });
}

interface GroupsTableProps {
  groups: readonly Group[];
  byId: ReadonlyMap<string, EntryRow>;
  campaign: Campaign;
  onChoose: (key: string) => void;
}

function GroupsTable({ groups, byId, campaign, onChoose }: GroupsTableProps): ReactNode {
  const { t, interfaceLanguage, catalogs } = useWords();
  const scroller = useRef<HTMLElement>(null);
  const { locale } = catalogs.letterWords(interfaceLanguage);
  return (
    <section className="entries-scroller" ref={scroller} aria-label={t('views.pairs')}>
      <table aria-rowcount={groups.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('print.columnName')}</th>
            <th scope="col">{t('print.columnPlace')}</th>
            <th scope="col">{t('hiding.reason')}</th>
          </tr>
        </thead>
        <VirtualRows rows={groups} scroller={scroller} rowHeight={rowHeight}>
          {(group, index) => {
            const first = byId.get(group.ids[0]!);
            return (
              <tr key={group.key} aria-rowindex={index + 2}>
                <td>
                  <button type="button" className="entry-name" dir="auto" onClick={() => onChoose(group.key)}>
                    {first?.name} × {group.ids.length}
                  </button>
                </td>
                <td>
                  <bdi>{first?.place}</bdi>, {countryName(first?.country ?? '', locale)}
                </td>
                <td>
                  <Why group={group} campaign={campaign} />
                </td>
              </tr>
            );
          }}
        </VirtualRows>
      </table>
    </section>
  );
}
