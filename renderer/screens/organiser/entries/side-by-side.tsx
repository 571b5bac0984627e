/** The entries of one group in columns, so that somebody can tell whether they are of one person. */
import { type ReactNode, useId, useState } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import type { Entry } from '../../../../electron/contract/signing.ts';
import { Button } from '../../../components/button.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import type { Group } from '../../../entries/duplicates.ts';
import type { Hiding } from '../../../hooks/use-hiding.ts';
import { useReadEntries } from '../../../hooks/use-read-entries.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { DeskPart } from '../desk.tsx';
import { EntryMessage, EntrySignature, useFacts } from './entry-facts.tsx';
import { HideEntry } from './hide-entry.tsx';

export interface SideBySideProps extends DeskPart {
  campaign: Campaign;
  group: Group;
  reason: ReactNode;
  hiding: Hiding;
  onClose: () => void;
  onDifferent: () => void;
}

/** More columns than this do not fit beside each other. */
const step = 3;

export function SideBySide(props: SideBySideProps): ReactNode {
  const { call, campaign, group, reason, hiding, onClose, onDifferent } = props;
  const { t } = useWords();
  const [most, setMost] = useState(step);
  const ids = group.ids.slice(0, most);
  const { entries, failure } = useReadEntries(call, ids);
  const shown = ids.flatMap((id) => {
    const entry = entries.get(id);
    return entry ? [{ id, entry }] : [];
  });
  return (
    <div className="side-by-side" data-part="side-by-side">
      <div className="row">
        <Button onClick={onClose}>{t('pairs.back')}</Button>
        <strong>{reason}</strong>
        <span className="gap" />
        <Button onClick={onDifferent}>{t('pairs.different')}</Button>
      </div>
      <p className="hint">{t('pairs.differentHint')}</p>
      <Refusal failure={failure} />
      {shown.length > 0 && <Columns campaign={campaign} shown={shown} hiding={hiding} />}
      {group.ids.length > most && (
        <Button onClick={() => setMost(most + step)}>
          {t('pairs.more', { number: group.ids.length - most })}
        </Button>
      )}
    </div>
  );
}

interface ColumnsProps {
  campaign: Campaign;
  shown: readonly { id: string; entry: Entry }[];
  hiding: Hiding;
}

function Columns({ campaign, shown, hiding }: ColumnsProps): ReactNode {
  const { t } = useWords();
  const id = useId();
  const facts = useFacts(campaign);
  const columns = shown.map(({ entry }) => facts(entry));
  const messages = shown.map(({ entry }) => entry.message);
  const headOf = (of: string): string => `${id}-${of}`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <section className="columns-scroller" tabIndex={0} aria-label={t('views.pairs')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('print.columnName')}</th>
            {shown.map(({ id: of, entry }) => (
              <th key={of} id={headOf(of)} scope="col" dir="auto">
                {entry.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns[0]?.map(([label], i) => (
            <Row key={label} label={label} differs={isDifferent(columns.map((facts_) => facts_[i]![1]))}>
              {shown.map(({ id: of }, column) => (
                <td key={of} dir="auto">
                  {columns[column]![i]![1] || t('review.empty')}
                </td>
              ))}
            </Row>
          ))}
          <Row label={t('review.words')} differs={isDifferent(messages)}>
            {shown.map(({ id: of, entry }) => (
              <td key={of}>{entry.message === '' ? t('review.empty') : <EntryMessage entry={entry} />}</td>
            ))}
          </Row>
          <Row label={t('review.signature')} differs={false}>
            {shown.map(({ id: of, entry }) => (
              <td key={of}>
                <EntrySignature entry={entry} />
              </td>
            ))}
          </Row>
          <tr>
            <th scope="row">{t('hiding.hide')}</th>
            {shown.map(({ id: of }) => (
              <td key={of}>
                <HideEntry id={of} hiding={hiding} hidden={undefined} describedBy={headOf(of)} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

const isDifferent = (values: readonly string[]): boolean => values.some((value) => value !== values[0]);

interface RowProps {
  label: string;
  differs: boolean;
  children: ReactNode;
}

function Row({ label, differs, children }: RowProps): ReactNode {
  const { t } = useWords();
  return (
    <tr data-differs={differs}>
      <th scope="row">
        {label}
        {differs && <span className="differs">{t('pairs.differs')}</span>}
      </th>
      {children}
    </tr>
  );
}
