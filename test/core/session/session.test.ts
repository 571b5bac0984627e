import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { orThrow, Refused } from '../../../electron/contract/result.ts';
import { Session } from '../../../electron/core/session/session.ts';
import { sign } from '../../support/signings.ts';
import { passphrase, withKiosk } from '../../support/with-kiosk.ts';

const minutes = 60 * 1000;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** A session over a clock that the test moves, and a holder that notes its end. */
function session(): {
  session: Session<{ end: () => void }>;
  holder: { end: () => void; ended: boolean };
  clock: { now: number };
} {
  const clock = { now: 0 };
  const holder = {
    ended: false,
    end(): void {
      this.ended = true;
    },
  };
  return { session: new Session(() => clock.now), holder, clock };
}

test('two idle minutes lock the desk and end the holder', () => {
  const { session: desk, holder } = session();
  const token = desk.open(holder);
  vi.advanceTimersByTime(2 * minutes - 1);
  expect([desk.hasKeys(), holder.ended]).toEqual([true, false]);
  vi.advanceTimersByTime(1);
  expect([desk.hasKeys(), holder.ended, desk.isDesk(token)]).toEqual([false, true, false]);
  expect(() => desk.holder()).toThrow('locked');
});

test('each call of the desk counts as activity, an attendee’s does not', () => {
  const { session: desk, holder } = session();
  const token = desk.open(holder);
  vi.advanceTimersByTime(1.5 * minutes);
  expect(desk.isDesk(token)).toBe(true);
  vi.advanceTimersByTime(1.5 * minutes);
  expect(holder.ended).toBe(false);
  expect([desk.isDesk(undefined), desk.isDesk('AAAA')]).toEqual([false, false]);
  vi.advanceTimersByTime(0.5 * minutes);
  expect(holder.ended).toBe(true);
});

test('a long call keeps the desk open, and it is idle from the call’s end', async () => {
  const { session: desk, holder } = session();
  desk.open(holder);
  let finish = (): void => {};
  const batch = desk.during(() => new Promise<void>((resolve) => (finish = resolve)));
  vi.advanceTimersByTime(60 * minutes);
  expect(holder.ended).toBe(false);
  finish();
  await batch;
  vi.advanceTimersByTime(2 * minutes - 1);
  expect(holder.ended).toBe(false);
  vi.advanceTimersByTime(1);
  expect(holder.ended).toBe(true);
});

test('a call that fails counts as ended', async () => {
  const { session: desk, holder } = session();
  desk.open(holder);
  await expect(desk.during(async () => Promise.reject(new Refused('disk_full')))).rejects.toThrow(
    'disk_full',
  );
  vi.advanceTimersByTime(2 * minutes);
  expect(holder.ended).toBe(true);
});

test('the token of an earlier desk is refused, and its holder has ended', () => {
  const { session: desk, holder } = session();
  const earlier = desk.open(holder);
  const later = desk.open(undefined);
  expect(earlier).not.toBe(later);
  expect([desk.isDesk(earlier), desk.isDesk(later), holder.ended]).toEqual([false, true, true]);
});

test('an empty, cut or lengthened token is refused', () => {
  const { session: desk } = session();
  const token = desk.open(undefined);
  for (const other of [undefined, '', token.slice(1), token.slice(0, -1), `${token}AA`])
    expect(desk.isDesk(other)).toBe(false);
});

const tryAgain = (desk: Session<{ end: () => void }>): number => {
  try {
    desk.beforeTry();
    return 0;
  } catch (error) {
    return error instanceof Refused && error.failure.code === 'too_many_tries'
      ? Number(error.failure.detail)
      : NaN;
  }
};

test('five wrong tries are free, then each one waits twice as long', () => {
  const { session: desk, clock } = session();
  for (let tries = 0; tries < 5; tries++) {
    expect(tryAgain(desk)).toBe(0);
    desk.wrongTry();
  }
  for (const seconds of [2, 4, 8, 16, 32, 64]) {
    expect(tryAgain(desk)).toBe(seconds);
    clock.now += seconds * 1000 - 1;
    expect(tryAgain(desk)).toBe(1);
    clock.now += 1;
    expect(tryAgain(desk)).toBe(0);
    desk.wrongTry();
  }
});

test('the waiting has an upper end, and a right passphrase ends it', () => {
  const { session: desk, clock } = session();
  for (let tries = 0; tries < 100; tries++) desk.wrongTry();
  expect(tryAgain(desk)).toBe(2 * 2 ** 12);
  clock.now += 2 ** 13 * 1000;
  desk.open(undefined);
  desk.wrongTry();
  expect(tryAgain(desk)).toBe(0);
});

test('through the front door: after five wrong passphrases even the right one waits', () =>
  withKiosk({}, async ({ client, clock }) => {
    for (let tries = 0; tries < 5; tries++)
      expect(await client('unlock', { passphrase: 'wrong' })).toEqual({
        ok: false,
        error: { code: 'wrong_passphrase' },
      });
    expect(await client('unlock', { passphrase })).toEqual({
      ok: false,
      error: { code: 'too_many_tries', detail: '2' },
    });
    clock.advance(2000);
    expect((await client('unlock', { passphrase })).ok).toBe(true);
  }));

test('tries that are sent at the same time do not get round the waiting', () =>
  withKiosk({}, async ({ client }) => {
    const tries = await Promise.all(
      Array.from({ length: 40 }, () => client('unlock', { passphrase: 'wrong' })),
    );
    const wrong = tries.filter((said) => !said.ok && said.error.code === 'wrong_passphrase');
    expect(wrong.length).toBeLessThanOrEqual(5);
  }));

test('an idle desk is locked in the middle of nothing, and a second unlock goes on where it was', () =>
  withKiosk({ meeting: true }, async ({ client, unlock, campaign, folder }) => {
    await sign(client, campaign.campaign);
    await unlock();
    vi.advanceTimersByTime(2 * minutes);
    const out = folder('letters');
    expect(await client('letters', { out })).toEqual({ ok: false, error: { code: 'not_allowed' } });
    await unlock();
    expect(orThrow(await client('letters', { out })).letters).toBe(3);
  }));

test('`lock` ends the desk', () =>
  withKiosk({}, async ({ client, unlock }) => {
    await unlock();
    orThrow(await client('lock', {}));
    expect(await client('overview', {})).toEqual({ ok: false, error: { code: 'not_allowed' } });
  }));

test('a lock while the passphrase is still being checked keeps the desk shut', () =>
  withKiosk({}, async ({ core, client }) => {
    const opening = client('unlock', { passphrase });
    core.lock();
    expect(await opening).toEqual({ ok: false, error: { code: 'locked' } });
    expect((await client('unlock', { passphrase })).ok).toBe(true);
  }));
