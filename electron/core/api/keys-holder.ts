/** A holder's process for one piece of work with the keys: started, asked, ended. */
import type { Campaign } from '../../contract/campaign.ts';
import { Refused } from '../../contract/result.ts';
import { HolderClient } from '../holder/client.ts';
import type { OpenedKeys, PinnedKeys } from '../holder/protocol.ts';
import type { Kiosk } from './kiosk.ts';

/** Lends a holder of its own to `action`; its process, and what it saw, is gone when this returns. */
export async function withHolder<T>(kiosk: Kiosk, action: (holder: HolderClient) => Promise<T>): Promise<T> {
  const holder = new HolderClient(kiosk.ports.startHolder());
  try {
    return await action(holder);
  } finally {
    holder.end();
  }
}

/** What a campaign's keys have to be. */
export const pinnedKeys = ({ id, keys }: Pick<Campaign, 'id' | 'keys'>): PinnedKeys => ({
  campaign: id,
  entry: keys.entry,
  transport: keys.transport,
});

/** @throws Refused `keys_of_another_campaign` */
export function checkOpened(opened: OpenedKeys, campaign: Pick<Campaign, 'id' | 'keys'>): void {
  const { entry, transport } = campaign.keys;
  if (opened.campaign !== campaign.id || opened.entry !== entry || opened.transport !== transport)
    throw new Refused('keys_of_another_campaign');
}

/** The loaded campaign's key file. @throws Refused `no_keys` on a field laptop, `keys_unreadable` when it is lost */
export function keyFileOf(kiosk: Kiosk): Uint8Array {
  if (kiosk.pin().mode === 'field') throw new Refused('no_keys');
  const keyFile = kiosk.campaigns.keyFile(kiosk.campaign().id);
  if (!keyFile) throw new Refused('keys_unreadable');
  return keyFile;
}

/** Counts a passphrase that turns out to be wrong, and makes the next try wait (core/session). */
export function tryPassphrase<T>(kiosk: Kiosk, attempt: () => Promise<T>): Promise<T> {
  return kiosk.session.inTurn(async () => {
    kiosk.session.beforeTry();
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Refused && error.failure.code === 'wrong_passphrase') kiosk.session.wrongTry();
      throw error;
    }
  });
}
