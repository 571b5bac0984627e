/** The organisers' part of the page, a file of its own: nobody who signs needs it. The rungs of the ladder that lead to them. */
import { type ReactNode, useState } from 'react';

import '../../styles/organisers.css';
import type { Kiosk } from '../../hooks/use-kiosk.ts';
import type { Loaded } from '../loaded.ts';
import { Desk } from './desk.tsx';
import { RecoverKeys } from './recover-keys.tsx';
import { FirstRun } from './set-up/first-run.tsx';
import { Unlock } from './unlock.tsx';

export interface OrganisersProps {
  kiosk: Kiosk;
  /** Undefined until a campaign is. */
  loaded: Loaded | undefined;
}

export function Organisers({ kiosk, loaded }: OrganisersProps): ReactNode {
  const { place, call } = kiosk;
  const [recovers, setRecovers] = useState(false);
  if (!loaded) return <FirstRun kiosk={kiosk} onDone={kiosk.startOver} />;
  if (place.at === 'desk') {
    return (
      <Desk
        call={call}
        loaded={loaded}
        hasKeys={place.keys}
        onOpened={kiosk.onOpened}
        onLeave={kiosk.leave}
        onReload={kiosk.refresh}
      />
    );
  }
  if (recovers) {
    return <RecoverKeys call={call} onDone={() => setRecovers(false)} onLeave={kiosk.leave} />;
  }
  return (
    <Unlock
      call={call}
      mode={loaded.mode}
      idleSeconds={loaded.settings.idleSeconds}
      onOpen={kiosk.openDesk}
      onLeave={kiosk.leave}
      onRecover={() => setRecovers(true)}
    />
  );
}
