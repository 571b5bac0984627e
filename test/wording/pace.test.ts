import { expect, test } from 'vitest';

import { clockTime, Pace } from '../../electron/wording/pace.ts';

test('a steady call tells its speed and when it will be done', () => {
  const pace = new Pace();
  expect(pace.add(1000, { done: 0, total: 100 })).toEqual({ perSecond: 0, secondsLeft: undefined });
  expect(pace.add(3000, { done: 20, total: 100 })).toEqual({ perSecond: 10, secondsLeft: 8 });
  expect(pace.add(11_000, { done: 100, total: 100 })).toEqual({ perSecond: 10, secondsLeft: 0 });
});

test('a resumed batch that runs past what is there already soon tells its real speed', () => {
  const pace = new Pace();
  pace.add(0, { done: 0, total: 10_000 });
  pace.add(1000, { done: 5000, total: 10_000 });
  let speed = pace.add(2000, { done: 5100, total: 10_000 });
  for (let second = 3; second <= 12; second++)
    speed = pace.add(second * 1000, { done: 5000 + (second - 1) * 100, total: 10_000 });
  expect(speed.perSecond).toBe(100);
  expect(speed.secondsLeft).toBe(39);
});

test.each([
  [0, '0:00'],
  [7, '0:07'],
  [65, '1:05'],
  [3599, '59:59'],
  [3725, '1:02:05'],
])('%i seconds are shown as %s', (seconds, shown) => {
  expect(clockTime(seconds)).toBe(shown);
});
