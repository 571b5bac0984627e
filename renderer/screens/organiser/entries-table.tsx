/** Fifty thousand rows as quick as fifty. */
import { type KeyboardEvent, type ReactNode, useRef } from 'react';

import type { Campaign } from '../../../electron/contract/campaign.ts';
import { countryName } from '../../../electron/wording/countries.ts';
import { VirtualRows } from '../../components/virtual-rows.tsx';
import type { EntryRow } from '../../entries/rows.ts';
import { pickShown } from '../../i18n/pick-shown.ts';
import { useWords } from '../../i18n/words.tsx';

/** In pixels, as styles/organiser.css has it. */
const rowHeight = 56;

export interface EntriesTableProps {
  rows: readonly EntryRow[];
  campaign: Campaign;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

export function EntriesTable({ rows, campaign, chosen, onChoose }: EntriesTableProps): ReactNode {
  const { t, language, interfaceLanguage, catalogs } = useWords();
  const scroller = useRef<HTMLElement>(null);
  const { locale } = catalogs.letterWords(interfaceLanguage);
  const titles = new Map(
    campaign.letters.map(({ id, title }) => [id, pickShown(title, language, campaign.languages).text]),
  );
  const said = (letters: readonly string[]): string =>
    letters.length === 0
      ? t('entries.petitionOnly')
      : letters.map((letter) => titles.get(letter) ?? letter).join(', ');
  return (
    <section className="entries-scroller" ref={scroller} aria-label={t('entries.title')}>
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('print.columnName')}</th>
            <th scope="col">{t('print.columnPlace')}</th>
            <th scope="col">{t('entries.writes')}</th>
          </tr>
        </thead>
        <VirtualRows rows={rows} scroller={scroller} rowHeight={rowHeight}>
          {(row, index) => (
            <tr key={row.id} aria-rowindex={index + 2} data-chosen={row.id === chosen}>
              <td>
                <button
                  type="button"
                  className="entry-name"
                  dir="auto"
                  onClick={() => onChoose(row.id)}
                  onKeyDown={moveAmongRows}
                >
                  {row.name}
                </button>
              </td>
              <td>
                <bdi>{row.place}</bdi>, {countryName(row.country, locale)}
              </td>
              <td>{said(row.letters)}</td>
            </tr>
          )}
        </VirtualRows>
      </table>
    </section>
  );
}

/** Arrow keys go from name to name, as in a list. */
function moveAmongRows(event: KeyboardEvent<HTMLButtonElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const row = event.currentTarget.closest('tr');
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  next?.querySelector<HTMLButtonElement>('.entry-name')?.focus();
}
