/** What the organisers chose, at the desk: each change is stored at once, and the last ones can be taken back. */
import { useCallback, useEffect, useRef, useState } from 'react';

import type { Client } from '../../electron/contract/client.ts';
import type { Failure } from '../../electron/contract/result.ts';
import type { KioskSettings } from '../../electron/contract/settings.ts';

type Changes = Partial<KioskSettings>;

/** What the last change came to: which settings, and whether it was taken back. */
interface Last {
  names: readonly string[];
  undone: boolean;
  failure?: Failure | undefined;
}

export interface Settings {
  /** Undefined until the host has answered. */
  settings: KioskSettings | undefined;
  failure: Failure | undefined;
  last: Last | undefined;
  canUndo: boolean;
  /** @returns whether it was stored; else what holds is what held before */
  change: (changes: Changes) => Promise<boolean>;
  undo: () => Promise<void>;
}

export function useSettings(call: Client): Settings {
  const [settings, setSettings] = useState<KioskSettings>();
  const [failure, setFailure] = useState<Failure>();
  const [last, setLast] = useState<Last>();
  const [earlier, setEarlier] = useState<readonly Changes[]>([]);
  // Two quick touches: the second starts from what the first made of it.
  const latest = useRef<KioskSettings>(undefined);

  const take = useCallback((value: KioskSettings) => {
    latest.current = value;
    setSettings(value);
  }, []);
  useEffect(() => {
    void call('readSettings', {}).then((read) => (read.ok ? take(read.value) : setFailure(read.error)));
  }, [call, take]);

  const store = useCallback(
    async (changes: Changes, undone: boolean) => {
      const before = latest.current;
      if (!before) return undefined;
      const names = Object.keys(changes);
      take({ ...before, ...changes });
      const stored = await call('changeSettings', changes);
      take(stored.ok ? stored.value : before);
      setLast({ names, undone, failure: stored.ok ? undefined : stored.error });
      return stored.ok ? pick(before, names) : undefined;
    },
    [call, take],
  );
  const change = useCallback(
    async (changes: Changes) => {
      const replaced = await store(changes, false);
      if (replaced) setEarlier((before) => [...before, replaced]);
      return replaced !== undefined;
    },
    [store],
  );
  const undo = useCallback(async () => {
    const replaced = earlier.at(-1);
    if (!replaced) return;
    if (await store(replaced, true)) setEarlier(earlier.slice(0, -1));
  }, [earlier, store]);

  return { settings, failure, last, canUndo: earlier.length > 0, change, undo };
}

const pick = (from: KioskSettings, names: readonly string[]): Changes =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
