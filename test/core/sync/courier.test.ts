/** Sending in the background: when it tries, waits, stops, and what it says meanwhile. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { OutputOf } from '../../../electron/contract/index.ts';
import { type Code, orThrow, Refused } from '../../../electron/contract/result.ts';
import { filesBelow } from '../../../electron/core/basics/files.ts';
import { Courier } from '../../../electron/core/sync/courier.ts';
import { testCampaign } from '../../support/campaigns.ts';
import { type ObjectStore, startObjectStore, storeUser } from '../../support/s3-server.ts';
import { signMany } from '../../support/signings.ts';
import { type KioskStory, withKiosk } from '../../support/with-kiosk.ts';

type Outcome = 'sent' | 'received' | Code;

/** A courier whose tries end as told, on a clock of its own. */
function courierWith(outcomes: Outcome[], random = 0.5) {
  const waits: number[] = [];
  let due: (() => void) | undefined;
  let now = 0;
  const courier = new Courier({
    attempt: async (signal, onProgress) => {
      onProgress({ done: 1, total: 2 });
      const outcome = outcomes.shift() ?? 'received';
      await Promise.resolve();
      if (signal.aborted) throw new Refused('cancelled');
      if (outcome !== 'sent' && outcome !== 'received') throw new Refused(outcome);
      return outcome;
    },
    later: (milliseconds, run) => {
      waits.push(milliseconds);
      due = () => {
        now += milliseconds;
        run();
      };
      return () => (due = undefined);
    },
    monotonic: () => now,
    random: () => random,
    onBug: (error) => {
      throw error;
    },
  });
  /** Lets the timer run off and the try end. */
  const next = async (): Promise<void> => {
    due?.();
    await pause(0);
  };
  return { courier, waits, next, isWaiting: () => due !== undefined };
}

test('it waits twice as long after each failure, a quarter of an hour at most, and begins anew after a success', async () => {
  const { courier, waits, next } = courierWith([
    ...Array<Code>(10).fill('target_unreachable'),
    'sent',
    'target_portal',
    'received',
  ]);
  courier.now();
  await pause(0);
  expect(courier.state()).toEqual({
    at: 'waiting',
    failure: { code: 'target_unreachable' },
    seconds: 5,
    progress: undefined,
  });
  for (let i = 0; i < 12; i++) await next();
  expect(waits.map((wait) => wait / 1000)).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 300, 5]);
  expect(courier.state().at).toBe('done');
});

test('many laptops do not come back at the same moment', async () => {
  const waits = [];
  for (const random of [0, 0.25, 0.999]) {
    const each = courierWith(['target_unreachable'], random);
    each.courier.now();
    await pause(0);
    waits.push(Math.round(each.waits[0]!));
  }
  expect(waits).toEqual([2500, 3750, 7495]);
});

test.each(['target_credentials', 'target_certificate', 'target_insecure', 'target_unsupported'] as const)(
  'it stops at %s, until somebody says "now"',
  async (code) => {
    const { courier, isWaiting } = courierWith([code, 'received']);
    courier.now();
    await pause(0);
    expect([courier.state().at, courier.state().failure, isWaiting()]).toEqual(['stopped', { code }, false]);
    courier.nudge();
    expect(courier.state().at).toBe('stopped');
    courier.now();
    await pause(0);
    expect(courier.state().at).toBe('done');
  },
);

test('a pause ends the try that is under way; nothing runs until it is resumed, and never two at once', async () => {
  const { courier, next, isWaiting } = courierWith(['sent', 'sent', 'received']);
  courier.now();
  expect(courier.state()).toMatchObject({ at: 'trying', progress: undefined });
  courier.pause();
  courier.now();
  courier.now();
  await pause(0);
  expect(courier.state().at).toBe('waiting');
  courier.pause();
  await next();
  expect([courier.state().at, isWaiting()]).toEqual(['paused', false]);
  courier.nudge();
  expect(courier.state().at).toBe('paused');
  await courier.stop();
  expect(courier.state().at).toBe('off');
});

let store: ObjectStore;
beforeAll(async () => {
  store = await startObjectStore();
});
afterAll(() => store.stop());

async function until(
  { client }: KioskStory,
  at: OutputOf<'courierState'>['at'],
): Promise<OutputOf<'courierState'>> {
  for (let tries = 0; tries < 200; tries++) {
    const state = orThrow(await client('courierState', {}));
    if (state.at === at) return state;
    await pause(20);
  }
  throw new Error(`never ${at}: ${JSON.stringify(orThrow(await client('courierState', {})))}`);
}

test('from open meeting to receipt: it waits for the close, goes on while the desk is locked, and the password is in no file', () =>
  withKiosk({ meeting: true }, async (laptop) => {
    laptop.openDesk();
    await signMany(laptop.client, laptop.campaign.campaign, 3);
    const to = `${store.target}/hall`;
    expect(orThrow(await laptop.client('courierState', {})).at).toBe('off');
    expect(
      await laptop.client('startCourier', { to: 's3://example.org/bucket', credentials: storeUser }),
    ).toEqual({
      ok: false,
      error: { code: 'target_insecure', detail: 'example.org' },
    });
    const wrong = { ...storeUser, secret: 'wrong' };
    orThrow(await laptop.client('startCourier', { to, credentials: wrong }));
    expect(await until(laptop, 'waiting')).toMatchObject({ failure: { code: 'meeting_open' }, bundles: [] });
    orThrow(await laptop.client('closeMeeting', {}));
    expect(await until(laptop, 'stopped')).toMatchObject({ failure: { code: 'target_credentials' } });
    orThrow(await laptop.client('startCourier', { to, credentials: storeUser }));
    laptop.core.lock();
    laptop.openDesk();
    expect(await until(laptop, 'waiting')).toMatchObject({
      to,
      failure: null,
      bundles: [{ entries: 3, state: 'sent', onDisk: true }],
    });
    await withKiosk({}, async (headquarters) => {
      await headquarters.unlock();
      const { code } = orThrow(await laptop.client('showDevice', {}));
      orThrow(await headquarters.client('enrolDevice', { code }));
      expect(orThrow(await headquarters.client('merge', { from: to, credentials: storeUser })).new).toBe(3);
    });
    orThrow(await laptop.client('steerCourier', { how: 'now' }));
    expect((await until(laptop, 'done')).bundles).toMatchObject([{ state: 'received' }]);
    const written = filesBelow(laptop.dataFolder).map((file) => readFileSync(file).toString('latin1'));
    expect(written.length).toBeGreaterThan(5);
    expect(
      written.filter((text) => text.includes(storeUser.secret) || text.includes(storeUser.user)),
    ).toEqual([]);
    expect(orThrow(await laptop.client('steerCourier', { how: 'stop' })).at).toBe('off');
    // with it, the password is gone
    expect(await laptop.client('sync', { to })).toMatchObject({ error: { code: 'target_credentials' } });
  }));

test('a newer campaign that headquarters leaves is offered, never a forged or an older one', () =>
  withKiosk({ meeting: true }, async (laptop) => {
    laptop.openDesk();
    orThrow(await laptop.client('closeMeeting', {}));
    const to = `${store.target}/versions`;
    const { campaign } = laptop.campaign;
    const at = (version: number): string => `versions/${campaign.id}/campaigns/${version}.roundrobin`;
    for (const [version, note] of [
      [1, laptop.campaign.note],
      [2, 'not a note'],
      [3, laptop.campaign.note.replace('"version": 1', '"version": 3')],
    ] as const)
      store.objects.set(at(version), Buffer.from(note));
    expect(orThrow(await laptop.client('sync', { to, credentials: storeUser })).newer).toBeUndefined();
    expect(orThrow(await laptop.client('offeredCampaign', {}))).toBeNull();
    const { note: newer } = await testCampaign({ version: 2 });
    store.objects.set(at(2), Buffer.from(newer));
    expect(orThrow(await laptop.client('sync', { to })).newer).toBe(2);
    expect(orThrow(await laptop.client('offeredCampaign', {}))).toEqual({ version: 2, note: newer });
    orThrow(await laptop.client('loadCampaign', { note: newer }));
    expect(orThrow(await laptop.client('offeredCampaign', {}))).toBeNull();
  }));

test('a laptop that was revoked is heard no more; what was merged stays', () =>
  withKiosk({ meeting: true }, (laptop) =>
    withKiosk({}, async (headquarters) => {
      const to = `${store.target}/revoked`;
      laptop.openDesk();
      await headquarters.unlock();
      await signMany(laptop.client, laptop.campaign.campaign, 2);
      orThrow(await laptop.client('closeMeeting', {}));
      orThrow(await laptop.client('sync', { to, credentials: storeUser }));
      const { code, device } = orThrow(await laptop.client('showDevice', {}));
      orThrow(await headquarters.client('enrolDevice', { code }));
      orThrow(await headquarters.client('merge', { from: to, credentials: storeUser }));
      expect(orThrow(await headquarters.client('listDevices', {})).devices).toEqual([device]);
      expect(orThrow(await headquarters.client('revokeDevice', { device: code })).devices).toEqual([]);
      expect(await headquarters.client('revokeDevice', { device })).toMatchObject({
        error: { code: 'bad_device_code' },
      });
      orThrow(await laptop.client('openMeeting', { name: 'Second', place: 'Aktau', day: '2010-03-21' }));
      await signMany(laptop.client, laptop.campaign.campaign, 1);
      orThrow(await laptop.client('closeMeeting', {}));
      orThrow(await laptop.client('sync', { to }));
      const merged = orThrow(await headquarters.client('merge', { from: to }));
      expect(merged).toMatchObject({ entries: 2, new: 0, quarantined: [{ code: 'bundle_not_enrolled' }] });
    }),
  ));
