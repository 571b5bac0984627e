/** Letters, petition and tables as they are made at the desk: what was made last of each, and what a lock interrupted. */
import { useCallback, useEffect, useRef, useState } from 'react';

import type { Client } from '../../electron/contract/client.ts';
import type { InputOf, OutputOf } from '../../electron/contract/index.ts';
import type { Unfinished } from '../../electron/contract/letters.ts';
import type { Action } from './use-action.ts';

type Work = Unfinished['call'];

/** What was made last; undefined of what has not been made, or is being made anew. */
interface Made {
  letters?: OutputOf<'letters'> | undefined;
  petition?: OutputOf<'petition'> | undefined;
  exportEntries?: (OutputOf<'exportEntries'> & Pick<InputOf<'exportEntries'>, 'format'>) | undefined;
}

export interface LetterWork {
  made: Made;
  /** Whether letters were stopped while some of them were finished. */
  isPartial: boolean;
  /** What is going on after a lock that had interrupted it. */
  resumed: Work | undefined;
  makeLetters: (input: InputOf<'letters'>) => Promise<void>;
  makePetition: (input: InputOf<'petition'>) => Promise<void>;
  exportEntries: (input: InputOf<'exportEntries'>) => Promise<void>;
}

/** @param onResume called once, when something interrupted goes on by itself: whoever unlocked has to see it */
export function useLetterWork(
  call: Client,
  action: Action,
  unfinished: Unfinished | null,
  onResume: () => void,
): LetterWork {
  const [made, setMade] = useState<Made>({});
  const [isPartial, setPartial] = useState(false);
  const [resumed, setResumed] = useState<Work>();
  const { run } = action;

  const makeLetters = useCallback(
    async (input: InputOf<'letters'>) => {
      setMade((before) => ({ ...before, letters: undefined }));
      setPartial(false);
      const letters = await run('letters', async (options) => {
        const result = await call('letters', input, options);
        setPartial(!result.ok && (result.error.finished ?? 0) > 0);
        return result;
      });
      setMade((before) => ({ ...before, letters }));
    },
    [call, run],
  );
  const makePetition = useCallback(
    async (input: InputOf<'petition'>) => {
      setMade((before) => ({ ...before, petition: undefined }));
      const petition = await run('petition', (options) => call('petition', input, options));
      setMade((before) => ({ ...before, petition }));
    },
    [call, run],
  );
  const exportEntries = useCallback(
    async (input: InputOf<'exportEntries'>) => {
      setMade((before) => ({ ...before, exportEntries: undefined }));
      const table = await run(input.format, (options) => call('exportEntries', input, options));
      setMade((before) => ({ ...before, exportEntries: table && { ...table, format: input.format } }));
    },
    [call, run],
  );

  const hasResumed = useRef(false);
  useEffect(() => {
    if (!unfinished || hasResumed.current) return;
    hasResumed.current = true;
    const goOn = async (): Promise<void> => {
      setResumed(unfinished.call);
      onResume();
      if (unfinished.call === 'letters') await makeLetters(unfinished.input);
      else if (unfinished.call === 'petition') await makePetition(unfinished.input);
      else await exportEntries(unfinished.input);
      setResumed(undefined);
    };
    void goOn();
  }, [unfinished, onResume, makeLetters, makePetition, exportEntries]);

  return { made, isPartial, resumed, makeLetters, makePetition, exportEntries };
}
