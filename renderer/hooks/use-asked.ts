/** What a call without input answers: asked at once, and again on demand. */
import { useCallback, useEffect, useState } from 'react';

import type { Client } from '../../electron/contract/client.ts';
import type { InputOf, OutputOf } from '../../electron/contract/index.ts';
import type { Failure, Result } from '../../electron/contract/result.ts';

type Asked = 'countGone' | 'listMeetings' | 'listQuarantine';

export interface Answer<N extends Asked> {
  answer: OutputOf<N> | undefined;
  failure: Failure | undefined;
  again: () => void;
}

export function useAsked<N extends Asked>(call: Client, name: N): Answer<N> {
  const [answer, setAnswer] = useState<OutputOf<N>>();
  const [failure, setFailure] = useState<Failure>();
  const again = useCallback(() => {
    const asking = call(name, {} as InputOf<N>) as Promise<Result<OutputOf<N>>>;
    void asking.then((asked) => {
      if (asked.ok) setAnswer(asked.value);
      setFailure(asked.ok ? undefined : asked.error);
    });
  }, [call, name]);
  useEffect(again, [again]);
  return { answer, failure, again };
}
