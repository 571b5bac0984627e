/** Everything made with the keys: letters, the petition, a table of entries. */
import { type ReactNode, useState } from 'react';

import type { OutputOf } from '../../../electron/contract/index.ts';
import { ActionNote } from '../../components/action-note.tsx';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { RefusedRows } from '../../components/refused-rows.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { DeskPart } from './desk.tsx';

/** What was made last, in a sentence, and where it lies. */
interface Made {
  sentence: string;
  out: string;
  merged?: string | undefined;
  refused: OutputOf<'letters'>['refused'];
  hidden: number;
}

export function DeskLetters({ call, action, overview }: DeskPart): ReactNode {
  const { t } = useWords();
  const [made, setMade] = useState<Made>();
  const [wantsMerged, setWantsMerged] = useState(false);
  const isIdle = !action.running && overview.entries > 0;

  const makeLetters = async (): Promise<void> => {
    setMade(undefined);
    const result = await action.run('letters', (options) =>
      call('letters', wantsMerged ? { merged: true } : {}, options),
    );
    if (result) setMade({ ...result, sentence: t('letters.made', { count: result.letters }) });
  };
  const makePetition = async (): Promise<void> => {
    setMade(undefined);
    const result = await action.run('petition', (options) => call('petition', { layout: 'list' }, options));
    if (result) setMade({ ...result, sentence: t('letters.petitionMade', { count: result.pages }) });
  };
  const exportEntries = async (): Promise<void> => {
    setMade(undefined);
    const result = await action.run('export', ({ signal }) =>
      call('exportEntries', { format: 'csv' }, { signal }),
    );
    if (result) setMade({ ...result, sentence: t('letters.exported', { count: result.entries }) });
  };

  return (
    <section className="card">
      <h2>{t('letters.deskTitle')}</h2>
      <p className="hint">{overview.meeting ? t('letters.beforeClose') : t('letters.deskHint')}</p>
      <Choice
        type="checkbox"
        name="merged"
        label={t('letters.merged')}
        checked={wantsMerged}
        small
        onChange={setWantsMerged}
      />
      <div className="row">
        <Button look="primary" disabled={!isIdle} onClick={() => void makeLetters()}>
          {t('letters.make')}
        </Button>
        <Button disabled={!isIdle} onClick={() => void makePetition()}>
          {t('letters.makePetition')}
        </Button>
        <Button disabled={!isIdle} onClick={() => void exportEntries()}>
          {t('letters.export')}
        </Button>
      </div>
      <ActionNote action={action} of={['letters', 'petition', 'export']} />
      {made && (
        <div className="result" aria-live="polite" data-part="made">
          <p>{made.sentence}</p>
          <p>
            <code>{made.out}</code>
          </p>
          {made.merged !== undefined && (
            <p>
              {t('letters.mergedMade')} <code>{made.merged}</code>
            </p>
          )}
          {made.hidden > 0 && <p data-part="left-out">{t('hiding.leftOut', { number: made.hidden })}</p>}
          <RefusedRows refused={made.refused} />
        </div>
      )}
    </section>
  );
}
