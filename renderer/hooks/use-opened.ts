/** A campaign file that somebody opened with the program, for the step in which organisers look at one and load it. */
import { useEffect, useState } from 'react';

import type { Client } from '../../electron/contract/client.ts';
import type { Host } from '../host/find-host.ts';

/** @param onNote hears when there is another one @returns the text of the last one */
export function useOpened(call: Client, onOpened: Host['onOpened'], onNote?: () => void): string | undefined {
  const [note, setNote] = useState<string>();
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const opened = await call('openedCampaign', {});
      if (!opened.ok || opened.value.note === null) return;
      setNote(opened.value.note);
      onNote?.();
    };
    void ask();
    onOpened(() => void ask());
    return () => onOpened(() => {});
  }, [call, onOpened, onNote]);
  return note;
}
