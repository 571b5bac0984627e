/** How many passphrases somebody at the keyboard can try, who types as fast as the program lets them. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { Refused } from '../../../electron/contract/result.ts';
import { createCore } from '../../../electron/core/index.ts';
import { Session, type TryCount } from '../../../electron/core/session/session.ts';
import { tryCount } from '../../../electron/core/session/try-count.ts';
import { report } from '../../support/figures.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { passphrase, withKiosk } from '../../support/with-kiosk.ts';

const hour = 3_600_000;
/** What scrypt costs per guess on a fast machine. */
const guessMilliseconds = 500;

/** Guesses in so many hours, by somebody who starts the program anew whenever a wait is longer than the restart. */
function guesses(hours: number, how: { restarts: boolean; tries: () => TryCount }): number {
  const clock = { now: 0 };
  const start = (): Session<{ end: () => void }> => new Session(() => clock.now, how.tries());
  const restartMilliseconds = 3000;
  let session = start();
  let count = 0;
  while (clock.now < hours * hour) {
    const wait = waitOf(session);
    if (wait === 0) {
      clock.now += guessMilliseconds;
      session.wrongTry();
      count++;
    } else if (how.restarts && wait > restartMilliseconds) {
      clock.now += restartMilliseconds;
      session = start();
      // a restart that gained nothing is not tried twice
      clock.now += waitOf(session);
    } else clock.now += wait;
  }
  return count;
}

function waitOf(session: Session<{ end: () => void }>): number {
  try {
    session.beforeTry();
    return 0;
  } catch (error) {
    return Number((error as Refused).failure.detail) * 1000;
  }
}

const kept = (): (() => TryCount) => {
  const file = path.join(temporaryFolder(), 'tries');
  return () => tryCount(file);
};
const forgotten = (): TryCount => ({ read: () => 0, write: () => {} });

test('a day at the keyboard is worth few guesses, with and without restarting the program', () => {
  const patient = guesses(24, { restarts: false, tries: kept() });
  const restarting = guesses(24, { restarts: true, tries: kept() });
  report('keys', 'guesses in 24 hours, waiting', String(patient), 'at most 30');
  report('keys', 'guesses in 24 hours, restarting at each wait', String(restarting), 'at most 1,400');
  expect(patient).toBeLessThanOrEqual(30);
  expect(restarting).toBeLessThanOrEqual(1400);
});

test('mutant: a count that ends with the process', () => {
  const restarting = guesses(24, { restarts: true, tries: forgotten });
  report('keys', 'mutant: tries forgotten at restart, guesses in 24 hours', String(restarting), 'over 1,400');
  expect(restarting).toBeGreaterThan(1400);
});

test('each wait is twice the one before it: 2, 4, 8 … 8,192 seconds; after a restart at most 64', () => {
  const clock = { now: 0 };
  const tries = kept();
  const session = new Session(() => clock.now, tries());
  const waits: number[] = [];
  for (let i = 0; i < 20; i++) {
    session.wrongTry();
    waits.push(waitOf(session) / 1000);
    clock.now += waitOf(session);
  }
  expect(waits).toEqual([
    0,
    0,
    0,
    0,
    ...Array.from({ length: 13 }, (_, i) => 2 ** (i + 1)),
    8192,
    8192,
    8192,
  ]);
  expect(waitOf(new Session(() => clock.now, tries()))).toBe(64_000);
});

test('a damaged count makes wait, and a disk that cannot be written does not keep the right passphrase out', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'tries');
  writeFileSync(file, 'none at all');
  expect(waitOf(new Session(() => 0, tryCount(file)))).toBe(64_000);
  const nowhere = tryCount(path.join(file, 'below-a-file'));
  expect(() => nowhere.write(3)).not.toThrow();
});

test('through the front door: wrong tries of an earlier run make the right passphrase wait, once', () =>
  withKiosk({ campaign: 'field' }, async ({ core, client, ports, clock, dataFolder }) => {
    await client('unlock', { passphrase: 'wrong' });
    core.close();
    const file = path.join(dataFolder, 'keys/tries');
    expect(readFileSync(file, 'utf8')).toBe('1\n');
    writeFileSync(file, '6\n');
    const again = createCore(ports);
    const unlock = (): Promise<unknown> => again.call({ name: 'unlock', input: { passphrase } });
    try {
      expect(await unlock()).toEqual({ ok: false, error: { code: 'too_many_tries', detail: '4' } });
      clock.advance(4000);
      expect(await unlock()).toMatchObject({ ok: true });
      expect(readFileSync(file, 'utf8')).toBe('0\n');
    } finally {
      again.close();
    }
  }));
