/** One person after the other. Each gets a subtree of their own; a new key drops everything the last one left. */
import { type ReactNode, useEffect, useState } from 'react';

import type { Client } from '../../../electron/contract/client.ts';
import type { Meeting } from '../../../electron/contract/shapes.ts';
import { useIsCalm } from '../../hooks/use-is-calm.ts';
import { usePart } from '../../hooks/use-part.ts';
import { firstLanguage } from '../../i18n/first-language.ts';
import { useWords } from '../../i18n/words.tsx';
import type { Loaded } from '../loaded.ts';
import { Person } from './person.tsx';
import type { SigningSteps } from './signing-steps.tsx';

export interface PeopleProps {
  call: Client;
  loaded: Loaded;
  meeting: Meeting;
  onOrganiser: () => void;
  /** Between two people: a fresh page, or the host is asked again where things stand. */
  onNext: () => Promise<void>;
}

export function People({ onNext, ...rest }: PeopleProps): ReactNode {
  const { setLanguage } = useWords();
  const [turn, setTurn] = useState(0);
  const steps = usePart(fetchSteps, useIsCalm());
  const first = firstLanguage(rest.loaded.campaign, rest.loaded.settings);

  useEffect(() => setLanguage(first), [first, setLanguage]);

  const leave = (): void => {
    setTurn((before) => before + 1);
    setLanguage(first);
    void onNext();
  };
  return <Person key={turn} {...rest} steps={steps} onLeave={leave} />;
}

/** The sealing among them: more than the first screen weighs. */
const fetchSteps = async (): Promise<typeof SigningSteps> =>
  (await import('./signing-steps.tsx')).SigningSteps;
