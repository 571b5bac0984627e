/** Fetches the organisers' part of the page when somebody first goes there, and keeps it. */
import { useCallback, useEffect, useState } from 'react';

import type { Failure } from '../../electron/contract/result.ts';
import type { Organisers } from '../screens/organiser/organisers.tsx';

export interface OrganisersState {
  /** Undefined while it is not here. */
  Organisers: typeof Organisers | undefined;
  failure: Failure | undefined;
  retry: () => Promise<void>;
}

export function useOrganisers(isWanted: boolean): OrganisersState {
  const [state, setState] = useState<Omit<OrganisersState, 'retry'>>({
    Organisers: undefined,
    failure: undefined,
  });
  const isHere = state.Organisers !== undefined;

  const retry = useCallback(async () => setState(await fetchOrganisers()), []);
  useEffect(() => {
    if (isWanted && !isHere) void fetchOrganisers().then(setState);
  }, [isWanted, isHere]);

  return { ...state, retry };
}

/** Chromium asks for a part again that it did not get the first time. */
async function fetchOrganisers(): Promise<Omit<OrganisersState, 'retry'>> {
  try {
    return { ...(await import('../screens/organiser/organisers.tsx')), failure: undefined };
  } catch {
    return { Organisers: undefined, failure: { code: 'offline' } };
  }
}
