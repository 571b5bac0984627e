/** So many an hour: the first at once, the next a share of an hour later, and a wait ends when the work is stopped. */
import { expect, test } from 'vitest';

import { hourly } from '../../../electron/core/delivery/pace.ts';

/** Whether it is due before anything else happens. */
const isDue = (due: Promise<void>): Promise<boolean> =>
  Promise.race([due.then(() => true), new Promise<boolean>((resolve) => setImmediate(resolve, false))]);

test('the first goes at once, the next when its share of the hour is over', async () => {
  let now = 0;
  const stop = new AbortController();
  const due = hourly(60, () => now, stop.signal);
  expect(await isDue(due())).toBe(true);
  now += 60_000;
  expect(await isDue(due())).toBe(true);
  // a minute after the one before, not after the first
  now += 59_000;
  const waiting = due();
  expect(await isDue(waiting)).toBe(false);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  await expect(due()).rejects.toMatchObject({ failure: { code: 'cancelled' } });
});
