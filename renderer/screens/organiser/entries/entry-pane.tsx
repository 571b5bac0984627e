/** One entry beside the table: who, what, and the letters as they are made; hiding it and taking it out. */
import { type ReactNode, useState } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import type { Entry } from '../../../../electron/contract/signing.ts';
import { composeLetters } from '../../../../electron/wording/compose.ts';
import { Button } from '../../../components/button.tsx';
import { LetterSheet } from '../../../components/letter-sheet.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import type { EntryRow } from '../../../entries/rows.ts';
import { useEntry } from '../../../hooks/use-entry.ts';
import type { Hiding } from '../../../hooks/use-hiding.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { DeskPart } from '../desk.tsx';
import { EntryMessage, EntrySignature, useFacts } from './entry-facts.tsx';
import { HideEntry } from './hide-entry.tsx';

export interface EntryPaneProps extends DeskPart {
  campaign: Campaign;
  row: EntryRow;
  hiding: Hiding;
  onClose: () => void;
  onRemoved: () => void;
}

export function EntryPane(props: EntryPaneProps): ReactNode {
  const { call, action, campaign, row, hiding, onClose, onRemoved } = props;
  const { t } = useWords();
  const { id } = row;
  const { entry, failure } = useEntry(call, campaign, id);
  const remove = async (): Promise<void> => {
    const done = await action.run('removeEntry', ({ signal }) => call('removeEntry', { id }, { signal }));
    if (done) onRemoved();
  };
  return (
    <section className="entry-pane" aria-live="polite" data-part="entry">
      <Refusal failure={failure} />
      {entry && <Content campaign={campaign} entry={entry} />}
      <div className="entry-actions">
        <HideEntry id={id} hiding={hiding} hidden={row.hidden} />
        <div className="row">
          <Button onClick={onClose}>{t('entries.close')}</Button>
          <TakeOut disabled={action.running} onRemove={() => void remove()} />
        </div>
      </div>
    </section>
  );
}

function Content({ campaign, entry }: { campaign: Campaign; entry: Entry }): ReactNode {
  const { catalogs } = useWords();
  const facts = useFacts(campaign);
  const signature = <EntrySignature entry={entry} />;
  return (
    <>
      <h3 dir="auto">{entry.name}</h3>
      <dl>
        {facts(entry)
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
      </dl>
      <EntryMessage entry={entry} />
      {signature}
      {composeLetters(campaign, entry, catalogs.letterWords).map((letter) => (
        <LetterSheet key={`${letter.letter} ${letter.addressee}`} letter={letter} signature={signature} />
      ))}
    </>
  );
}

/** Nothing brings it back, so the first touch only asks. */
function TakeOut({ disabled, onRemove }: { disabled: boolean; onRemove: () => void }): ReactNode {
  const { t } = useWords();
  const [asks, setAsks] = useState(false);
  if (!asks) {
    return (
      <Button disabled={disabled} onClick={() => setAsks(true)}>
        {t('removal.take')}
      </Button>
    );
  }
  return (
    <>
      <strong>{t('removal.sure')}</strong>
      <Button look="primary" disabled={disabled} onClick={onRemove}>
        {t('removal.remove')}
      </Button>
      <Button onClick={() => setAsks(false)}>{t('removal.keep')}</Button>
    </>
  );
}
