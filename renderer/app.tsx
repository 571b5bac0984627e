/** One ladder: status in, exactly one screen out. */
import type { ReactNode } from 'react';

import { useKiosk } from './hooks/use-kiosk.ts';
import { useNoWayOut } from './hooks/use-no-way-out.ts';
import type { Host } from './host/find-host.ts';
import { People } from './screens/attendee/people.tsx';
import { Closed } from './screens/closed.tsx';
import { Desk } from './screens/organiser/desk.tsx';
import { FirstRun } from './screens/organiser/first-run.tsx';
import { Unlock } from './screens/organiser/unlock.tsx';
import { Starting } from './screens/starting.tsx';

export function App({ host }: { host: Host }): ReactNode {
  const kiosk = useKiosk(host);
  const { status, campaign, place, call } = kiosk;
  useNoWayOut(campaign !== undefined && place.at !== 'desk');
  if (!status) return <Starting failure={kiosk.failure} onRetry={kiosk.refresh} />;
  if (!status.campaign || !campaign) return <FirstRun call={call} onDone={kiosk.startOver} />;
  const loaded = { campaign, ...status.campaign };
  if (place.at === 'desk') {
    return <Desk call={call} loaded={loaded} hasKeys={place.keys} onLeave={kiosk.leave} />;
  }
  if (place.at === 'door') {
    return <Unlock call={call} mode={loaded.mode} onOpen={kiosk.openDesk} onLeave={kiosk.leave} />;
  }
  if (!status.meeting) return <Closed loaded={loaded} onOrganiser={kiosk.goToDoor} />;
  return (
    <People
      call={call}
      loaded={loaded}
      meeting={status.meeting}
      onOrganiser={kiosk.goToDoor}
      onNext={kiosk.startOver}
    />
  );
}
