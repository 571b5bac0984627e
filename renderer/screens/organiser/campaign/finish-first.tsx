/** The end of the first version: keys are made, the campaign is signed and loaded. */
import type { ReactNode } from 'react';

import type { CampaignDraft } from '../../../../electron/contract/campaign.ts';
import type { Result } from '../../../../electron/contract/result.ts';
import { tidied } from '../../../campaign/paths.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import type { Action } from '../../../hooks/use-action.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { Finishing } from './campaign-editor.tsx';

export interface FinishFirstProps<T> extends Finishing {
  action: Action;
  /** Makes the campaign of a checked draft. */
  make: (draft: CampaignDraft, signal: AbortSignal | undefined) => Promise<Result<T>>;
  onMade: (made: T) => void;
}

export function FinishFirst<T>({
  draft,
  isReady,
  settle,
  action,
  make,
  onMade,
}: FinishFirstProps<T>): ReactNode {
  const { t } = useWords();
  const sign = async (): Promise<void> => {
    const last = tidied(draft);
    const made = await action.run('signFirst', async ({ signal }) => {
      // the last word lies in the data folder until it stands in a campaign that is loaded
      await settle(last);
      return make(last, signal);
    });
    if (made !== undefined) onMade(made);
  };
  return (
    <>
      <p>{isReady ? t('editor.firstReady') : t('editor.notReady')}</p>
      <ActionNote action={action} of={['signFirst']} />
      <div className="row">
        <Button look="primary" disabled={!isReady || action.running} onClick={() => void sign()}>
          {t('firstRun.author')}
        </Button>
      </div>
    </>
  );
}
