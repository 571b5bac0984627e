/** The diary's rows. */
import type { ReactNode } from 'react';

import type { DiaryRow } from '../../../../electron/contract/delivery.ts';
import type { OutputOf } from '../../../../electron/contract/index.ts';
import { keyed } from '../../../components/keyed.ts';
import { useWords } from '../../../i18n/words.tsx';

export function DiaryTable({ diary }: { diary: OutputOf<'diary'> }): ReactNode {
  const { t } = useWords();
  const titles = new Map(diary.addressees.map(({ addressee, title }) => [addressee, title]));
  return (
    <div className="diary-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('delivery.day')}</th>
            <th scope="col">{t('delivery.addressee')}</th>
            <th scope="col">{t('delivery.what')}</th>
            <th scope="col">{t('delivery.how')}</th>
            <th scope="col">{t('delivery.letters')}</th>
            <th scope="col">{t('delivery.proof')}</th>
          </tr>
        </thead>
        <tbody>
          {keyed(diary.rows).map(({ key, item }) => (
            <Row key={key} row={item} title={titles.get(item.addressee) ?? item.addressee} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, title }: { row: DiaryRow; title: string }): ReactNode {
  const { t } = useWords();
  const { day, what, way, count, note } = row;
  return (
    <tr data-what={what}>
      <td>{day}</td>
      <td>
        <bdi>{title}</bdi>
      </td>
      <td>{t(what === 'reply' ? 'delivery.words' : `delivery.${what}`)}</td>
      <td>{way === null ? '' : t(`delivery.${way}`)}</td>
      <td>{count === 0 ? '' : count}</td>
      <td>
        <bdi>{note}</bdi>
      </td>
    </tr>
  );
}
