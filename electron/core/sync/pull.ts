/**
 * Merging: a set union of what other laptops left at a target. Order and repetition do not matter. Whatever is not in order
 * goes to quarantine with a reason, never silently aside, and nothing is deleted.
 */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { type Code, Refused } from '../../contract/result.ts';
import { hex } from '../../seal/bytes.ts';
import { parseNote } from '../../seal/note.ts';
import { type Bundle, contentsHash, decodeBundle } from './bundle.ts';
import { bundleFile, bundlesOf, hashInName, receiptFile } from './layout.ts';
import { type Manifest, parseManifest } from './manifest.ts';
import type { Target } from './targets/target.ts';

/** What merging needs of the rest. */
export interface PullPorts {
  campaign: string;
  target: Target;
  /** Opens a bundle with the transport identity; null when it is not for this campaign or damaged. */
  open: (sealed: Uint8Array) => Promise<Uint8Array | null>;
  /** Whether a row has the form of a sealed entry. */
  isSealed: (row: Uint8Array) => boolean;
  isEnrolled: (device: string) => boolean;
  /** Checks a device's signature. @returns the signed text, or undefined */
  verify: (note: string, device: string) => string | undefined;
  /** The receipt given for a bundle that was merged before. */
  knownReceipt: (hash: string) => string | undefined;
  /** Adds to the vault. @returns how many rows are new */
  merge: (bundle: Bundle, manifest: Manifest) => number;
  /** Signs a receipt and keeps it. */
  receipt: (hash: string, manifest: Manifest) => Promise<string>;
  quarantine: (hash: string, bytes: Uint8Array, code: Code) => void;
  onProgress: (step: { done: number; total: number }) => void;
  signal: AbortSignal;
}

export interface Pulled {
  bundles: number;
  added: number;
  quarantined: { bundle: string; code: Code }[];
}

/** Merges every bundle of the campaign at the target. */
export async function pull(ports: PullPorts): Promise<Pulled> {
  const names = (await ports.target.list(bundlesOf(ports.campaign))).filter(hashInName).toSorted();
  const pulled: Pulled = { bundles: 0, added: 0, quarantined: [] };
  for (const [done, name] of names.entries()) {
    // a folder answers at once; without a turn in between nobody could cancel or see progress
    await nextTurn();
    if (ports.signal.aborted) throw new Refused('cancelled');
    ports.onProgress({ done, total: names.length });
    await pullOne(ports, hashInName(name)!, pulled);
  }
  ports.onProgress({ done: names.length, total: names.length });
  return pulled;
}

async function pullOne(ports: PullPorts, hash: string, pulled: Pulled): Promise<void> {
  const known = ports.knownReceipt(hash);
  if (known !== undefined) return publish(ports, hash, known);
  const sealed = await ports.target.read(bundleFile(ports.campaign, hash));
  if (!sealed) return;
  const checked = await check(ports, hash, sealed);
  if (typeof checked === 'string') {
    ports.quarantine(hash, sealed, checked);
    pulled.quarantined.push({ bundle: hash, code: checked });
    return;
  }
  pulled.added += ports.merge(checked.bundle, checked.manifest);
  pulled.bundles++;
  await publish(ports, hash, await ports.receipt(hash, checked.manifest));
}

/** A bundle with its manifest, or why it is not taken. */
async function check(
  ports: PullPorts,
  hash: string,
  sealed: Uint8Array,
): Promise<Code | { bundle: Bundle; manifest: Manifest }> {
  if (hex(createHash('sha256').update(sealed).digest()) !== hash) return 'bundle_unreadable';
  const opened = await ports.open(sealed);
  const bundle = opened && decodeBundle(opened);
  if (!bundle?.rows.every(({ sealed: row }) => ports.isSealed(row))) return 'bundle_unreadable';
  const claimed = parseManifest(parseNote(bundle.manifest)?.text ?? '');
  if (!claimed) return 'bundle_bad_manifest';
  if (claimed.campaign !== ports.campaign) return 'bundle_other_campaign';
  if (ports.verify(bundle.manifest, claimed.device) === undefined) return 'bundle_bad_manifest';
  if (claimed.contents !== contentsHash(bundle)) return 'bundle_bad_manifest';
  if (!ports.isEnrolled(claimed.device)) return 'bundle_not_enrolled';
  return { bundle, manifest: claimed };
}

async function publish(ports: PullPorts, hash: string, receipt: string): Promise<void> {
  const file = receiptFile(ports.campaign, hash);
  const bytes = Buffer.from(receipt, 'utf8');
  const present = await ports.target.read(file);
  if (!present || Buffer.compare(Buffer.from(present), bytes) !== 0) await ports.target.write(file, bytes);
}
