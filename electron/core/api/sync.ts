import type { SyncState } from '../../contract/organiser.ts';
/** Answers sending and merging by hand. */
import { Refused } from '../../contract/result.ts';
import type { syncCalls } from '../../contract/sync.ts';
import type { z } from '../../contract/zod.ts';
import { seal } from '../../seal/age.ts';
import { hex } from '../../seal/bytes.ts';
import { targetName } from '../sync/layout.ts';
import { pull } from '../sync/pull.ts';
import { push } from '../sync/push.ts';
import type { Target } from '../sync/targets/target.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { signManifest } from './manifest.ts';
import { keepOffered, publishCampaign } from './offers.ts';
import { bookOf, isReceipt, outboxOf, pullPorts } from './sync-ports.ts';

type Names = 'sync' | 'merge';
type State = z.infer<typeof SyncState>;

/** Fewer new entries than this in a bundle before close would point at people. */
const leastNewBeforeClose = 10;

export const syncHandlers: Handlers<Names & keyof typeof syncCalls> = {
  sync: async ({ to, early = false, credentials }, { kiosk, progress, signal }) => {
    const { packed, newer } = await sendTo(kiosk, { to, early, credentials, progress, signal });
    const vault = kiosk.openVault();
    const state = targetStates(vault).find(({ target }) => target === targetName(to));
    return {
      bundles: state?.bundles ?? 0,
      entries: vault.count(),
      new: packed,
      root: hex(vault.root()),
      state: state?.state ?? 'sent',
      ...(newer !== undefined && { newer }),
    };
  },

  merge: async ({ from, credentials }, { kiosk, progress, signal }) => {
    const vault = kiosk.openVault();
    const target = await kiosk.targets.open(from, credentials, signal);
    const pulled = await pull({ ...pullPorts(kiosk, vault), target, onProgress: progress, signal });
    await publishCampaign(kiosk, target);
    kiosk.targets.remember(from, credentials);
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
};

/** One sending, by hand or in the background. */
interface Sending {
  to: string;
  early: boolean;
  credentials?: { user: string; secret: string } | undefined;
  progress: (step: { done: number; total: number; unit: 'bytes' }) => void;
  signal: AbortSignal;
}

/**
 * Sends what is new, and what did not get through before; then looks whether headquarters has left a newer campaign.
 * @returns how many entries went into new bundles, and that version
 */
export const sendTo = (
  kiosk: Kiosk,
  sending: Sending,
): Promise<{ packed: number; newer: number | undefined }> =>
  // by hand and in the background at once, both would pack the same entries
  kiosk.targets.inTurn(async () => {
    const { to, early, credentials, progress, signal } = sending;
    const vault = kiosk.openVault();
    const name = targetName(to);
    refuseEarlySending(kiosk, early, vault.unbundled(name).rows.length);
    const target = await kiosk.targets.open(to, credentials, signal);
    const packed = await pushTo(kiosk, { name, target, progress, signal });
    const newer = await keepOffered(kiosk, target);
    kiosk.targets.remember(to, credentials);
    return { packed, newer };
  });

function pushTo(
  kiosk: Kiosk,
  to: { name: string; target: Target } & Pick<Sending, 'progress' | 'signal'>,
): Promise<number> {
  const vault = kiosk.openVault();
  return push({
    campaign: kiosk.campaign().id,
    target: to.target,
    fresh: () => vault.unbundled(to.name),
    manifest: (contents) => signManifest(kiosk, vault.lastMeetingDay() ?? null, { contents }),
    seal: (bundle) => seal(bundle, kiosk.campaign().keys.transport),
    outbox: outboxOf(kiosk),
    book: bookOf(vault, to.name),
    isReceipt: (note, hash) => isReceipt(kiosk, note, hash),
    onProgress: to.progress,
    signal: to.signal,
  });
}

/** How far each target is: the state of its least advanced bundle. */
export function targetStates(
  vault: OpenVault,
): { target: string; bundles: number; entries: number; state: State }[] {
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

/** What devices said they hold and is not here yet. */
const gapsOf = (vault: OpenVault): { device: string; says: number; held: number }[] =>
  vault
    .heads()
    .map(({ device, entries }) => ({ device, says: entries, held: vault.heldOf(device) }))
    .filter(({ says, held }) => held < says);
