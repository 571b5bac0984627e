/** Answers an attendee's page. */
import type { attendeeCalls, Status } from '../../contract/attendee.ts';
import { Refused } from '../../contract/result.ts';
import { fromBase64 } from '../../seal/bytes.ts';
import { campaignFingerprint } from '../campaign/check.ts';
import { tidyPassphrase } from '../campaign/tidy-passphrase.ts';
import { HolderClient } from '../holder/client.ts';
import { checkDeskPassphrase } from '../session/desk-verifier.ts';
import type { Handlers } from './handlers.ts';
import { checkOpened, keyFileOf, tryPassphrase } from './keys-holder.ts';
import type { Kiosk } from './kiosk.ts';
import { shownFor, shownSettings } from './settings.ts';
import { settleSoon, storeSealed } from './storing.ts';

export const attendeeHandlers: Handlers<keyof typeof attendeeCalls> = {
  status: (_, { kiosk }) => {
    if (kiosk.activeId() === undefined)
      return {
        campaign: null,
        meeting: null,
        paused: false,
        damaged: false,
        settings: shownSettings(kiosk),
      };
    const campaign = kiosk.campaign();
    const { mode, test } = kiosk.pin();
    return {
      campaign: {
        id: campaign.id,
        version: campaign.version,
        fingerprint: campaignFingerprint(campaign),
        languages: campaign.languages,
        mode,
        test,
      },
      ...meetingIn(kiosk),
    };
  },

  campaign: (_, { kiosk }) => kiosk.campaign(),

  submit: (input, { kiosk }) => {
    const vault = kiosk.sealedVault();
    if (kiosk.isClosing || !vault.meeting()) throw new Refused('no_meeting');
    storeSealed(vault, input);
    return {};
  },

  withdraw: (input, { kiosk }) => {
    const vault = kiosk.sealedVault();
    vault.withdraw({ id: fromBase64(input.id), secret: fromBase64(input.secret) });
    settleSoon(vault);
    return {};
  },

  unlock: ({ passphrase }, { kiosk }) => {
    const since = kiosk.session.locks;
    return tryPassphrase(kiosk, async () => {
      const tidy = tidyPassphrase(passphrase);
      const holder =
        kiosk.pin().mode === 'single' ? await openKeys(kiosk, tidy) : await openDesk(kiosk, tidy);
      return { desk: kiosk.session.open(holder, since), keys: holder !== undefined };
    });
  },
};

/** A damaged vault keeps nobody from seeing which campaign this is, nor the organisers from their desk. */
function meetingIn(kiosk: Kiosk): Pick<Status, 'meeting' | 'paused' | 'damaged' | 'settings'> {
  try {
    const vault = kiosk.sealedVault();
    return {
      meeting: vault.meeting() ?? null,
      paused: vault.isPaused(),
      damaged: false,
      settings: shownFor(kiosk, () => vault.roughCount()),
    };
  } catch (error) {
    if (!(error instanceof Refused) || error.failure.code !== 'vault_damaged') throw error;
    return { meeting: null, paused: false, damaged: true, settings: shownFor(kiosk, () => 0) };
  }
}

/** Starts the holder's process and opens the keys in it; checks that they are this campaign's. */
async function openKeys(kiosk: Kiosk, passphrase: string): Promise<HolderClient> {
  const keyFile = keyFileOf(kiosk);
  const holder = new HolderClient(kiosk.ports.startHolder());
  try {
    checkOpened(await holder.call('unlock', { keyFile, passphrase }), kiosk.campaign());
    return holder;
  } catch (error) {
    holder.end();
    throw error;
  }
}

async function openDesk(kiosk: Kiosk, passphrase: string): Promise<undefined> {
  const verifier = kiosk.campaigns.deskVerifier(kiosk.campaign().id);
  if (!verifier || !(await checkDeskPassphrase(verifier, passphrase))) throw new Refused('wrong_passphrase');
}
