/** No campaign is loaded yet: three ways to get one. */
import { type ReactNode, useState } from 'react';

import type { Client } from '../../../electron/contract/client.ts';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { Screen } from '../../components/screen.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { AuthorCampaign, makeAndLoad } from './author-campaign.tsx';
import { WriteCampaign } from './campaign/write-campaign.tsx';
import { LoadCampaign } from './load-campaign.tsx';
import { SetUpResult, type SetUp } from './set-up-result.tsx';
import { TrySample } from './try-sample.tsx';

export interface FirstRunProps {
  call: Client;
  /** A campaign is loaded and its passphrase written down. */
  onDone: () => Promise<void>;
}

export function FirstRun({ call, onDone }: FirstRunProps): ReactNode {
  const { t } = useWords();
  const action = useAction();
  const [setUp, setSetUp] = useState<SetUp>();
  const [writes, setWrites] = useState(false);

  if (setUp) return <SetUpResult setUp={setUp} onDone={onDone} />;
  if (writes)
    return (
      <WriteCampaign
        call={call}
        action={action}
        make={(draft, signal) => makeAndLoad(call, draft, signal)}
        onMade={setSetUp}
        onLeave={() => setWrites(false)}
      />
    );
  const shared = { call, action, onSetUp: setSetUp };
  return (
    <Screen name="first-run" title={t('firstRun.title')} top={<LanguageSwitch />}>
      <p className="lead">{t('firstRun.intro')}</p>
      <div className="cards">
        <TrySample {...shared} />
        <LoadCampaign {...shared} />
        <AuthorCampaign {...shared} onWrite={() => setWrites(true)} />
      </div>
    </Screen>
  );
}
