/** What a laptop is made a kiosk with: its installer's options, and its rules for what is plugged in, asked of udev itself. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test, type TestContext } from 'vitest';

import { temporaryFolder } from '../support/temporary-folder.ts';
import { needTool } from '../support/tools.ts';

const installer = path.resolve('scripts/kiosk/install-linux.sh');

test.skipIf(process.platform === 'win32')(
  'the installer takes a folder from where it is called, and none that a session would take apart',
  () => {
    const dryRun = (...options: string[]): { status: number | null; stdout: string } =>
      spawnSync(installer, ['--dry-run', ...options], { cwd: '/usr', encoding: 'utf8' });
    expect(dryRun('--folder', 'share').stdout).toContain(
      ': /usr/share/node_modules/node/bin/node /usr/share/scripts/',
    );
    for (const odd of [
      ['--folder', '/opt/round robin'],
      ['--program', '/opt/Round Robin/round-robin'],
    ])
      expect(dryRun(...odd)).toMatchObject({ status: 2, stdout: '' });
  },
);

const name = '60-round-robin.rules';
const shipped = readFileSync(path.resolve('scripts/kiosk/linux/etc/udev/rules.d', name), 'utf8');

/** Interfaces by class and protocol (usb.org, Defined Class Codes), and whether they may live. */
const interfaces: Readonly<Record<string, readonly [kind: string, protocol: string, lives: boolean]>> = {
  'a keyboard': ['03', '01', false],
  'a keyboard that does not say so': ['03', '00', false],
  'a mouse that may type as well': ['03', '02', false],
  'a network card': ['02', '00', false],
  'a network card with a driver of its own': ['ff', '00', false],
  'a radio': ['e0', '01', false],
  'a camera': ['0e', '00', false],
  'a printer': ['07', '02', true],
  'a stick': ['08', '50', true],
  'a hub': ['09', '00', true],
};

/** In place of /sys, in namespaces of its own. `$1` rules, `$2` whether the kiosk runs, then class and protocol of each. */
const script = `set -e
mount -t tmpfs none /sys
mount -t tmpfs none /run
mount --bind "$1" /etc/udev/rules.d
[ "$2" = no ] || mkdir /run/round-robin
shift 2
mkdir -p /sys/bus/usb
while [ $# -gt 0 ]; do
  at=/sys/devices/usb1/1-$#/1-$#:1.0
  mkdir -p $at
  ln -s ../../../../bus/usb $at/subsystem
  echo DEVTYPE=usb_interface >$at/uevent
  echo $1 >$at/bInterfaceClass
  echo $2 >$at/bInterfaceProtocol
  echo 1 >$at/authorized
  SYSTEMD_DEVICE_VERIFY_SYSFS=0 udevadm test --action=add $at >/dev/null 2>&1
  cat $at/authorized
  shift 2
done`;

/** @returns names of those that live after they were plugged in */
function living(ctx: TestContext, rules: string, kioskRuns = 'yes'): string[] {
  const unshare = needTool(ctx, 'unshare');
  needTool(ctx, 'udevadm');
  if (spawnSync(unshare, ['--map-root-user', '--mount', 'true']).status !== 0) ctx.skip('no namespaces here');
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, name), rules);
  const asked = Object.values(interfaces).flatMap(([kind, protocol]) => [kind, protocol]);
  const { status, stdout, stderr } = spawnSync(
    unshare,
    ['--map-root-user', '--mount', 'sh', '-c', script, 'sh', folder, kioskRuns, ...asked],
    { encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const authorized = stdout.trim().split('\n');
  expect(authorized).toHaveLength(Object.keys(interfaces).length);
  return Object.keys(interfaces).filter((_, i) => authorized[i] === '1');
}

const wanted = Object.keys(interfaces).filter((one) => interfaces[one]![2]);

test('while the kiosk runs, only printers, sticks and hubs that are plugged in live', (ctx) => {
  expect(living(ctx, shipped)).toEqual(wanted);
});

test('what is plugged in before it runs lives', (ctx) => {
  expect(living(ctx, shipped, 'no')).toEqual(Object.keys(interfaces));
});

test('the mutant "keyboards by what they say of themselves" is caught', (ctx) => {
  const line = 'ATTR{bInterfaceClass}!="07|08|09", ATTR{authorized}="0"';
  expect(shipped).toContain(line);
  const mutant = shipped.replace(
    line,
    'ATTR{bInterfaceClass}=="03", ATTR{bInterfaceProtocol}=="01", ATTR{authorized}="0"',
  );
  expect(living(ctx, mutant)).toContain('a keyboard that does not say so');
});
