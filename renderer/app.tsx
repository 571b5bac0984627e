/** One ladder: status in, exactly one screen out. */
import { type ReactNode, useCallback } from 'react';

import type { Status } from '../electron/contract/attendee.ts';
import { useKiosk } from './hooks/use-kiosk.ts';
import { useNoFileDrop } from './hooks/use-no-file-drop.ts';
import { useNoWayOut } from './hooks/use-no-way-out.ts';
import { useOrganisers } from './hooks/use-organisers.ts';
import type { Host } from './host/find-host.ts';
import { useWords } from './i18n/words.tsx';
import { People } from './screens/attendee/people.tsx';
import { Closed } from './screens/closed.tsx';
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
  const { Organisers, failure, retry } = useOrganisers(isForOrganisers);

  if (!status) return <Starting failure={kiosk.failure} onRetry={kiosk.refresh} />;
  if (!loaded || place.at !== 'kiosk') {
    return Organisers ? (
      <Organisers kiosk={kiosk} loaded={loaded} />
    ) : (
      <Starting failure={failure} onRetry={retry} />
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

const whyClosed = ({ paused, damaged }: Status): 'closed' | 'paused' | 'damaged' => {
  if (damaged) return 'damaged';
  return paused ? 'paused' : 'closed';
};
