/** The petition with its signature sheets. */
import { type ReactNode, useState } from 'react';

import { ActionNote } from '../../../components/action-note.tsx';
import { LeftOut } from '../../../components/left-out.tsx';
import { RefusedRows } from '../../../components/refused-rows.tsx';
import { Select } from '../../../components/select.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { AskOnce } from './ask-once.tsx';
import type { LetterCard } from './desk-letters.tsx';
import { LayoutChoice } from './layout-choice.tsx';
import { MadeFile } from './made-file.tsx';
import { Preview } from './preview.tsx';

export function PetitionCard(card: LetterCard): ReactNode {
  const { t } = useWords();
  const { call, action, overview, work } = card;
  const [paper, setPaper] = useState<'a4' | 'letter'>('a4');
  const [sort, setSort] = useState<'name' | 'place'>('name');
  const [layout, setLayout] = useState<'list' | 'circle'>('list');
  const input = { layout, paper, sort } as const;
  const canMake = !action.running && overview.entries > 0;
  const made = work.made.petition;
  return (
    <section className="card">
      <h2>{t('letterDesk.petition')}</h2>
      <LayoutChoice layout={layout} onChange={setLayout} />
      <div className="fields">
        <Select
          name="petitionOrder"
          label={t('letterDesk.petitionOrder')}
          value={sort}
          options={[
            ['name', t('print.columnName')],
            ['place', t('print.columnPlace')],
          ]}
          onChange={(chosen) => setSort(chosen === 'place' ? 'place' : 'name')}
        />
        <Select
          name="petitionPaper"
          label={t('letterDesk.paper')}
          value={paper}
          options={[
            ['a4', 'A4'],
            ['letter', 'US Letter'],
          ]}
          onChange={(chosen) => setPaper(chosen === 'letter' ? 'letter' : 'a4')}
        />
      </div>
      <Preview
        name="previewPetition"
        action={action}
        label={t('letterDesk.previewPetition')}
        hint={t('letterDesk.previewPetitionHint')}
        disabled={!canMake}
        look={(options) => call('previewPetition', input, options)}
      />
      {work.resumed === 'petition' && <p className="note">{t('letterDesk.resumed')}</p>}
      <AskOnce
        label={t('letters.makePetition')}
        leaves={t('letterDesk.petitionLeaves', { count: overview.entries })}
        disabled={!canMake}
        onAgreed={() => void work.makePetition(input)}
      />
      <ActionNote action={action} of={['petition']} />
      {made && (
        <div className="result" aria-live="polite" data-part="made-petition">
          <MadeFile
            {...card}
            kind="pdf"
            file={made.out}
            sentence={t('letters.petitionMade', { count: made.pages })}
          />
          <LeftOut hidden={made.hidden} />
          <RefusedRows refused={made.refused} />
        </div>
      )}
    </section>
  );
}
