/**
 * What a device says of the set it holds: counts and root, never an order. Signed by the device, carried by every bundle, whose
 * rows it names: they are sealed to public keys, so that anybody could put others under a manifest that was seen.
 */
import { CampaignId, Day, Hash } from '../../contract/shapes.ts';
import { z } from '../../contract/zod.ts';
import { canonical } from '../../seal/canonical.ts';

const DeviceId = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{52}$/));
const count = z.int().check(z.minimum(0));

export const Manifest = z.strictObject({
  v: z.literal(1),
  campaign: CampaignId,
  version: z.int().check(z.minimum(1)),
  device: DeviceId,
  /** Counts this device's manifests from 1. */
  counter: z.int().check(z.minimum(1)),
  /** Live entries and the root over them. */
  entries: count,
  root: Hash,
  withdrawn: count,
  /** Root in this device's manifest before; of the first one, the empty root. */
  previousRoot: Hash,
  /** Whether the meeting was closed when it was signed. */
  final: z.boolean(),
  /** The meeting's day. */
  day: z.nullable(Day),
  /** Hash of the rows and tombstones of the bundle that it is for; a manifest of a close is for none. */
  contents: z.optional(Hash),
  /** The newest manifests of other devices that were merged here. */
  heads: z.array(z.strictObject({ device: DeviceId, counter: count, entries: count, root: Hash })),
});
export type Manifest = z.infer<typeof Manifest>;

/** The text that a device signs: canonical JSON and a newline. */
export const manifestText = (manifest: Manifest): string => `${canonical(manifest)}\n`;

/** Reads a signed text. @returns undefined when it is not a manifest in canonical form */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const manifest = Manifest.parse(JSON.parse(text));
    return manifestText(manifest) === text ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** What headquarters says it has merged; a note by the campaign's key. */
export const Receipt = z.strictObject({
  v: z.literal(1),
  campaign: CampaignId,
  bundle: Hash,
  device: DeviceId,
  counter: z.int(),
  entries: count,
  root: Hash,
});
export type Receipt = z.infer<typeof Receipt>;

export const receiptText = (receipt: Receipt): string => `${canonical(receipt)}\n`;

/** Reads a signed text. @returns undefined when it is not a receipt */
export function parseReceipt(text: string): Receipt | undefined {
  try {
    return Receipt.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
