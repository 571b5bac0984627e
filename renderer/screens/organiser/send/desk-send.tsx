/** How entries get to headquarters, and at headquarters, how they come in: over a network, by stick, by which laptops. */
import type { ReactNode } from 'react';

import { Courier } from './courier.tsx';
import { Devices } from './devices.tsx';
import { Merge } from './merge.tsx';
import { SendByHand } from './send-by-hand.tsx';
import type { SendingPart } from './sending-part.ts';

export interface DeskSendProps extends SendingPart {
  hasKeys: boolean;
}

export function DeskSend({ hasKeys, places, ...part }: DeskSendProps): ReactNode {
  return (
    <>
      <Courier {...part} places={places} />
      <SendByHand {...part} places={places} />
      {hasKeys && <Merge {...part} places={places} />}
      <Devices {...part} hasKeys={hasKeys} />
    </>
  );
}
