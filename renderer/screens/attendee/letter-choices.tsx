/** The petition, which everybody signs, and the letters somebody may add to it. */
import type { ReactNode } from 'react';

import type { Campaign } from '../../../electron/contract/campaign.ts';
import { Choice } from '../../components/choice.tsx';
import { toggled } from '../../components/toggled.ts';
import { pickShown } from '../../i18n/pick-shown.ts';
import { useWords } from '../../i18n/words.tsx';
import { type Draft, lettersOf } from '../../signing/draft.ts';
import { LetterAddressees } from './letter-addressees.tsx';

export interface LetterChoicesProps {
  campaign: Campaign;
  draft: Draft;
  onChange: (letters: readonly string[]) => void;
}

export function LetterChoices({ campaign, draft, onChange }: LetterChoicesProps): ReactNode {
  const { t, language } = useWords();
  const counted = draft.visibility === 'counted';
  return (
    <section>
      {counted && <p className="note">{t('letters.noneWhenCounted')}</p>}
      <div className="choices">
        <Choice type="checkbox" name="petition" checked disabled label={t('letters.petition')}>
          {t('letters.petitionHint')}
        </Choice>
        {campaign.letters.map((letter) => {
          const title = pickShown(letter.title, language, campaign.languages);
          const intro = pickShown(letter.intro, language, campaign.languages);
          return (
            <Choice
              key={letter.id}
              type="checkbox"
              name="letters"
              value={letter.id}
              checked={lettersOf(draft).includes(letter.id)}
              disabled={counted}
              label={title.text}
              language={title.language}
              onChange={(isChosen) => onChange(toggled(draft.letters, letter.id, isChosen))}
            >
              <p lang={intro.language} dir="auto">
                {intro.text}
              </p>
              <LetterAddressees campaign={campaign} letter={letter} country={draft.country} />
            </Choice>
          );
        })}
      </div>
    </section>
  );
}
