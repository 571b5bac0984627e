/** A campaign is loaded, but no meeting is open, or it is paused: nobody can sign. */
import { type ReactNode, useEffect } from 'react';

import { CampaignFoot } from '../components/campaign-foot.tsx';
import { StandInNote } from '../components/campaign-text.tsx';
import { Screen } from '../components/screen.tsx';
import { pickShown } from '../i18n/pick-shown.ts';
import { useWords } from '../i18n/words.tsx';
import type { Loaded } from './loaded.ts';

export interface ClosedProps {
  loaded: Loaded;
  /** Whether a meeting is open and paused. */
  isPaused: boolean;
  onOrganiser: () => void;
}

export function Closed({ loaded, isPaused, onOrganiser }: ClosedProps): ReactNode {
  const { t, language, setLanguage } = useWords();
  const { campaign } = loaded;
  const { text, language: shown } = pickShown(campaign.texts, language, campaign.languages);
  const first = campaign.languages[0]!;
  useEffect(() => setLanguage(first), [first, setLanguage]);

  return (
    <Screen
      name="closed"
      title={text.title}
      titleLanguage={shown}
      actions={<CampaignFoot loaded={loaded} onOrganiser={onOrganiser} />}
    >
      <StandInNote shown={shown} />
      <p className="lead">{isPaused ? t('closed.paused') : t('closed.text')}</p>
      <p className="hint">{isPaused ? t('closed.pausedHint') : t('closed.hint')}</p>
    </Screen>
  );
}
