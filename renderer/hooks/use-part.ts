/** A part of the page that is fetched when it is first wanted, and kept. */
import { useCallback, useEffect, useState } from 'react';

import type { Failure } from '../../electron/contract/result.ts';

interface PartState<T> {
  /** Undefined while it is not here. */
  part: T | undefined;
  failure: Failure | undefined;
}

export interface Part<T> extends PartState<T> {
  /** Fetches it unless it is here. Resolves to whether it is; a refused one can be asked for again. */
  load: () => Promise<boolean>;
}

/** @param fetchPart stays the same from one render to the next; throws when the host does not give the part */
export function usePart<T>(fetchPart: () => Promise<T>, isWanted: boolean): Part<T> {
  const [state, setState] = useState<PartState<T>>({ part: undefined, failure: undefined });
  const isHere = state.part !== undefined;

  const load = useCallback(async () => {
    const fetched = await attempt(fetchPart);
    setState(fetched);
    return fetched.failure === undefined;
  }, [fetchPart]);
  useEffect(() => {
    if (isWanted && !isHere) void attempt(fetchPart).then(setState);
  }, [fetchPart, isWanted, isHere]);

  return { ...state, load };
}

/** Chromium asks for a part again that it did not get the first time. */
async function attempt<T>(fetchPart: () => Promise<T>): Promise<PartState<T>> {
  try {
    return { part: await fetchPart(), failure: undefined };
  } catch {
    return { part: undefined, failure: { code: 'offline' } };
  }
}
