/** Answers the background sending: one target at a time, also while the desk is locked; sending needs no key. */
import type { OutputOf } from '../../contract/index.ts';
import type { syncCalls } from '../../contract/sync.ts';
import { hex } from '../../seal/bytes.ts';
import { Courier } from '../sync/courier.ts';
import { targetName } from '../sync/layout.ts';
import type { Credentials } from '../sync/targets/http.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { outboxOf } from './sync-ports.ts';
import { sendTo, targetStates } from './sync.ts';

type Names = 'startCourier' | 'steerCourier' | 'courierState';

/** A courier on its way, and whereto. */
export interface Errand {
  to: string;
  courier: Courier;
}

export const courierHandlers: Handlers<Names & keyof typeof syncCalls> = {
  startCourier: async ({ to, credentials }, { kiosk, signal }) => {
    // what is wrong with the address is said at once, and not in the background
    await kiosk.targets.open(to, credentials, signal);
    await endErrand(kiosk);
    const courier = courierTo(kiosk, to, credentials);
    kiosk.errand = { to: targetName(to), courier };
    courier.now();
    return stateOf(kiosk);
  },

  steerCourier: async ({ how }, { kiosk }) => {
    const courier = kiosk.errand?.courier;
    if (how === 'stop') await endErrand(kiosk);
    else if (how === 'pause') courier?.pause();
    else courier?.now();
    return stateOf(kiosk);
  },

  courierState: (_, { kiosk }) => stateOf(kiosk),
};

/** Stops the background sending and forgets how to reach its target. */
async function endErrand(kiosk: Kiosk): Promise<void> {
  const { errand } = kiosk;
  kiosk.errand = undefined;
  await errand?.courier.stop();
  if (errand) kiosk.targets.forget(errand.to);
}

function courierTo(kiosk: Kiosk, to: string, credentials: Credentials | undefined): Courier {
  const { monotonic, random } = kiosk.ports;
  return new Courier({
    attempt: async (signal, onProgress) => {
      await sendTo(kiosk, { to, early: false, credentials, progress: onProgress, signal });
      const left = targetStates(kiosk.openVault()).find(({ target }) => target === targetName(to));
      return left === undefined || left.state === 'received' ? 'received' : 'sent';
    },
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      timer.unref();
      return () => clearTimeout(timer);
    },
    monotonic,
    random: () => random(1)[0]! / 255,
    onBug: kiosk.onBug,
  });
}

function stateOf(kiosk: Kiosk): OutputOf<'courierState'> {
  const { errand } = kiosk;
  if (!errand) return { at: 'off', to: null, failure: null, seconds: 0, progress: null, bundles: [] };
  const { at, failure, seconds, progress } = errand.courier.state();
  const outbox = outboxOf(kiosk);
  const bundles = kiosk
    .openVault()
    .bundles()
    .filter(({ target }) => target === errand.to)
    .map(({ hash, entries, state }) => ({
      bundle: hex(hash).slice(0, 12),
      entries,
      state,
      onDisk: outbox.size(hex(hash)) > 0,
    }));
  return {
    at,
    to: errand.to,
    failure: failure
      ? { code: failure.code, ...(failure.detail !== undefined && { detail: failure.detail }) }
      : null,
    seconds,
    progress: progress ? { ...progress, unit: 'bytes' } : null,
    bundles,
  };
}
