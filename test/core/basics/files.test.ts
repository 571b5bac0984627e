/** Files on systems that are not this one: others hold them open, and paths have more than one spelling. */
import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { insist, makeFolder, prepareFile } from '../../../electron/core/basics/files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const failing = (times: number, code: string): { run: () => string; tried: () => number } => {
  let tried = 0;
  const run = (): string => {
    if (tried++ < times) throw Object.assign(new Error(code), { code });
    return 'done';
  };
  return { run, tried: () => tried };
};

test.each(['EPERM', 'EACCES', 'EBUSY'])('on Windows what fails with %s is tried again', (code) => {
  expect(insist(failing(2, code).run, true)).toBe('done');
});

test.each([
  ['elsewhere', 'EPERM', false],
  ['for anything else', 'ENOSPC', true],
])('%s nothing is tried twice', (_where, code, isWindows) => {
  const { run, tried } = failing(1, code);
  expect(() => insist(run, isWindows)).toThrow(code);
  expect(tried()).toBe(1);
});

test('what stays open is given up after two seconds', () => {
  const { run, tried } = failing(Infinity, 'EPERM');
  expect(() => insist(run, true)).toThrow('EPERM');
  expect(tried()).toBe(40);
});

test('every folder that is made tells no time, and none that was there is touched', () => {
  const there = temporaryFolder();
  const made = ['a', 'a/b', 'a/b/c'].map((name) => path.join(there, name));
  const above = statSync(path.dirname(there)).mtimeMs;
  makeFolder(`${path.join(there, 'a/b')}/../b/c/`);
  expect(made.map((folder) => statSync(folder).mtimeMs)).toEqual(made.map(() => Date.UTC(1980, 0)));
  // Windows has no modes
  const mode = process.platform === 'win32' ? 0o666 : 0o700;
  expect(made.map((folder) => statSync(folder).mode & 0o777)).toEqual(made.map(() => mode));
  expect(statSync(path.dirname(there)).mtimeMs).toBe(above);
});

test.skipIf(!existsSync('/dev/full'))('of a file that could not be prepared nothing is left', () => {
  const folder = temporaryFolder();
  // a full disk
  symlinkSync('/dev/full', path.join(folder, '.record.part'));
  expect(() => prepareFile(path.join(folder, 'record'), Buffer.from('x'), { day: '2010-03-04' })).toThrow(
    'disk_full',
  );
  expect(readdirSync(folder)).toEqual([]);
});

test('a file that is prepared has its name when it is settled, and leaves nothing when it is discarded', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'record');
  const day = '2010-03-04';
  prepareFile(file, Buffer.from('x'), { day }).discard();
  const record = prepareFile(file, Buffer.from('x'), { day });
  expect(existsSync(file)).toBe(false);
  record.settle();
  expect(statSync(file).mtimeMs).toBe(Date.UTC(2010, 2, 4));
  mkdirSync(path.join(folder, '.full.part'));
  writeFileSync(path.join(folder, 'full'), 'as it was');
  expect(() => prepareFile(path.join(folder, 'full'), Buffer.from('x'), { day })).toThrow('storage_failed');
});
