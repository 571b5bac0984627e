/** What leaves the house as a file for other programs, and the closing protocol once more. */
import { type ReactNode, useState } from 'react';

import type { InputOf, OutputOf } from '../../../../electron/contract/index.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { LeftOut } from '../../../components/left-out.tsx';
import { RefusedRows } from '../../../components/refused-rows.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { AskOnce } from './ask-once.tsx';
import type { LetterCard } from './desk-letters.tsx';
import { MadeFile } from './made-file.tsx';

export function ExportCards(card: LetterCard): ReactNode {
  const { t } = useWords();
  const { entries: count } = card.overview;
  return (
    <section className="card card-wide">
      <h2>{t('letterDesk.exports')}</h2>
      <div className="cards cards-two">
        <ExportCard
          {...card}
          format="csv"
          title={t('letterDesk.table')}
          label={t('letters.export')}
          leaves={t('letterDesk.allLeaves', { count })}
        />
        <ExportCard
          {...card}
          format="json"
          title={t('letterDesk.data')}
          label={t('letterDesk.exportData')}
          leaves={t('letterDesk.allLeaves', { count })}
        />
        <ExportCard
          {...card}
          format="action-network"
          title={t('letterDesk.contacts')}
          label={t('letterDesk.exportContacts')}
          leaves={t('letterDesk.contactsLeave')}
        />
        <ExportCard
          {...card}
          format="civicrm"
          title={t('letterDesk.contactsCivi')}
          label={t('letterDesk.exportCivi')}
          leaves={t('letterDesk.contactsLeave')}
        />
        <ProtocolCard {...card} />
      </div>
    </section>
  );
}

interface ExportCardProps extends LetterCard {
  format: InputOf<'exportEntries'>['format'];
  title: string;
  label: string;
  leaves: string;
}

function ExportCard({ format, title, label, leaves, ...card }: ExportCardProps): ReactNode {
  const { t } = useWords();
  const { action, overview, work } = card;
  const made = work.made.exportEntries?.format === format ? work.made.exportEntries : undefined;
  return (
    <section className="part" data-part={`export-${format}`}>
      <h3>{title}</h3>
      <AskOnce
        label={label}
        leaves={leaves}
        disabled={action.running || overview.entries === 0}
        onAgreed={() => void work.exportEntries({ format })}
      />
      <ActionNote action={action} of={[format]} />
      {made && (
        <div className="result" aria-live="polite">
          <MadeFile
            {...card}
            kind="table"
            file={made.out}
            sentence={t('letters.exported', { count: made.entries })}
          />
          {made.leftOut && <p>{t('letterDesk.leftOut', made.leftOut)}</p>}
          <LeftOut hidden={made.hidden} />
          <RefusedRows refused={made.refused} />
        </div>
      )}
    </section>
  );
}

function ProtocolCard(card: LetterCard): ReactNode {
  const { t } = useWords();
  const { call, action } = card;
  const [found, setFound] = useState<OutputOf<'closingProtocol'>>();
  const find = async (): Promise<void> =>
    setFound(await action.run('protocol', ({ signal }) => call('closingProtocol', {}, { signal })));
  return (
    <section className="part" data-part="protocol">
      <h3>{t('print.protocolTitle')}</h3>
      <p className="hint">{t('letterDesk.protocolLeaves')}</p>
      <Button disabled={action.running} onClick={() => void find()}>
        {t('letterDesk.findProtocol')}
      </Button>
      <ActionNote action={action} of={['protocol']} />
      {found && (
        <div className="result" aria-live="polite">
          {found.protocol === null ? (
            <p>{t('letterDesk.noProtocol')}</p>
          ) : (
            <MadeFile {...card} kind="pdf" file={found.protocol} sentence={t('meeting.protocol')} />
          )}
          {found.anew && <p>{t('letterDesk.protocolAnew')}</p>}
        </div>
      )}
    </section>
  );
}
