/** Who signs, and how the name is shown. */
import type { ReactNode } from 'react';

import { PersonFields } from '../../components/person-fields.tsx';
import { useStep } from '../../hooks/use-step.ts';
import { pickShown } from '../../i18n/pick-shown.ts';
import { useWords } from '../../i18n/words.tsx';
import { lettersOf } from '../../signing/draft.ts';
import { LetterAddressees } from './letter-addressees.tsx';
import { type StepProps, StepScreen } from './step-screen.tsx';
import { VisibilityChoices } from './visibility-choices.tsx';

export function Details({ campaign, signing, onLeave }: StepProps): ReactNode {
  const { t, language } = useWords();
  const { draft, change } = signing;
  const { problems, goOn } = useStep(signing, campaign);
  const chosen = campaign.letters.filter(({ id }) => lettersOf(draft).includes(id));

  return (
    <StepScreen
      signing={signing}
      title={t('details.title')}
      onLeave={onLeave}
      on={{ label: signing.following === 'message' ? t('details.on') : t('message.on'), act: goOn }}
    >
      <section>
        <h2>{t('details.you')}</h2>
        <div className="columns">
          <PersonFields campaign={campaign} draft={draft} change={change} problems={problems} />
        </div>
      </section>
      {chosen.length > 0 && (
        <section>
          <h2>{t('appeal.goesTo')}</h2>
          {chosen.map((letter) => {
            const title = pickShown(letter.title, language, campaign.languages);
            return (
              <div key={letter.id}>
                <strong lang={title.language}>{title.text}</strong>
                <LetterAddressees campaign={campaign} letter={letter} country={draft.country} />
              </div>
            );
          })}
        </section>
      )}
      <VisibilityChoices
        campaign={campaign}
        value={draft.visibility}
        onChange={(visibility) => change({ visibility })}
        problem={problems['visibility']}
      />
    </StepScreen>
  );
}
