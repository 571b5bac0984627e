/** The head of a column that the table can be ordered by. */
import type { ReactNode } from 'react';

import type { SortKey } from '../../../entries/order.ts';

export interface SortHeadProps {
  by: SortKey;
  sort: SortKey;
  label: string;
  onSort: (sort: SortKey) => void;
}

export function SortHead({ by, sort, label, onSort }: SortHeadProps): ReactNode {
  const isSorted = by === sort;
  return (
    <th scope="col" aria-sort={isSorted ? 'ascending' : 'none'}>
      <button type="button" className="sort-head" data-sort={by} onClick={() => onSort(by)}>
        {label}
        <span aria-hidden="true">{isSorted ? ' ▲' : ''}</span>
      </button>
    </th>
  );
}
