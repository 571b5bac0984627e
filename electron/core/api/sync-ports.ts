/** Lends `core/sync` the vault, the keys and the files, so that it needs none of them. */
import { statSync } from 'node:fs';

import { fromBase64 } from '../../seal/bytes.ts';
import { verifyNote } from '../../seal/note.ts';
import { isSealedEntry } from '../../seal/sealed-form.ts';
import { readFileIfAny, writeFileAtomically } from '../basics/files.ts';
import { noteName } from '../campaign/check.ts';
import { verifyDeviceNote } from '../device/device.ts';
import { parseReceipt, receiptText } from '../sync/manifest.ts';
import type { PullPorts } from '../sync/pull.ts';
import type { PushPorts } from '../sync/push.ts';
import type { OpenVault } from '../vault/vault.ts';
import { enrolled } from './devices.ts';
import type { Kiosk } from './kiosk.ts';

/** Bundles that were made here. */
export function outboxOf(kiosk: Kiosk): PushPorts['outbox'] {
  const file = (hash: string): string => kiosk.inData('outbox', `${hash}.rrb`);
  return {
    read: (hash) => readFileIfAny(file(hash)),
    write: (hash, bytes) => writeFileAtomically(file(hash), bytes),
    size: (hash) => statSync(file(hash), { throwIfNoEntry: false })?.size ?? 0,
  };
}

/** The vault's record of what is in which bundle for a target. */
export const bookOf = (vault: OpenVault, target: string): PushPorts['book'] => ({
  record: (hash, counter, rows, tombstones) =>
    vault.recordBundle({ target, hash, counter }, rows, tombstones),
  forget: (hash) => vault.forgetBundle(target, hash),
  pending: () => vault.bundles().filter((bundle) => bundle.target === target),
  advance: (hash, state) => vault.advanceBundle(target, hash, state),
});

/** Whether a note is a receipt for this bundle. It counts under the pinned campaign key only. */
export function isReceipt(kiosk: Kiosk, note: string, hash: string): boolean {
  const { id } = kiosk.campaign();
  const text = verifyNote(note, noteName(id), fromBase64(kiosk.pin().keys.sign));
  const receipt = text === undefined ? undefined : parseReceipt(text);
  return receipt?.bundle === hash && receipt.campaign === id;
}

/** What merging needs of the vault and the keys. */
export function pullPorts(
  kiosk: Kiosk,
  vault: OpenVault,
): Omit<PullPorts, 'target' | 'onProgress' | 'signal'> {
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
