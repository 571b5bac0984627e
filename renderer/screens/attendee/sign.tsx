/** The signature: drawn, or a mark typed instead. */
import type { ReactNode } from 'react';

import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { SignaturePad } from '../../components/signature-pad.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStep } from '../../hooks/use-step.ts';
import { useWords } from '../../i18n/words.tsx';
import { type StepProps, StepScreen } from './step-screen.tsx';

export function Sign({ campaign, signing, onLeave }: StepProps): ReactNode {
  const { t } = useWords();
  const { draft, change } = signing;
  const { problems, goOn } = useStep(signing, campaign);
  const draws = draft.signWith === 'drawing';

  return (
    <StepScreen
      signing={signing}
      title={t('sign.title')}
      onLeave={onLeave}
      on={{ label: t('sign.on'), act: goOn }}
    >
      <p>{draws ? t('sign.intro') : t('sign.introMark')}</p>
      {draws ? (
        <>
          <SignaturePad strokes={draft.strokes} onChange={(strokes) => change({ strokes })} />
          <ProblemLine
            id="strokes-problem"
            problem={problems['strokes']}
            missingKey="problem.drawSignature"
          />
        </>
      ) : (
        <TextField
          name="mark"
          label={t('sign.mark')}
          value={draft.mark}
          onChange={(mark) => change({ mark })}
          problem={problems['mark']}
          autoCapitalize="words"
          required
        />
      )}
      <Button look="quiet" onClick={() => change({ signWith: draws ? 'mark' : 'drawing' })}>
        {draws ? t('sign.cannotDraw') : t('sign.draw')}
      </Button>
      <div className="choices choices-wide">
        <Choice
          type="checkbox"
          name="helped"
          label={t('sign.helped')}
          checked={draft.helped}
          onChange={(helped) => change({ helped, helpedAgreed: false })}
        >
          {t('sign.helpedHint')}
        </Choice>
      </div>
    </StepScreen>
  );
}
