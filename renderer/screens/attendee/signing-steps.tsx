/** The screens of one person after the first, in the order met. A file of its own, fetched while nobody has begun yet. */
import type { ReactNode } from 'react';

import { IdleWarning } from '../../components/idle-warning.tsx';
import { KeyboardProvider } from '../../components/keyboard-context.tsx';
import { useIdle } from '../../hooks/use-idle.ts';
import type { SigningState } from '../../hooks/use-signing.ts';
import { useSubmission } from '../../hooks/use-submission.ts';
import { progressOf } from '../../signing/steps.ts';
import { Appeal } from './appeal.tsx';
import { Choose } from './choose.tsx';
import { Details } from './details.tsx';
import { Message } from './message.tsx';
import type { PersonProps } from './person.tsx';
import { Review } from './review.tsx';
import { Sign } from './sign.tsx';
import { Thanks } from './thanks.tsx';

export interface SigningStepsProps extends Pick<PersonProps, 'call' | 'loaded' | 'meeting' | 'onLeave'> {
  signing: SigningState;
}

export function SigningSteps(props: SigningStepsProps): ReactNode {
  const { keyboard } = props.loaded.settings;
  return (
    <KeyboardProvider key={keyboard} languages={props.loaded.campaign.languages} wish={keyboard}>
      <Steps {...props} />
    </KeyboardProvider>
  );
}

function Steps({ call, loaded, meeting, signing, onLeave }: SigningStepsProps): ReactNode {
  const { campaign, test, settings } = loaded;
  const submission = useSubmission({ call, campaign, meeting, test });
  const shared = { campaign, signing, onLeave };
  const watched = (screen: ReactNode): ReactNode => (
    <>
      {screen}
      <Watch afterSeconds={settings.idleSeconds} onLeave={onLeave} />
    </>
  );

  switch (signing.step) {
    case 'attract':
      return null;
    case 'thanks':
      return (
        <Thanks
          code={submission.code}
          progress={progressOf('thanks', signing.draft)}
          settings={settings}
          onLeave={onLeave}
        />
      );
    case 'appeal':
      return watched(<Appeal {...shared} />);
    case 'choose':
      return watched(<Choose {...shared} />);
    case 'details':
      return watched(<Details {...shared} />);
    case 'message':
      return watched(<Message {...shared} />);
    case 'sign':
      return watched(<Sign {...shared} />);
    case 'review':
      return watched(<Review {...shared} submission={submission} day={meeting.day} />);
    default:
      return signing.step satisfies never;
  }
}

interface WatchProps {
  afterSeconds: number;
  onLeave: () => void;
}

/** Warns a person who does nothing for so long, and wipes a quarter of a minute later. */
function Watch({ afterSeconds, onLeave }: WatchProps): ReactNode {
  const secondsLeft = useIdle({ afterSeconds, warningSeconds: 15, onIdle: onLeave });
  return <IdleWarning secondsLeft={secondsLeft} onWipe={onLeave} />;
}
