/** What stands around letters at the desk: certificate, meetings, and whether this host can open files. */
import { useEffect, useState } from 'react';

import type { Client } from '../../electron/contract/client.ts';
import type { OutputOf } from '../../electron/contract/index.ts';

/** Undefined until the host has answered. */
export function useLetterDesk(call: Client): OutputOf<'letterDesk'> | undefined {
  const [desk, setDesk] = useState<OutputOf<'letterDesk'>>();
  useEffect(() => {
    void call('letterDesk', {}).then((result) => result.ok && setDesk(result.value));
  }, [call]);
  return desk;
}
