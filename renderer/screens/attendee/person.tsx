/** The screens of one person, in the order met. */
import type { ReactNode } from 'react';

import { DisplayProvider } from '../../components/display-settings.tsx';
import { IdleWarning } from '../../components/idle-warning.tsx';
import { KeyboardProvider } from '../../components/keyboard-context.tsx';
import { useCleanSlate } from '../../hooks/use-clean-slate.ts';
import { useIdle } from '../../hooks/use-idle.ts';
import { useSigning } from '../../hooks/use-signing.ts';
import { useSubmission } from '../../hooks/use-submission.ts';
import { progressOf } from '../../signing/steps.ts';
import { Appeal } from './appeal.tsx';
import { Attract } from './attract.tsx';
import { Choose } from './choose.tsx';
import { Details } from './details.tsx';
import { Message } from './message.tsx';
import type { PeopleProps } from './people.tsx';
import { Review } from './review.tsx';
import { Sign } from './sign.tsx';
import { Thanks } from './thanks.tsx';

export interface PersonProps extends Omit<PeopleProps, 'onNext'> {
  /** Done or gone: everything of this person is dropped. */
  onLeave: () => void;
}

export function Person(props: PersonProps): ReactNode {
  return (
    <DisplayProvider>
      <KeyboardProvider languages={props.loaded.campaign.languages}>
        <Steps {...props} />
      </KeyboardProvider>
    </DisplayProvider>
  );
}

function Steps({ call, loaded, meeting, onOrganiser, onLeave }: PersonProps): ReactNode {
  const { campaign, test } = loaded;
  const signing = useSigning();
  const submission = useSubmission({ call, campaign, meeting, test });
  useCleanSlate();
  const shared = { campaign, signing, onLeave };

  switch (signing.step) {
    case 'attract':
      return <Attract loaded={loaded} onStart={signing.next} onOrganiser={onOrganiser} />;
    case 'thanks':
      return (
        <Thanks code={submission.code} progress={progressOf('thanks', signing.draft)} onLeave={onLeave} />
      );
    case 'appeal':
      return watched(onLeave, <Appeal {...shared} />);
    case 'choose':
      return watched(onLeave, <Choose {...shared} />);
    case 'details':
      return watched(onLeave, <Details {...shared} />);
    case 'message':
      return watched(onLeave, <Message {...shared} />);
    case 'sign':
      return watched(onLeave, <Sign {...shared} />);
    case 'review':
      return watched(onLeave, <Review {...shared} submission={submission} day={meeting.day} />);
  }
}

const watched = (onLeave: () => void, screen: ReactNode): ReactNode => (
  <>
    {screen}
    <Watch onLeave={onLeave} />
  </>
);

/** Warns a person who does nothing for a minute, and wipes a quarter of a minute later. */
function Watch({ onLeave }: { onLeave: () => void }): ReactNode {
  const secondsLeft = useIdle({ afterSeconds: 60, warningSeconds: 15, onIdle: onLeave });
  return <IdleWarning secondsLeft={secondsLeft} onWipe={onLeave} />;
}
