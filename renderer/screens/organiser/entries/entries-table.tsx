/**
 * Fifty thousand rows as quick as fifty. The table takes the focus as a whole and says which row is meant, because rows out of
 * sight are not in the document: arrows move, Enter opens, Escape closes the entry beside it.
 */
import { type ReactNode, useRef } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import { countryName } from '../../../../electron/wording/countries.ts';
import { VirtualRows } from '../../../components/virtual-rows.tsx';
import type { SortKey } from '../../../entries/order.ts';
import type { EntryRow } from '../../../entries/rows.ts';
import { useRowKeys } from '../../../hooks/use-row-keys.ts';
import { pickShown } from '../../../i18n/pick-shown.ts';
import { useWords } from '../../../i18n/words.tsx';
import { SortHead } from './sort-head.tsx';

/** In pixels, as styles/entries.css has it. */
const rowHeight = 56;

export interface EntriesTableProps {
  rows: readonly EntryRow[];
  campaign: Campaign;
  sort: SortKey;
  onSort: (sort: SortKey) => void;
  chosen: string | undefined;
  onChoose: (id: string) => void;
  onClose: () => void;
  /** Whether reasons stand where letters would. */
  hidden: boolean;
}

export function EntriesTable(props: EntriesTableProps): ReactNode {
  const { rows, campaign, sort, onSort, chosen, onChoose, onClose, hidden } = props;
  const { t, interfaceLanguage, catalogs } = useWords();
  const scroller = useRef<HTMLElement>(null);
  const { locale } = catalogs.letterWords(interfaceLanguage);
  const letters = useLetters(campaign);
  const keys = useRowKeys({
    count: rows.length,
    rowHeight,
    scroller,
    onOpen: (at) => onChoose(rows[at]!.id),
    onClose,
  });
  return (
    <section className="entries-scroller" ref={scroller} aria-label={t('entries.title')}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA's grid is a table with keys */}
      <table role="grid" aria-rowcount={rows.length + 1} {...keys.table}>
        <thead>
          <tr aria-rowindex={1}>
            <SortHead by="name" sort={sort} label={t('print.columnName')} onSort={onSort} />
            <SortHead by="place" sort={sort} label={t('print.columnPlace')} onSort={onSort} />
            <th scope="col">{hidden ? t('hiding.reason') : t('entries.writes')}</th>
          </tr>
        </thead>
        <VirtualRows rows={rows} scroller={scroller} rowHeight={rowHeight}>
          {(row, index) => (
            <tr
              key={row.id}
              id={keys.idOf(index)}
              aria-rowindex={index + 2}
              aria-selected={row.id === chosen}
              data-at={index === keys.at}
              onClick={() => {
                keys.goTo(index);
                onChoose(row.id);
              }}
            >
              <td>
                <button type="button" className="entry-name" dir="auto" tabIndex={-1}>
                  {row.name}
                </button>
              </td>
              <td>
                <bdi>{row.place}</bdi>, {countryName(row.country, locale)}
              </td>
              <td>{row.hidden === undefined ? letters(row.letters) : t(`hiding.${row.hidden}`)}</td>
            </tr>
          )}
        </VirtualRows>
      </table>
    </section>
  );
}

/** Titles of the letters that somebody writes. */
function useLetters(campaign: Campaign): (ids: readonly string[]) => string {
  const { t, language } = useWords();
  const titles = new Map(
    campaign.letters.map(({ id, title }) => [id, pickShown(title, language, campaign.languages).text]),
  );
  return (ids) =>
    ids.length === 0 ? t('entries.petitionOnly') : ids.map((id) => titles.get(id) ?? id).join(', ');
}
