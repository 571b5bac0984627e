/** What a person signs: the petition, and the letters they add to it. */
import type { ReactNode } from 'react';

import { useStep } from '../../hooks/use-step.ts';
import { useWords } from '../../i18n/words.tsx';
import { LetterChoices } from './letter-choices.tsx';
import { type StepProps, StepScreen } from './step-screen.tsx';

export function Choose({ campaign, signing, onLeave }: StepProps): ReactNode {
  const { t } = useWords();
  const { draft, change } = signing;
  const { goOn } = useStep(signing, campaign);
  return (
    <StepScreen
      signing={signing}
      title={t('letters.title')}
      onLeave={onLeave}
      on={{ label: t('choose.on'), act: goOn }}
    >
      <LetterChoices campaign={campaign} draft={draft} onChange={(letters) => change({ letters })} />
    </StepScreen>
  );
}
