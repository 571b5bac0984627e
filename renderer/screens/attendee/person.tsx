/** One person, from the screen that waits for somebody to the last. */
import type { ReactNode } from 'react';

import { DisplayProvider } from '../../components/display-settings.tsx';
import { useCleanSlate } from '../../hooks/use-clean-slate.ts';
import type { Part } from '../../hooks/use-part.ts';
import { useSigning } from '../../hooks/use-signing.ts';
import { Attract } from './attract.tsx';
import type { PeopleProps } from './people.tsx';
import type { SigningSteps } from './signing-steps.tsx';

export interface PersonProps extends Omit<PeopleProps, 'onNext'> {
  steps: Part<typeof SigningSteps>;
  /** Done or gone: everything of this person is dropped. */
  onLeave: () => void;
}

export function Person({ steps, onOrganiser, ...rest }: PersonProps): ReactNode {
  const signing = useSigning();
  useCleanSlate();
  const { part: Steps, load } = steps;
  return (
    <DisplayProvider>
      {signing.step === 'attract' || !Steps ? (
        <Attract loaded={rest.loaded} prepare={load} onStart={signing.next} onOrganiser={onOrganiser} />
      ) : (
        <Steps {...rest} signing={signing} />
      )}
    </DisplayProvider>
  );
}
