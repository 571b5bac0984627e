/** The frame of a person's screens: progress above, back and on below. */
import type { ReactNode } from 'react';

import type { Campaign } from '../../../electron/contract/campaign.ts';
import type { Failure } from '../../../electron/contract/result.ts';
import { Button } from '../../components/button.tsx';
import { KeyboardToggle } from '../../components/keyboard-toggle.tsx';
import { Keyboard } from '../../components/keyboard.tsx';
import { ProgressNote } from '../../components/progress-note.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Screen } from '../../components/screen.tsx';
import type { SigningState } from '../../hooks/use-signing.ts';
import { useWords } from '../../i18n/words.tsx';
import { progressOf } from '../../signing/steps.ts';

/** What every screen of a person gets. */
export interface StepProps {
  campaign: Campaign;
  signing: SigningState;
  onLeave: () => void;
}

export interface StepScreenProps extends Omit<StepProps, 'campaign'> {
  title: string;
  titleLanguage?: string;
  /** The button that leads on; while one part is corrected it leads back to the review instead. */
  on: { label: string; busy?: boolean; act: () => void };
  /** What sending was refused for; said beside the button, which is in sight wherever somebody has scrolled to. */
  failure?: Failure | undefined;
  children: ReactNode;
}

export function StepScreen(props: StepScreenProps): ReactNode {
  const { signing, title, titleLanguage, onLeave, on, failure, children } = props;
  const { t } = useWords();
  const actions = (
    <>
      {failure && <p className="not-saved">{t('review.notSaved')}</p>}
      <Refusal failure={failure} />
      <Button look="quiet" onClick={onLeave}>
        {t('common.stop')}
      </Button>
      <KeyboardToggle />
      <span className="gap" />
      {!signing.correcting && (
        <Button onClick={signing.back} disabled={on.busy}>
          {t('common.back')}
        </Button>
      )}
      <Button look="primary" onClick={on.act} disabled={on.busy}>
        {signing.correcting ? t('common.toReview') : on.label}
      </Button>
    </>
  );
  return (
    <Screen
      name={signing.step}
      title={title}
      titleLanguage={titleLanguage}
      top={<ProgressNote {...progressOf(signing.step, signing.draft)} />}
      actions={actions}
      foot={<Keyboard />}
    >
      {children}
    </Screen>
  );
}
