/** Makes letters: which, on what paper, whether also in one file; a look at one before, and what came of it. */
import { type ReactNode, useState } from 'react';

import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { LeftOut } from '../../../components/left-out.tsx';
import { RefusedRows } from '../../../components/refused-rows.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { LetterCard } from './desk-letters.tsx';
import { inputOf, LetterOptions, usualChoices } from './letter-options.tsx';
import { MadeFile } from './made-file.tsx';
import { Preview } from './preview.tsx';

export function LettersCard(card: LetterCard): ReactNode {
  const { t } = useWords();
  const { call, action, overview, campaign, work, desk } = card;
  const [choices, setChoices] = useState(usualChoices(campaign));
  const input = inputOf(choices, campaign, desk?.meetings ?? []);
  const canMake = !action.running && overview.entries > 0 && choices.addressees.length > 0;
  const { sort: _, merged: __, ...ofOne } = input;
  return (
    <section className="card">
      <h2>{t('letterDesk.letters')}</h2>
      <p className="hint">{overview.meeting ? t('letters.beforeClose') : t('letters.deskHint')}</p>
      <LetterOptions
        campaign={campaign}
        meetings={desk?.meetings ?? []}
        choices={choices}
        onChange={setChoices}
      />
      {work.resumed === 'letters' && <p className="note">{t('letterDesk.resumed')}</p>}
      <Preview
        name="previewLetters"
        action={action}
        label={t('letterDesk.preview')}
        hint={t('letterDesk.previewHint')}
        disabled={!canMake}
        look={(options) => call('previewLetters', ofOne, { signal: options.signal })}
        make={
          <Button look="primary" disabled={!canMake} onClick={() => void work.makeLetters(input)}>
            {work.isPartial ? t('letterDesk.goOn') : t('letters.make')}
          </Button>
        }
      >
        <ActionNote action={action} of={['letters']} />
        {work.isPartial && !action.running && <p className="hint">{t('letterDesk.stopped')}</p>}
        {work.made.letters && <MadeLetters {...card} made={work.made.letters} />}
      </Preview>
    </section>
  );
}

interface MadeLettersProps extends LetterCard {
  made: NonNullable<LetterCard['work']['made']['letters']>;
}

function MadeLetters({ made, ...card }: MadeLettersProps): ReactNode {
  const { t } = useWords();
  return (
    <div className="result" aria-live="polite" data-part="made">
      <MadeFile
        {...card}
        kind="folder"
        file={made.out}
        sentence={t('letters.made', { count: made.letters })}
      />
      {made.merged !== undefined && (
        <MadeFile {...card} kind="pdf" file={made.merged} sentence={t('letters.mergedMade')} />
      )}
      <LeftOut hidden={made.hidden} />
      <RefusedRows refused={made.refused} />
    </div>
  );
}
