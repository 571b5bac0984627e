/** How entries get to headquarters, and at headquarters, how they come in: over a network, by stick, by which laptops. */
import type { ReactNode } from 'react';

import type { DeskPart } from '../desk.tsx';
import { Courier } from './courier.tsx';
import { Devices } from './devices.tsx';
import { Merge } from './merge.tsx';
import { SendByHand } from './send-by-hand.tsx';

export interface DeskSendProps extends DeskPart {
  hasKeys: boolean;
}

export function DeskSend({ hasKeys, ...part }: DeskSendProps): ReactNode {
  return (
    <>
      <Courier {...part} />
      <SendByHand {...part} />
      {hasKeys && <Merge {...part} />}
      <Devices {...part} hasKeys={hasKeys} />
    </>
  );
}
