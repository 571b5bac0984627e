/** One ladder: status in, exactly one screen out. */
import { type ReactNode, useCallback } from 'react';

import type { Status } from '../electron/contract/attendee.ts';
import { useKiosk } from './hooks/use-kiosk.ts';
import { useNoFileDrop } from './hooks/use-no-file-drop.ts';
import { useNoWayOut } from './hooks/use-no-way-out.ts';
import { usePart } from './hooks/use-part.ts';
import type { Host } from './host/find-host.ts';
import { useWords } from './i18n/words.tsx';
import { People } from './screens/attendee/people.tsx';
import { Closed } from './screens/closed.tsx';
import type { Organisers } from './screens/organiser/organisers.tsx';
import { Starting } from './screens/starting.tsx';

export function App({ host }: { host: Host }): ReactNode {
  const { catalogs } = useWords();
  const speak = useCallback((language: string) => catalogs.load([language]), [catalogs]);
  const kiosk = useKiosk(host, speak);
  const { status, campaign, place, call, host: facts } = kiosk;
  useNoFileDrop();
  useNoWayOut(campaign !== undefined && place.at !== 'desk');
  const loaded =
    status?.campaign && campaign && facts
      ? { campaign, ...status.campaign, settings: status.settings, host: facts }
      : undefined;
  const isForOrganisers = status !== undefined && (loaded === undefined || place.at !== 'kiosk');
  const { part: Organisers, failure, load } = usePart(fetchOrganisers, isForOrganisers);

  if (!status) return <Starting failure={kiosk.failure} onRetry={kiosk.refresh} />;
  if (!loaded || place.at !== 'kiosk') {
    return Organisers ? (
      <Organisers kiosk={kiosk} loaded={loaded} />
    ) : (
      <Starting failure={failure} onRetry={load} />
    );
  }
  if (!status.meeting)
    return <Closed loaded={loaded} because={whyClosed(status)} onOrganiser={kiosk.goToDoor} />;
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

/** A file of its own: nobody who signs needs it. */
const fetchOrganisers = async (): Promise<typeof Organisers> =>
  (await import('./screens/organiser/organisers.tsx')).Organisers;

const whyClosed = ({ paused, damaged }: Status): 'closed' | 'paused' | 'damaged' => {
  if (damaged) return 'damaged';
  return paused ? 'paused' : 'closed';
};
