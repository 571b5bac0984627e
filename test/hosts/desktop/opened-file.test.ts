import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect, test } from 'vitest';

import { openedFile } from '../../../electron/hosts/desktop/opened-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('the last campaign file among the arguments is read, once, and nothing else is', () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'a.roundrobin'), 'first');
  writeFileSync(path.join(folder, 'b.ROUNDROBIN'), 'second');
  const opened = openedFile();
  expect(opened.take()).toBeUndefined();
  expect(opened.openFrom(['--data', '/x', '.', 'notes.txt'], folder)).toBe(false);
  expect(opened.openFrom(['--x.roundrobin', 'a.roundrobin', 'b.ROUNDROBIN', '--y'], folder)).toBe(true);
  expect(opened.take()).toBe('second');
  expect(opened.take()).toBeUndefined();
});

test('a file that a file manager names by its address is found, whatever letters it has', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'Жаңаөзен 2010.roundrobin');
  writeFileSync(file, 'note');
  const opened = openedFile();
  expect(opened.openFrom([pathToFileURL(file).href], '/')).toBe(true);
  expect(opened.take()).toBe('note');
  for (const other of [
    'file://elsewhere.example/a.roundrobin',
    'file:///%2F.roundrobin',
    'file:a.roundrobin',
  ])
    expect([opened.openFrom([other], folder), opened.take()], other).toEqual([true, undefined]);
});

test('what only looks like a campaign file is not read', () => {
  const folder = temporaryFolder();
  const file = (name: string): string => path.join(folder, `${name}.roundrobin`);
  writeFileSync(file('real'), 'x');
  mkdirSync(file('folder'));
  symlinkSync(file('real'), file('link'));
  symlinkSync('/dev/zero', file('endless'));
  writeFileSync(file('large'), Buffer.alloc(4 * 1024 * 1024 + 1));
  if (process.platform !== 'win32') spawnSync('mkfifo', [file('pipe')]);
  const opened = openedFile();
  for (const name of ['folder', 'link', 'endless', 'large', 'pipe', 'missing']) {
    opened.open(file(name));
    expect(opened.take(), name).toBeUndefined();
  }
});
