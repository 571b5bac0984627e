/** Sending, merging and enrolling: lends `core/sync` the vault, the keys and the files, so that it needs none of them. */
import type { deskCalls, keysCalls } from '../../contract/organiser.ts';
import { Refused } from '../../contract/result.ts';
import { z } from '../../contract/zod.ts';
import { isSealedEntry, seal } from '../../seal/age.ts';
import { fromBase64, hex } from '../../seal/bytes.ts';
import { canonical } from '../../seal/canonical.ts';
import { verifyNote } from '../../seal/note.ts';
import { readFileIfAny, writeFileAtomically } from '../basics/files.ts';
import { noteName } from '../campaign/check.ts';
import { readDeviceCode, verifyDeviceNote } from '../device/device.ts';
import { openTarget, targetName } from '../sync/layout.ts';
import { parseReceipt, receiptText } from '../sync/manifest.ts';
import { pull, type PullPorts } from '../sync/pull.ts';
import { push, type PushPorts } from '../sync/push.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { signManifest } from './manifest.ts';

type Names = keyof (Pick<typeof deskCalls, 'sync'> & Pick<typeof keysCalls, 'merge' | 'enrolDevice'>);

/** Fewer new entries than this in a bundle before close would point at people. */
const leastNewBeforeClose = 10;

export const syncHandlers: Handlers<Names> = {
  sync: async ({ to, early = false }, { kiosk, progress, signal }) => {
    const vault = kiosk.openVault();
    const target = targetName(to);
    refuseEarlySending(kiosk, early, vault.unbundled(target).rows.length);
    const packed = await push({
      campaign: kiosk.campaign().id,
      target: openTarget(to),
      fresh: () => vault.unbundled(target),
      manifest: (contents) => signManifest(kiosk, vault.lastMeetingDay() ?? null, { contents }),
      seal: (bundle) => seal(bundle, kiosk.campaign().keys.transport),
      outbox: outboxOf(kiosk),
      book: bookOf(vault, target),
      isReceipt: (note, hash) => isReceipt(kiosk, note, hash),
      onProgress: progress,
      signal,
    });
    const state = targetStates(vault).find((candidate) => candidate.target === target);
    return {
      bundles: state?.bundles ?? 0,
      entries: vault.count(),
      new: packed,
      root: hex(vault.root()),
      state: state?.state ?? 'sent',
    };
  },

  merge: async ({ from }, { kiosk, progress, signal }) => {
    const vault = kiosk.openVault();
    const pulled = await pull({
      ...pullPorts(kiosk, vault),
      target: openTarget(from),
      onProgress: progress,
      signal,
    });
    vault.settle();
    return {
      bundles: pulled.bundles,
      entries: vault.count(),
      new: pulled.added,
      root: hex(vault.root()),
      state: 'received',
      quarantined: pulled.quarantined,
      gaps: gapsOf(vault),
    };
  },

  enrolDevice: async ({ code }, { kiosk }) => {
    const device = readDeviceCode(code);
    if (device === undefined) throw new Refused('bad_device_code');
    const devices = [...new Set([...enrolled(kiosk), device])].toSorted();
    const { id } = kiosk.campaign();
    const text = `${canonical({ v: 1, campaign: id, devices })}\n`;
    const note = await kiosk.session.holder().call('signNote', { text, name: noteName(id) });
    writeFileAtomically(devicesFile(kiosk), note);
    return { devices };
  },
};

/** How far each target is: the state of its least advanced bundle. */
export function targetStates(
  vault: OpenVault,
): { target: string; bundles: number; entries: number; state: 'here' | 'sent' | 'received' }[] {
  const byTarget = Map.groupBy(vault.bundles(), ({ target }) => target);
  return [...byTarget].map(([target, bundles]) => ({
    target,
    bundles: bundles.length,
    entries: bundles.reduce((total, { entries }) => total + entries, 0),
    state: (['here', 'sent', 'received'] as const).find((state) =>
      bundles.some((bundle) => bundle.state === state),
    )!,
  }));
}

/** The difference of two bundles shows who came between them, so nothing leaves before close unless somebody wants it. */
function refuseEarlySending(kiosk: Kiosk, early: boolean, fresh: number): void {
  if (!kiosk.openVault().meeting()) return;
  if (!early && !kiosk.settings().sendBeforeClose) throw new Refused('meeting_open');
  if (fresh < leastNewBeforeClose) throw new Refused('too_few_new', String(leastNewBeforeClose));
}

function outboxOf(kiosk: Kiosk): PushPorts['outbox'] {
  const file = (hash: string): string => kiosk.inData('outbox', `${hash}.rrb`);
  return {
    read: (hash) => readFileIfAny(file(hash)),
    write: (hash, bytes) => writeFileAtomically(file(hash), bytes),
  };
}

const bookOf = (vault: OpenVault, target: string): PushPorts['book'] => ({
  record: (hash, counter, rows, tombstones) =>
    vault.recordBundle({ target, hash, counter }, rows, tombstones),
  forget: (hash) => vault.forgetBundle(target, hash),
  pending: () => vault.bundles().filter((bundle) => bundle.target === target),
  advance: (hash, state) => vault.advanceBundle(target, hash, state),
});

/** A receipt counts only under the pinned campaign key, and for this bundle. */
function isReceipt(kiosk: Kiosk, note: string, hash: string): boolean {
  const text = verifyCampaignNote(kiosk, note);
  const receipt = text === undefined ? undefined : parseReceipt(text);
  return receipt?.bundle === hash && receipt.campaign === kiosk.campaign().id;
}

const verifyCampaignNote = (kiosk: Kiosk, note: string): string | undefined =>
  verifyNote(note, noteName(kiosk.campaign().id), fromBase64(kiosk.pin().keys.sign));

function pullPorts(kiosk: Kiosk, vault: OpenVault): Omit<PullPorts, 'target' | 'onProgress' | 'signal'> {
  const { id: campaign } = kiosk.campaign();
  const devices = new Set([...enrolled(kiosk), kiosk.device().id]);
  const receiptPath = (hash: string): string => kiosk.inData('receipts', `${hash}.receipt`);
  return {
    campaign,
    open: async (sealed) => {
      const [opened] = await kiosk.session.holder().call('open', { sealing: 'transport', sealed: [sealed] });
      return opened ?? null;
    },
    isSealed: isSealedEntry,
    isEnrolled: (device) => devices.has(device),
    verify: verifyDeviceNote,
    knownReceipt: (hash) => readFileIfAny(receiptPath(hash))?.toString('utf8'),
    merge: (bundle, manifest) => {
      const added = vault.merge(manifest.device, bundle.rows, bundle.tombstones);
      const { device, counter, entries, root } = manifest;
      vault.recordHead({ device, counter, entries, root: Buffer.from(root, 'hex') });
      return added;
    },
    receipt: async (hash, { device, counter, entries, root }) => {
      const text = receiptText({ v: 1, campaign, bundle: hash, device, counter, entries, root });
      const note = await kiosk.session.holder().call('signNote', { text, name: noteName(campaign) });
      writeFileAtomically(receiptPath(hash), note);
      return note;
    },
    quarantine: (hash, bytes, code) => {
      writeFileAtomically(kiosk.inData('quarantine', `${hash}.rrb`), bytes);
      writeFileAtomically(kiosk.inData('quarantine', `${hash}.reason`), `${code}\n`);
    },
  };
}

/** What devices said they hold and is not here yet. */
const gapsOf = (vault: OpenVault): { device: string; says: number; held: number }[] =>
  vault
    .heads()
    .map(({ device, entries }) => ({ device, says: entries, held: vault.heldOf(device) }))
    .filter(({ says, held }) => held < says);

const Devices = z.strictObject({ v: z.literal(1), campaign: z.string(), devices: z.array(z.string()) });

/** The enrolled devices; a list that the campaign's key did not sign counts for nothing and is an error. */
function enrolled(kiosk: Kiosk): string[] {
  const note = readFileIfAny(devicesFile(kiosk))?.toString('utf8');
  if (note === undefined) return [];
  const text = verifyCampaignNote(kiosk, note);
  const parsed = Devices.safeParse(text === undefined ? undefined : JSON.parse(text));
  if (!parsed.success || parsed.data.campaign !== kiosk.campaign().id)
    throw new Refused('storage_failed', 'devices');
  return parsed.data.devices;
}

const devicesFile = (kiosk: Kiosk): string => kiosk.inData('keys', `${kiosk.campaign().id}.devices.note`);
