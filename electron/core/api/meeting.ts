/** The desk: meetings, counts, this laptop's device. */
import type { OutputOf } from '../../contract/index.ts';
import type { deskCalls } from '../../contract/organiser.ts';
import { Refused } from '../../contract/result.ts';
import type { Meeting } from '../../contract/shapes.ts';
import { hex } from '../../seal/bytes.ts';
import { setRoot } from '../../seal/set-root.ts';
import { writeFileAtomically } from '../basics/files.ts';
import { printable } from '../letters/words.ts';
import { drawClosingProtocol, manifestFile, protocolFile } from './closing-protocol.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { signManifest } from './manifest.ts';
import { targetStates } from './sync.ts';

type Names = keyof Omit<typeof deskCalls, 'rescueVault' | 'preflight'>;

export const deskHandlers: Handlers<Names> = {
  lock: (_, { kiosk }) => {
    kiosk.session.lock();
    return {};
  },

  openMeeting: (meeting, { kiosk }) => {
    // The closing protocol names both; closing is too late to learn that they cannot be printed.
    for (const text of [meeting.name, meeting.place]) printable(text);
    kiosk.openVault().openMeeting(meeting);
    return meeting;
  },

  pauseMeeting: (_, { kiosk }) => {
    kiosk.openVault().pauseMeeting(true);
    return {};
  },

  resumeMeeting: (_, { kiosk }) => {
    kiosk.openVault().pauseMeeting(false);
    return {};
  },

  closeMeeting: ({ heads }, { kiosk }) => {
    const meeting = kiosk.openVault().meeting();
    if (!meeting) throw new Refused('no_meeting');
    return closeMeeting(kiosk, meeting, heads);
  },

  overview: (_, { kiosk }) => {
    if (kiosk.activeId() === undefined) {
      return {
        campaign: null,
        mode: null,
        test: false,
        entries: 0,
        root: hex(setRoot([])),
        meeting: null,
        paused: false,
        targets: [],
        unfinished: null,
      };
    }
    const vault = kiosk.openVault();
    const { mode, test } = kiosk.pin();
    return {
      campaign: kiosk.campaign().id,
      mode,
      test,
      entries: vault.count(),
      root: hex(vault.root()),
      meeting: vault.meeting() ?? null,
      paused: kiosk.sealedVault().isPaused(),
      targets: targetStates(vault),
      unfinished: (kiosk.session.hasKeys() && kiosk.unfinished.work) || null,
    };
  },

  showDevice: (_, { kiosk }) => {
    const { id, code } = kiosk.device();
    return { device: id, code };
  },
};

/**
 * Signs the set and draws the protocol. Nothing is stored meanwhile. @throws Refused `no_meeting` while it is being done already
 */
export async function closeMeeting(
  kiosk: Kiosk,
  meeting: Meeting,
  heads?: number,
): Promise<OutputOf<'closeMeeting'>> {
  if (kiosk.isClosing) throw new Refused('no_meeting');
  kiosk.isClosing = true;
  try {
    return await signAndClose(kiosk, meeting, heads);
  } finally {
    kiosk.isClosing = false;
  }
}

/**
 * The meeting is marked as closed at last: when anything before fails, or the power does, it is still open and closing can be
 * repeated. Then the next manifest and the next protocol take the place of those that were left.
 */
async function signAndClose(
  kiosk: Kiosk,
  meeting: Meeting,
  heads: number | undefined,
): Promise<OutputOf<'closeMeeting'>> {
  const vault = kiosk.openVault();
  // what would keep the protocol from being written is said before anything is signed
  kiosk.exportsFile();
  vault.settle();
  const { note, counter } = signManifest(kiosk, meeting.day, { final: true });
  const file = protocolFile(kiosk, counter);
  const [root, entries, withdrawn] = [vault.root(), vault.count(), vault.withdrawnCount()];
  writeFileAtomically(manifestFile(kiosk, counter), note, { day: meeting.day });
  const pdf = await drawClosingProtocol(kiosk, { meeting, root, entries, withdrawn, heads });
  writeFileAtomically(file, pdf, { day: meeting.day });
  vault.closeMeeting();
  // what waited for this
  kiosk.errand?.courier.nudge();
  return { meeting: meeting.name, entries, root: hex(root), protocol: file };
}
