/** Some entries, every word of them, read one after the other. */
import { useEffect, useState } from 'react';

import type { Client } from '../../electron/contract/client.ts';
import type { Failure } from '../../electron/contract/result.ts';
import type { Entry } from '../../electron/contract/signing.ts';

export function useReadEntries(
  call: Client,
  ids: readonly string[],
): { entries: ReadonlyMap<string, Entry>; failure: Failure | undefined } {
  const [entries, setEntries] = useState<ReadonlyMap<string, Entry>>(new Map());
  const [failure, setFailure] = useState<Failure>();
  const missing = ids.filter((id) => !entries.has(id)).join(' ');
  useEffect(() => {
    const next = missing.split(' ', 1)[0]!;
    if (next === '') return undefined;
    const stop = new AbortController();
    const read = async (): Promise<void> => {
      const found = await call('readEntry', { id: next }, { signal: stop.signal });
      if (stop.signal.aborted) return;
      if (found.ok) setEntries((before) => new Map(before).set(next, found.value));
      else setFailure(found.error);
    };
    void read();
    return () => stop.abort();
  }, [call, missing]);
  return { entries, failure };
}
