/** Paper sheets: what is typed from them, and a new protocol for a meeting that was closed before. */
import type { paperCalls } from '../../contract/paper.ts';
import { Refused } from '../../contract/result.ts';
import { equalBytes } from '../../seal/bytes.ts';
import { parseNote } from '../../seal/note.ts';
import { parseManifest } from '../sync/manifest.ts';
import type { Handlers } from './handlers.ts';
import { closeMeeting } from './meeting.ts';
import { storeSealed } from './storing.ts';

export const paperHandlers: Handlers<Exclude<keyof typeof paperCalls, 'printSheets' | 'previewSheets'>> = {
  listMeetings: (_, { kiosk }) => {
    const vault = kiosk.openVault();
    const closing = vault.manifests().find(isOfClosing);
    return {
      meetings: vault.meetings(),
      covered: closing !== undefined && equalBytes(closing.root, vault.root()),
    };
  },

  submitPaper: (input, { kiosk }) => {
    const vault = kiosk.openVault();
    // what is signed about the set must not change while it is being signed
    if (kiosk.isClosing || vault.meetings().length === 0) throw new Refused('no_meeting');
    storeSealed(kiosk.sealedVault(), input);
    return {};
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

/** A bundle's manifest speaks of what is in it; that of a closing of nothing but the set. */
function isOfClosing({ note }: { note: string }): boolean {
  const manifest = parseManifest(parseNote(note)?.text ?? '');
  return manifest !== undefined && manifest.contents === undefined;
}
