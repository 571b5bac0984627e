/** Sending to headquarters and merging there: by hand, or in the background until everything has arrived. */
import type { Call } from './call.ts';
import { SyncState } from './organiser.ts';
import { codes } from './result.ts';
import { Hash } from './shapes.ts';
import { count, Path, Steps } from './steps.ts';
import { z } from './zod.ts';

const none = z.strictObject({});

/** A folder, `webdavs://host/path` or `s3s://host/bucket/prefix`. */
const Place = Path;

/** User and password, or key and secret. The host keeps them in memory until it ends, and nowhere else. */
const Credentials = z.strictObject({
  user: z.string().check(z.maxLength(500)),
  secret: z.string().check(z.maxLength(500)),
});

/** What a network target may be refused for. */
const targetErrors = [
  'target_unreachable',
  'target_unsupported',
  'target_insecure',
  'target_certificate',
  'target_credentials',
  'target_portal',
  'target_full',
] as const;

/**
 * How the background sending is doing. `waiting`: it tries again by itself; `stopped`: trying again would not help, somebody
 * has to do something; `done`: headquarters has confirmed everything.
 */
export const CourierState = z.strictObject({
  at: z.enum(['off', 'trying', 'waiting', 'paused', 'stopped', 'done']),
  to: z.nullable(z.string()),
  /** Why it waits or has stopped. */
  failure: z.nullable(z.strictObject({ code: z.enum(codes), detail: z.optional(z.string()) })),
  /** Seconds until the next try. */
  seconds: count,
  /** Bytes of this try. */
  progress: z.nullable(Steps),
  bundles: z.array(
    z.strictObject({ bundle: z.string(), entries: count, state: SyncState, onDisk: z.boolean() }),
  ),
});
export type CourierState = z.infer<typeof CourierState>;

export const syncCalls = {
  /**
   * Sends what the target does not have yet, sealed; reads it back. `early`: also while a meeting is open, for a laptop that may
   * be lost. Its price: the difference of two copies tells who signed between them. `newer`: a newer version of the campaign
   * that headquarters left there and that is waiting to be looked at. Progress in bytes.
   */
  sync: {
    role: 'desk',
    input: z.strictObject({
      to: Place,
      early: z.optional(z.boolean()),
      credentials: z.optional(Credentials),
    }),
    output: z.strictObject({
      bundles: count,
      entries: count,
      new: count,
      root: Hash,
      state: SyncState,
      newer: z.optional(z.int()),
    }),
    progress: Steps,
    errors: ['meeting_open', 'too_few_new', 'read_back_differs', ...targetErrors],
  },
  /** Sends in the background from now on, also while the desk is locked: tries, waits longer each time, goes on after a cut. */
  startCourier: {
    role: 'desk',
    input: z.strictObject({ to: Place, credentials: z.optional(Credentials) }),
    output: CourierState,
    errors: targetErrors,
  },
  /** `now` tries at once; `pause` ends a try that is under way, `resume` goes on; `stop` forgets the target and its password. */
  steerCourier: {
    role: 'desk',
    input: z.strictObject({ how: z.enum(['now', 'pause', 'resume', 'stop']) }),
    output: CourierState,
    errors: [],
  },
  courierState: { role: 'desk', input: none, output: CourierState, errors: [] },
  /** The newer version of the campaign that a target offered, to be compared and loaded. */
  offeredCampaign: {
    role: 'desk',
    input: none,
    output: z.nullable(z.strictObject({ version: z.int(), note: z.string() })),
    errors: [],
  },
  /** Merges what other laptops left at a target; answers each bundle with a signed receipt, and leaves the campaign there. */
  merge: {
    role: 'keys',
    input: z.strictObject({ from: Place, credentials: z.optional(Credentials) }),
    output: z.strictObject({
      bundles: count,
      entries: count,
      new: count,
      root: Hash,
      state: SyncState,
      quarantined: z.array(z.strictObject({ bundle: z.string(), code: z.enum(codes) })),
      /** What devices said they hold and is not here yet. */
      gaps: z.array(z.strictObject({ device: z.string(), says: count, held: count })),
    }),
    progress: Steps,
    errors: ['locked', ...targetErrors],
  },
  /** Accepts a laptop's bundles from now on. */
  enrolDevice: {
    role: 'keys',
    input: z.strictObject({ code: z.string() }),
    output: z.strictObject({ devices: z.array(z.string()) }),
    errors: ['locked', 'bad_device_code'],
  },
  /** Accepts no further bundles of a laptop; what was merged stays. By its code or its id. */
  revokeDevice: {
    role: 'keys',
    input: z.strictObject({ device: z.string() }),
    output: z.strictObject({ devices: z.array(z.string()) }),
    errors: ['locked', 'bad_device_code'],
  },
  /** The laptops whose bundles are accepted here. */
  listDevices: {
    role: 'desk',
    input: none,
    output: z.strictObject({ devices: z.array(z.string()) }),
    errors: [],
  },
} as const satisfies Record<string, Call>;
