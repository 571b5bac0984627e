/** Signing what this laptop holds, as the next manifest in its row. */
import { hex } from '../../seal/bytes.ts';
import { setRoot } from '../../seal/set-root.ts';
import { manifestText } from '../sync/manifest.ts';
import type { Kiosk } from './kiosk.ts';

/**
 * Signs and records a manifest of the vault as it is now.
 * @param final whether the meeting is closed with it; without, whether none is open
 * @param contents hash of what is in the bundle that it is for
 */
export function signManifest(
  kiosk: Kiosk,
  day: string | null,
  { final, contents }: { final?: boolean; contents?: string } = {},
): { note: string; counter: number } {
  const vault = kiosk.openVault();
  vault.check();
  const campaign = kiosk.campaign();
  const device = kiosk.device();
  const last = vault.lastManifest();
  const root = vault.root();
  const counter = (last?.counter ?? 0) + 1;
  const note = device.sign(
    manifestText({
      v: 1,
      campaign: campaign.id,
      version: campaign.version,
      device: device.id,
      counter,
      entries: vault.count(),
      root: hex(root),
      withdrawn: vault.withdrawnCount(),
      previousRoot: hex(last?.root ?? setRoot([])),
      final: final ?? vault.isClosed(),
      day,
      ...(contents !== undefined && { contents }),
      heads: vault.heads().map((head) => ({ ...head, root: hex(head.root) })),
    }),
  );
  vault.recordManifest(counter, root, note);
  return { note, counter };
}
