/** Hiding entries and showing them again, with the last one kept in mind for an undo. */
import { useState } from 'react';

import type { Client } from '../../electron/contract/client.ts';
import type { HideReason } from '../../electron/contract/shapes.ts';
import type { Action } from './use-action.ts';
import type { Entries } from './use-entries.ts';

export interface Hiding {
  running: boolean;
  /** What was hidden last and is not shown again yet. */
  last: { id: string; reason: HideReason } | undefined;
  /** Resolves to whether it is done. */
  hide: (id: string, reason: HideReason) => Promise<boolean>;
  show: (id: string) => Promise<boolean>;
}

export function useHiding(call: Client, action: Action, { setHidden }: Entries): Hiding {
  const [last, setLast] = useState<Hiding['last']>();
  return {
    running: action.running,
    last,
    hide: async (id, reason) => {
      const done = await action.run('hideEntry', ({ signal }) =>
        call('hideEntry', { id, reason }, { signal }),
      );
      if (!done) return false;
      setHidden(id, reason);
      setLast({ id, reason });
      return true;
    },
    show: async (id) => {
      const done = await action.run('showEntry', ({ signal }) => call('showEntry', { id }, { signal }));
      if (!done) return false;
      setHidden(id, undefined);
      setLast((before) => (before?.id === id ? undefined : before));
      return true;
    },
  };
}
