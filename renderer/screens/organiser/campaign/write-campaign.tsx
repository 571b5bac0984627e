/** Writes the first version of a campaign, before any is loaded on this laptop. */
import { type ReactNode, useState } from 'react';

import type { CampaignDraft } from '../../../../electron/contract/campaign.ts';
import type { Client } from '../../../../electron/contract/client.ts';
import type { Result } from '../../../../electron/contract/result.ts';
import { Button } from '../../../components/button.tsx';
import { LanguageSwitch } from '../../../components/language-switch.tsx';
import { Screen } from '../../../components/screen.tsx';
import type { Action } from '../../../hooks/use-action.ts';
import { useWords } from '../../../i18n/words.tsx';
import { CampaignEditor } from './campaign-editor.tsx';
import { FinishFirst } from './finish-first.tsx';
import { StartDraft } from './start-draft.tsx';

export interface WriteCampaignProps<T> {
  call: Client;
  action: Action;
  /** Makes keys for a checked draft, signs and loads it. */
  make: (draft: CampaignDraft, signal: AbortSignal | undefined) => Promise<Result<T>>;
  onMade: (made: T) => void;
  onLeave: () => void;
}

export function WriteCampaign<T>({ call, action, make, onMade, onLeave }: WriteCampaignProps<T>): ReactNode {
  const { t } = useWords();
  const [start, setStart] = useState<CampaignDraft>();
  return (
    <Screen name="write-campaign" title={t('editor.title')} top={<LanguageSwitch />}>
      {start ? (
        <CampaignEditor
          call={call}
          start={start}
          onLeave={() => setStart(undefined)}
          renderFinish={(finishing) => (
            <FinishFirst {...finishing} action={action} make={make} onMade={onMade} />
          )}
        />
      ) : (
        <>
          <StartDraft call={call} action={action} onStart={setStart} />
          <div className="row">
            <Button onClick={onLeave}>{t('common.back')}</Button>
          </div>
        </>
      )}
    </Screen>
  );
}
