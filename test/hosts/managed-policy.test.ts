import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { isPolicyInstalled, policyFolderOf } from '../../electron/hosts/web/managed-policy.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const shipped = readFileSync(path.resolve('assets/kiosk/chromium-policy.json'), 'utf8');

test('the policy counts as installed only when all of it is, and nothing later takes it back', () => {
  const folder = temporaryFolder();
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  expect(isPolicyInstalled(path.join(folder, 'none'), shipped)).toBe(false);
  expect(isPolicyInstalled(folder, shipped)).toBe(false);
  write('m.json', shipped);
  expect(isPolicyInstalled(folder, shipped)).toBe(true);
  write('a.json', '{"URLBlocklist":[]}');
  write('b.json', 'no JSON');
  write('z.txt', '{"URLBlocklist":[]}');
  expect(isPolicyInstalled(folder, shipped)).toBe(true);
  write('z.json', '{"DeveloperToolsAvailability":1}');
  expect(isPolicyInstalled(folder, shipped)).toBe(false);
});

test('a rule that is missing or softened is noticed', () => {
  const policy = JSON.parse(shipped) as Record<string, unknown>;
  for (const name of Object.keys(policy)) {
    const folder = temporaryFolder();
    const { [name]: _, ...rest } = policy;
    writeFileSync(path.join(folder, 'x.json'), JSON.stringify(rest));
    expect(isPolicyInstalled(folder, shipped), name).toBe(false);
  }
});

test.skipIf(process.platform !== 'linux')('each browser has a folder of its own', () => {
  expect(policyFolderOf('/usr/bin/chromium')).toBe('/etc/chromium/policies/managed');
  expect(policyFolderOf('/usr/bin/google-chrome-stable')).toBe('/etc/opt/chrome/policies/managed');
  expect(policyFolderOf('/usr/bin/microsoft-edge')).toBe('/etc/opt/edge/policies/managed');
  expect(policyFolderOf('/opt/other/browser')).toBeUndefined();
  expect(policyFolderOf('/usr/bin/chromium-browser')).toBeUndefined();
  const snap = path.join(temporaryFolder(), 'chromium');
  symlinkSync('/usr/bin/env', snap);
  expect(policyFolderOf(snap)).toBeUndefined();
});
