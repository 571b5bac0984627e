/** Where the kiosk stands: campaign, meeting, and whether an organiser is at the desk. */
import { useCallback, useEffect, useMemo, useState } from 'react';

import type { Status } from '../../electron/contract/attendee.ts';
import type { Campaign } from '../../electron/contract/campaign.ts';
import type { Client } from '../../electron/contract/client.ts';
import type { HostFacts } from '../../electron/contract/host.ts';
import type { Failure, Result } from '../../electron/contract/result.ts';
import type { Host } from '../host/find-host.ts';
import { createKioskClient, type KioskClient } from '../host/kiosk-client.ts';
import { firstLanguage } from '../i18n/first-language.ts';

/** Who stands at the kiosk. `keys`: the desk can read entries and make letters. */
type Place = { at: 'kiosk' } | { at: 'door' } | { at: 'desk'; keys: boolean };

export interface Kiosk {
  call: Client;
  /** Undefined until the host has answered once. */
  status: Status | undefined;
  /** There whenever the status names a campaign. */
  campaign: Campaign | undefined;
  /** There whenever there is a status. */
  host: HostFacts | undefined;
  failure: Failure | undefined;
  place: Place;
  onOpened: Host['onOpened'];
  /** Asks the host again. */
  refresh: () => Promise<void>;
  /** Somebody's turn has ended: on to a fresh page where the host has one, else on in this one. */
  startOver: () => Promise<void>;
  goToDoor: () => void;
  openDesk: (token: string, keys: boolean) => void;
  /** Opens the desk for one piece of work and locks it again; who stands at the kiosk stays the same. */
  atDesk: <T>(passphrase: string, work: (call: Client) => Promise<Result<T>>) => Promise<Result<T>>;
  /** Back to the attendees' screens; ends the desk, if one is open. */
  leave: () => void;
}

type Speak = (language: string) => Promise<boolean>;

interface Answer {
  status: Status;
  host: HostFacts;
  campaign: Campaign | undefined;
}

/** @param speak gets the words of the first screen's language ready; resolves to whether it could */
export function useKiosk({ transport, freshPage, onOpened }: Host, speak: Speak): Kiosk {
  const [answer, setAnswer] = useState<Answer>();
  const [failure, setFailure] = useState<Failure>();
  const [place, setPlace] = useState<Place>({ at: 'kiosk' });
  const client = useMemo(() => createKioskClient(transport), [transport]);

  const take = useCallback((asked: Answer | { failure: Failure }) => {
    if ('failure' in asked) setFailure(asked.failure);
    else {
      setFailure(undefined);
      setAnswer(asked);
    }
  }, []);
  const refresh = useCallback(async () => take(await ask(client, speak)), [client, speak, take]);
  useEffect(() => {
    void ask(client, speak).then(take);
  }, [client, speak, take]);

  const startOver = useCallback(async () => {
    if (!(await freshPage())) await refresh();
  }, [freshPage, refresh]);

  const toKiosk = useCallback(() => {
    client.closeDesk();
    setPlace({ at: 'kiosk' });
    void startOver();
  }, [client, startOver]);

  return {
    call: client.call,
    status: answer?.status,
    campaign: answer?.campaign,
    host: answer?.host,
    onOpened,
    failure,
    place,
    refresh,
    startOver,
    goToDoor: useCallback(() => setPlace({ at: 'door' }), []),
    openDesk: useCallback(
      (token, keys) => {
        client.openDesk(token, toKiosk);
        setPlace({ at: 'desk', keys });
      },
      [client, toKiosk],
    ),
    atDesk: useCallback((passphrase, work) => atDesk(client, passphrase, work), [client]),
    leave: useCallback(() => {
      // Whatever the host answers, this page has left: it forgets the token, and the host's own idle lock does the rest.
      if (place.at === 'desk') void client.call('lock', {});
      toKiosk();
    }, [client, place.at, toKiosk]),
  };
}

async function atDesk<T>(
  { call, openDesk, closeDesk }: KioskClient,
  passphrase: string,
  work: (call: Client) => Promise<Result<T>>,
): Promise<Result<T>> {
  const opened = await call('unlock', { passphrase });
  if (!opened.ok) return opened;
  openDesk(opened.value.desk, closeDesk);
  try {
    return await work(call);
  } finally {
    void call('lock', {});
    closeDesk();
  }
}

/** A campaign counts as known once its first screen can be read: until then the last one stays, and no language flashes by. */
async function ask({ call }: KioskClient, speak: Speak): Promise<Answer | { failure: Failure }> {
  const [status, host] = await Promise.all([call('status', {}), call('host', {})]);
  if (!status.ok) return { failure: status.error };
  if (!host.ok) return { failure: host.error };
  const known = { status: status.value, host: host.value };
  if (!status.value.campaign) return { ...known, campaign: undefined };
  const campaign = await call('campaign', {});
  if (!campaign.ok) return { failure: campaign.error };
  const spoken = await speak(firstLanguage(campaign.value, status.value.settings));
  if (!spoken) return { failure: { code: 'offline' } };
  return { ...known, campaign: campaign.value };
}
