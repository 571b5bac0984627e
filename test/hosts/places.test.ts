/** Where the data lies when nobody says where. */
import { homedir } from 'node:os';
import path from 'node:path';

import { afterEach, expect, test, vi } from 'vitest';

import { dataFolderFrom } from '../../electron/hosts/node/places.ts';

const { platform } = process;

afterEach(() => {
  Object.defineProperty(process, 'platform', { value: platform });
  vi.unstubAllEnvs();
});

test.each([
  ['linux', path.join(homedir(), '.config/round-robin')],
  ['darwin', path.join(homedir(), 'Library/Application Support/round-robin')],
  ['win32', path.join('/local/application/data', 'round-robin')],
])('on %s', (value, folder) => {
  Object.defineProperty(process, 'platform', { value });
  vi.stubEnv('LOCALAPPDATA', '/local/application/data');
  vi.stubEnv('XDG_CONFIG_HOME', undefined);
  vi.stubEnv('ROUND_ROBIN_DATA', '');
  expect(dataFolderFrom(undefined)).toBe(folder);
  expect(dataFolderFrom('')).toBe(folder);
});

test('an option comes before the environment', () => {
  vi.stubEnv('ROUND_ROBIN_DATA', '/by/environment');
  expect(dataFolderFrom(undefined)).toBe(path.resolve('/by/environment'));
  expect(dataFolderFrom('/by/option')).toBe(path.resolve('/by/option'));
});
