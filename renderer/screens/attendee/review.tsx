/** Exactly what will be sent, before it is. */
import type { ReactNode } from 'react';

import { Choice } from '../../components/choice.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { useStep } from '../../hooks/use-step.ts';
import type { Submission } from '../../hooks/use-submission.ts';
import { useWords } from '../../i18n/words.tsx';
import { signingOf } from '../../signing/draft.ts';
import { Consents } from './consents.tsx';
import { ReviewData } from './review-data.tsx';
import { ReviewLetters } from './review-letters.tsx';
import { type StepProps, StepScreen } from './step-screen.tsx';

export interface ReviewProps extends StepProps {
  submission: Submission;
  /** The meeting's day, which the letters carry. */
  day: string;
}

export function Review({ campaign, signing, onLeave, submission, day }: ReviewProps): ReactNode {
  const { t, language } = useWords();
  const { draft, change, correct } = signing;
  const { sending, failure, send } = submission;
  const submit = async (): Promise<void> => {
    if (await send(signingOf(draft, language), draft.helped ? 'helped' : 'kiosk')) signing.next();
  };
  const { problems, goOn } = useStep(signing, campaign, () => void submit());

  return (
    <StepScreen
      signing={signing}
      title={t('review.title')}
      onLeave={onLeave}
      on={{ label: sending ? t('review.sending') : t('review.send'), busy: sending, act: goOn }}
      failure={failure}
    >
      <p>{t('review.intro')}</p>
      <ReviewData campaign={campaign} draft={draft} onCorrect={correct} />
      <ReviewLetters campaign={campaign} draft={draft} day={day} onCorrect={correct} />
      <Consents
        campaign={campaign}
        given={draft.consents}
        onChange={(consents) => change({ consents })}
        problem={problems['consents']}
      />
      {draft.helped && (
        <section>
          <div className="choices choices-wide">
            <Choice
              type="checkbox"
              name="helpedAgreed"
              label={t('review.helpedAgree')}
              checked={draft.helpedAgreed}
              invalid={problems['helped'] !== undefined}
              onChange={(helpedAgreed) => change({ helpedAgreed })}
            >
              {t('review.consentRequired')}
            </Choice>
          </div>
          <ProblemLine id="helped-problem" problem={problems['helped']} missingKey="problem.helped" />
        </section>
      )}
    </StepScreen>
  );
}
