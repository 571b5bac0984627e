/**
 * A picture and its table in one: each row has its name, its number, its share and a bar as long as the share, in a frame that
 * is the whole. Nothing is said by colour alone, and who listens hears a table.
 */
import { type ReactNode, useState } from 'react';

import { useWords } from '../i18n/words.tsx';
import { Button } from './button.tsx';

export interface Bar {
  label: string;
  count: number;
}

export interface BarTableProps {
  title: string;
  /** What the first column names. */
  column: string;
  bars: readonly Bar[];
  /** What has no row of its own, as one sum. */
  others: { values: number; count: number };
  /** What a share is a share of. */
  total: number;
}

/** Rows before somebody asks for all. */
const shownFirst = 8;

export function BarTable({ title, column, bars, others, total }: BarTableProps): ReactNode {
  const { t, interfaceLanguage } = useWords();
  const [showsAll, setShowsAll] = useState(false);
  const isLong = bars.length > shownFirst + 1;
  const shown = showsAll || !isLong ? bars : bars.slice(0, shownFirst);
  const tail = bars.slice(shown.length).reduce((sum, { count }) => sum + count, others.count);
  const tailValues = bars.length - shown.length + others.values;
  const number = new Intl.NumberFormat(interfaceLanguage);
  return (
    <section className="card" data-numbers={title}>
      <table className="bars">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{column}</th>
            <th scope="col">{t('numbers.number')}</th>
            <th scope="col">{t('numbers.share')}</th>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {shown.map((bar) => (
            <Row key={bar.label} {...bar} total={total} look="bar" />
          ))}
          {tailValues > 0 && (
            <Row
              label={t('numbers.others', { number: number.format(tailValues) })}
              count={tail}
              total={total}
              look="bar-others"
            />
          )}
        </tbody>
      </table>
      {isLong && (
        <Button look="quiet" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t('numbers.fewer') : t('numbers.all', { number: number.format(bars.length) })}
        </Button>
      )}
    </section>
  );
}

interface RowProps extends Bar {
  total: number;
  look: 'bar' | 'bar-others';
}

function Row({ label, count, total, look }: RowProps): ReactNode {
  const { interfaceLanguage } = useWords();
  const percent = new Intl.NumberFormat(interfaceLanguage, { style: 'percent' });
  const share = total === 0 ? 0 : count / total;
  return (
    <tr data-count={count}>
      <th scope="row">
        <bdi>{label}</bdi>
      </th>
      <td>{new Intl.NumberFormat(interfaceLanguage).format(count)}</td>
      <td>{percent.format(share)}</td>
      <td aria-hidden="true">
        <svg className={look} viewBox="0 0 100 10" preserveAspectRatio="none">
          <rect x="0" y="0" width={Math.max(0.5, share * 100)} height="10" />
        </svg>
      </td>
    </tr>
  );
}
