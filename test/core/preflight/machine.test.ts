/** What is made of what a machine says. */
import { expect, test } from 'vitest';

import type { Finding } from '../../../electron/contract/preflight.ts';
import { judgeMachine, lookAtMachine, type Machine } from '../../../electron/core/preflight/machine.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const calm: Machine = {
  freeBytes: 20e9,
  swaps: 'Filename\tType\tSize\tUsed\tPriority\n',
  limits:
    'Limit                     Soft Limit           Hard Limit\nMax core file size        0                    unlimited            bytes\n',
  networks: [],
  today: '2026-11-24',
};

const statesOf = (machine: Machine): Record<string, Finding['state']> =>
  Object.fromEntries(judgeMachine(machine).map(({ check, state }) => [check, state]));

const good = { space: 'good', swap: 'good', dumps: 'good', clock: 'good', network: 'good' };

test('a machine with everything in order is good', () => expect(statesOf(calm)).toEqual(good));

test.each<[string, Partial<Machine>, object]>([
  ['half a gigabyte is to be looked at', { freeBytes: 5e8 }, { space: 'look' }],
  ['nearly nothing is no place for a meeting', { freeBytes: 5e7 }, { space: 'bad' }],
  ['swap on a disk', { swaps: `${calm.swaps}/dev/sda2  partition 8000 0 -2\n` }, { swap: 'look' }],
  ['swap in compressed memory', { swaps: `${calm.swaps}/dev/zram0  partition 8000 0 100\n` }, {}],
  ['dumps', { limits: calm.limits!.replace('size        0', 'size        unlimited') }, { dumps: 'look' }],
  ['a clock at 1970', { today: '1970-01-01' }, { clock: 'look' }],
  ['a network', { networks: ['wlan0', 'eth0'] }, { network: 'look' }],
  [
    'a system that does not say',
    { swaps: undefined, limits: undefined },
    { swap: 'unknown', dumps: 'unknown' },
  ],
])('%s', (_, difference, expected) =>
  expect(statesOf({ ...calm, ...difference })).toEqual({ ...good, ...expected }),
);

test('this machine can be looked at', () => {
  const machine = lookAtMachine(temporaryFolder(), '2026-11-24');
  expect(machine.freeBytes).toBeGreaterThan(0);
  expect(judgeMachine(machine).map(({ check }) => check)).toEqual([
    'space',
    'swap',
    'dumps',
    'clock',
    'network',
  ]);
});
