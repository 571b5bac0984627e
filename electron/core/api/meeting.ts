/** The desk: meetings, counts, this laptop's device, checking files. */
import { createHash } from 'node:crypto';
import path from 'node:path';

import type { OutputOf } from '../../contract/index.ts';
import type { deskCalls, VerifyResult } from '../../contract/organiser.ts';
import { Refused } from '../../contract/result.ts';
import type { Meeting } from '../../contract/shapes.ts';
import { equalBytes, fromBase64, hex } from '../../seal/bytes.ts';
import { encodeCrockford, groups } from '../../seal/crockford.ts';
import { parseNote } from '../../seal/note.ts';
import { setRoot } from '../../seal/set-root.ts';
import { longDay } from '../../wording/countries.ts';
import { readFileIfAny, writeFileAtomically } from '../basics/files.ts';
import { verifyDeviceNote } from '../device/device.ts';
import { drawProtocol } from '../letters/protocol.ts';
import { verifyPdf } from '../letters/verify.ts';
import { printable } from '../letters/words.ts';
import { contentsHash, decodeBundle } from '../sync/bundle.ts';
import { hashInName } from '../sync/layout.ts';
import { parseManifest } from '../sync/manifest.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { signManifest } from './manifest.ts';
import { printingOf } from './printing.ts';
import { targetStates } from './sync.ts';

type Names = keyof Omit<typeof deskCalls, 'sync' | 'rescueVault' | 'preflight'>;

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
    };
  },

  showDevice: (_, { kiosk }) => {
    const { id, code } = kiosk.device();
    return { device: id, code };
  },

  verify: async ({ files }, { kiosk, progress }) => {
    const results: { file: string; result: VerifyResult }[] = [];
    for (const [done, file] of files.entries()) {
      progress({ done, total: files.length });
      results.push({ file, result: await verifyFile(kiosk, file) });
    }
    progress({ done: files.length, total: files.length });
    return { files: results };
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
  vault.settle();
  const { note, counter } = signManifest(kiosk, meeting.day, { final: true });
  const stem = kiosk.inData('exports', `${kiosk.campaign().id}-closing-${counter}`);
  const [root, entries] = [vault.root(), vault.count()];
  writeFileAtomically(`${stem}.manifest`, note, { day: meeting.day });
  writeFileAtomically(`${stem}.pdf`, await protocol(kiosk, meeting, root, heads), { day: meeting.day });
  vault.closeMeeting();
  return { meeting: meeting.name, entries, root: hex(root), protocol: `${stem}.pdf` };
}

async function protocol(
  kiosk: Kiosk,
  meeting: Meeting,
  root: Uint8Array,
  heads: number | undefined,
): Promise<Buffer> {
  const campaign = kiosk.campaign();
  const language = campaign.languages[0]!;
  const printing = printingOf(kiosk.ports);
  const words = printing.words(language);
  const vault = kiosk.openVault();
  return drawProtocol({
    heading: words('protocolTitle'),
    title: campaign.texts[language]!.title,
    organisation: campaign.organisation,
    language,
    day: meeting.day,
    rows: [
      [words('protocolMeeting'), meeting.name],
      [words('protocolPlace'), meeting.place],
      [words('protocolDay'), longDay(meeting.day, printing.letterWords(language).locale)],
      [words('protocolEntries'), String(vault.count())],
      ...(heads === undefined ? [] : [[words('protocolHeads'), String(heads)] as const]),
      [words('protocolWithdrawn'), String(vault.withdrawnCount())],
      // 80 bits are what two people can copy by hand; a second set with the same ones cannot be found.
      [words('protocolRoot'), groups(encodeCrockford(root, 80))],
      [words('protocolDevice'), kiosk.device().code],
    ],
    hints: [words('protocolHint')],
    witnesses: words,
    fonts: printing.fonts,
  });
}

/** One file's result; what is neither a letter nor a bundle is `unreadable`. */
async function verifyFile(kiosk: Kiosk, file: string): Promise<VerifyResult> {
  const bytes = readable(file);
  if (!bytes) return 'unreadable';
  if (bytes.subarray(0, 21).toString('latin1') === 'age-encryption.org/v1')
    return verifyBundle(kiosk, file, bytes);
  return verifyPdf(bytes, (certificate) => isPinned(kiosk, certificate));
}

/** A folder, or a file that may not be read, does not keep the others from being checked. */
function readable(file: string): Buffer | undefined {
  try {
    return readFileIfAny(file);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

const isPinned = (kiosk: Kiosk, certificate: Uint8Array): boolean =>
  kiosk.activeId() !== undefined && equalBytes(certificate, fromBase64(kiosk.pin().keys.certificate));

async function verifyBundle(kiosk: Kiosk, file: string, bytes: Buffer): Promise<VerifyResult> {
  const named = hashInName(path.basename(file));
  if (named !== undefined && named !== createHash('sha256').update(bytes).digest('hex')) return 'changed';
  if (!kiosk.session.hasKeys()) return 'needs_key';
  const [opened] = await kiosk.session.holder().call('open', { sealing: 'transport', sealed: [bytes] });
  const bundle = opened && decodeBundle(opened);
  if (!bundle) return 'changed';
  const manifest = parseManifest(parseNote(bundle.manifest)?.text ?? '');
  const signed = manifest && verifyDeviceNote(bundle.manifest, manifest.device);
  const isOurs = signed !== undefined && manifest?.campaign === kiosk.campaign().id;
  return isOurs && manifest.contents === contentsHash(bundle) ? 'valid' : 'changed';
}
