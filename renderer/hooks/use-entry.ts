/** One entry, every word of it, with the words that its letters need. */
import { useEffect, useState } from 'react';

import type { Campaign } from '../../electron/contract/campaign.ts';
import type { Client } from '../../electron/contract/client.ts';
import type { Failure } from '../../electron/contract/result.ts';
import type { Entry } from '../../electron/contract/signing.ts';
import { useWords } from '../i18n/words.tsx';

/** For a component that shows this entry only: use its id as the key. */
export function useEntry(
  call: Client,
  campaign: Campaign,
  id: string,
): { entry: Entry | undefined; failure: Failure | undefined } {
  const { catalogs } = useWords();
  const [entry, setEntry] = useState<Entry>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    const stop = new AbortController();
    const read = async (): Promise<void> => {
      const found = await call('readEntry', { id }, { signal: stop.signal });
      // the letters speak the addressees' languages
      const needed = campaign.addressees.map(({ language }) => language);
      const speaks = await catalogs.load(needed);
      if (stop.signal.aborted) return;
      if (!found.ok) setFailure(found.error);
      else if (speaks) setEntry(found.value);
      else setFailure({ code: 'offline' });
    };
    void read();
    return () => stop.abort();
  }, [call, id, campaign, catalogs]);
  return { entry, failure };
}
