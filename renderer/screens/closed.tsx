/** A campaign is loaded, and nobody can sign: no meeting is open, it is paused, or the entries' file is damaged. */
import { type ReactNode, useEffect } from 'react';

import { BrokeNote } from '../components/broke-note.tsx';
import { CampaignFoot } from '../components/campaign-foot.tsx';
import { StandInNote } from '../components/campaign-text.tsx';
import { Screen } from '../components/screen.tsx';
import { firstLanguage } from '../i18n/first-language.ts';
import { pickShown } from '../i18n/pick-shown.ts';
import { useWords } from '../i18n/words.tsx';
import type { Loaded } from './loaded.ts';

export interface ClosedProps {
  loaded: Loaded;
  because: 'closed' | 'paused' | 'damaged';
  onOrganiser: () => void;
}

const texts = {
  closed: { text: 'closed.text', hint: 'closed.hint' },
  paused: { text: 'closed.paused', hint: 'closed.pausedHint' },
  damaged: { text: 'closed.damaged', hint: 'closed.damagedHint' },
} as const;

export function Closed({ loaded, because, onOrganiser }: ClosedProps): ReactNode {
  const { t, language, setLanguage } = useWords();
  const { campaign } = loaded;
  const { text, language: shown } = pickShown(campaign.texts, language, campaign.languages);
  const first = firstLanguage(campaign, loaded.settings);
  useEffect(() => setLanguage(first), [first, setLanguage]);

  return (
    <Screen
      name="closed"
      title={text.title}
      titleLanguage={shown}
      actions={<CampaignFoot loaded={loaded} onOrganiser={onOrganiser} />}
    >
      <BrokeNote host={loaded.host} />
      <StandInNote shown={shown} />
      <p className="lead">{t(texts[because].text)}</p>
      <p className="hint">{t(texts[because].hint)}</p>
    </Screen>
  );
}
