/** Waits for the next person. Choosing a language starts. */
import { type ReactNode, useState } from 'react';

import type { Failure } from '../../../electron/contract/result.ts';
import { BrokeNote } from '../../components/broke-note.tsx';
import { Button } from '../../components/button.tsx';
import { CampaignFoot } from '../../components/campaign-foot.tsx';
import { StandInNote } from '../../components/campaign-text.tsx';
import { CountNote } from '../../components/count-note.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Ring } from '../../components/ring.tsx';
import { Screen } from '../../components/screen.tsx';
import { languageName } from '../../i18n/language-name.ts';
import { pickShown } from '../../i18n/pick-shown.ts';
import { useWords } from '../../i18n/words.tsx';
import type { Loaded } from '../loaded.ts';

export interface AttractProps {
  loaded: Loaded;
  /** Gets the screens that follow ready. Resolves to whether they are. */
  prepare: () => Promise<boolean>;
  onStart: () => void;
  onOrganiser: () => void;
}

export function Attract({ loaded, prepare, onStart, onOrganiser }: AttractProps): ReactNode {
  const { t, language, setLanguage, wordsOf, catalogs } = useWords();
  const { campaign, settings } = loaded;
  const { text, language: shown } = pickShown(campaign.texts, language, campaign.languages);
  const languages = [...new Set([...campaign.languages, ...catalogs.languages])];
  const [wantsAll, setWantsAll] = useState(false);
  const showsAll = wantsAll || settings.startLanguages.length === 0;
  const first = showsAll ? [...new Set([...settings.startLanguages, ...languages])] : settings.startLanguages;
  const [failure, setFailure] = useState<Failure>();
  const start = async (chosen: string): Promise<void> => {
    // All that this person will read, their letters to addressees of other languages too: then no later screen has to wait,
    // or fails when they are half through.
    const needed = [chosen, ...campaign.addressees.map((addressee) => addressee.language)];
    const isReady = await Promise.all([catalogs.load(needed), prepare()]);
    if (isReady.includes(false)) return setFailure({ code: 'offline' });
    setLanguage(chosen);
    onStart();
  };

  return (
    <Screen
      name="attract"
      title={text.title}
      titleLanguage={shown}
      actions={<CampaignFoot loaded={loaded} onOrganiser={onOrganiser} />}
    >
      <Ring />
      <BrokeNote host={loaded.host} />
      <StandInNote shown={shown} />
      <p className="lead" lang={shown} dir="auto">
        {text.summary}
      </p>
      {text.notice && (
        <p className="note" lang={shown} dir="auto">
          {text.notice}
        </p>
      )}
      <CountNote settings={settings} />
      <h2 className="visually-hidden">{t('attract.languages')}</h2>
      <div className="languages">
        {first.map((each) => (
          <button
            key={each}
            type="button"
            name="language"
            value={each}
            className="language"
            lang={each}
            onClick={() => void start(each)}
          >
            <strong>{languageName(each, catalogs)}</strong>
            <span lang={catalogs.closest(each)}>{wordsOf(each)('attract.start')}</span>
          </button>
        ))}
        {!showsAll && (
          <Button className="more-languages" onClick={() => setWantsAll(true)}>
            {t('attract.more')}
          </Button>
        )}
      </div>
      <Refusal failure={failure} />
    </Screen>
  );
}
