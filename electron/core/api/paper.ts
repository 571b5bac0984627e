/** Paper sheets: what is typed from them, and a new protocol for a meeting that was closed before. */
import type { paperCalls } from '../../contract/paper.ts';
import { Refused } from '../../contract/result.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { closeMeeting } from './meeting.ts';
import { storeSealed } from './storing.ts';

export const paperHandlers: Handlers<keyof typeof paperCalls> = {
  listMeetings: (_, { kiosk }) => ({ meetings: kiosk.openVault().meetings() }),

  submitPaper: (input, { kiosk }) => {
    const vault = kiosk.openVault();
    // what is signed about the set must not change while it is being signed
    if (kiosk.isClosing || vault.meetings().length === 0) throw new Refused('no_meeting');
    storeSealed(kiosk.sealedVault(), input);
    return { uncovered: vault.isClosed() };
  },

  renewProtocol: (meeting, { kiosk }) => {
    const vault = kiosk.openVault();
    if (vault.meeting()) throw new Refused('meeting_open');
    const held = vault
      .meetings()
      .some(
        ({ name, place, day }) => name === meeting.name && place === meeting.place && day === meeting.day,
      );
    if (!held) throw new Refused('no_meeting');
    return closeMeeting(kiosk, meeting);
  },
};
