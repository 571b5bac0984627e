/** A campaign is loaded, but no meeting is open: nobody can sign. */
import { type ReactNode, useEffect } from 'react';

import { CampaignFoot } from '../components/campaign-foot.tsx';
import { StandInNote } from '../components/campaign-text.tsx';
import { Screen } from '../components/screen.tsx';
import { pickShown } from '../i18n/pick-shown.ts';
import { useWords } from '../i18n/words.tsx';
import type { Loaded } from './loaded.ts';

export interface ClosedProps {
  loaded: Loaded;
  onOrganiser: () => void;
}

export function Closed({ loaded, onOrganiser }: ClosedProps): ReactNode {
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
      <p className="lead">{t('closed.text')}</p>
      <p className="hint">{t('closed.hint')}</p>
    </Screen>
  );
}
