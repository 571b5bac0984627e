/** What every target promises, whatever it is made of. */
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';

import { openTarget, targetName } from '../../../electron/core/sync/layout.ts';
import { folderTarget } from '../../../electron/core/sync/targets/folder.ts';
import type { Target } from '../../../electron/core/sync/targets/target.ts';
import { utf8 } from '../../../electron/seal/bytes.ts';
import { type Apache, apacheUser, startApache } from '../../support/apache.ts';
import { memoryTarget } from '../../support/memory-target.ts';
import { type ObjectStore, startObjectStore, storeUser } from '../../support/s3-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { needTool, tool } from '../../support/tools.ts';

/** Each test has a place of its own at the server. */
let places = 0;
const atTheEnd: (() => void)[] = [];
const afterEnd = (clean: () => void): void => void atTheEnd.push(clean);
let apache: Apache | undefined;
let store: ObjectStore;
beforeAll(async () => {
  store = await startObjectStore();
  const program = tool('apache2');
  if (program !== undefined) apache = await startApache(program, temporaryFolder(afterEnd));
});
afterAll(async () => {
  await store.stop();
  await apache?.stop();
  for (const clean of atTheEnd) clean();
});

const targets: Record<string, (ctx: TestContext) => Target | Promise<Target>> = {
  memory: () => memoryTarget(),
  folder: () => folderTarget(temporaryFolder()),
  'Apache with mod_dav': async (ctx) => {
    needTool(ctx, 'apache2');
    const place = `place-${++places}`;
    mkdirSync(path.join(apache!.folder, place), { mode: 0o777 });
    chmodSync(path.join(apache!.folder, place), 0o777);
    return openTarget(`${apache!.target}/${place}`, { credentials: apacheUser });
  },
  'an object store': () => openTarget(`${store.target}/place-${++places}`, { credentials: storeUser }),
};

describe.each(Object.entries(targets))('%s', (_, make) => {
  test('is empty at first', async (ctx) => {
    const target = await make(ctx);
    expect(await target.list('campaign/bundles')).toEqual([]);
    expect(await target.read('campaign/bundles/a.rrb')).toBeUndefined();
  });

  test('gives back what was written, byte for byte', async (ctx) => {
    const target = await make(ctx);
    const all = Uint8Array.from({ length: 256 }, (_byte, i) => i);
    for (const [name, bytes] of [
      ['all', all],
      ['empty', new Uint8Array()],
      ['large', new Uint8Array(300_000).fill(7)],
    ] as const) {
      await target.write(`campaign/bundles/${name}`, bytes);
      expect(Buffer.from((await target.read(`campaign/bundles/${name}`))!).equals(bytes)).toBe(true);
    }
    expect((await target.list('campaign/bundles')).toSorted()).toEqual(['all', 'empty', 'large']);
  });

  test('keeps its own copy', async (ctx) => {
    const target = await make(ctx);
    const bytes = utf8('bundle');
    await target.write('campaign/bundles/a', bytes);
    bytes.fill(0);
    (await target.read('campaign/bundles/a'))!.fill(0);
    expect(Buffer.from((await target.read('campaign/bundles/a'))!).toString()).toBe('bundle');
  });

  test('takes the same content again, and another content in place of a damaged one', async (ctx) => {
    const target = await make(ctx);
    for (const content of ['same', 'same', 'other']) await target.write('campaign/receipts/a', utf8(content));
    expect(Buffer.from((await target.read('campaign/receipts/a'))!).toString()).toBe('other');
    expect(await target.list('campaign/receipts')).toEqual(['a']);
  });

  test('keeps folders apart', async (ctx) => {
    const target = await make(ctx);
    await target.write('one/bundles/a', utf8('1'));
    await target.write('one-more/bundles/b', utf8('2'));
    await target.write('one/receipts/c', utf8('3'));
    expect(await target.list('one/bundles')).toEqual(['a']);
    expect(await target.list('one/receipts')).toEqual(['c']);
    expect(await target.list('one-more/bundles')).toEqual(['b']);
  });
});

const unreachable = expect.objectContaining({
  failure: expect.objectContaining({ code: 'target_unreachable' }),
});

describe('a folder', () => {
  test('that is not there is unreachable and is not made', () => {
    const missing = path.join(temporaryFolder(), 'stick');
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    for (const root of [missing, file, path.join(file, 'below'), 'a\0b'])
      expect(() => folderTarget(root)).toThrow(unreachable);
    expect(statSync(missing, { throwIfNoEntry: false })).toBeUndefined();
  });

  test('that is pulled out in the middle is unreachable and is not made anew', async () => {
    const root = path.join(temporaryFolder(), 'stick');
    mkdirSync(root);
    const target = folderTarget(root);
    await target.write('campaign/bundles/a', utf8('1'));
    renameSync(root, `${root}-elsewhere`);
    await expect(target.write('campaign/bundles/b', utf8('2'))).rejects.toThrow(unreachable);
    await expect(target.read('campaign/bundles/a')).rejects.toThrow(unreachable);
    await expect(target.list('campaign/bundles')).rejects.toThrow(unreachable);
    expect(statSync(root, { throwIfNoEntry: false })).toBeUndefined();
  });

  test('shows no half-written file and leaves none', async () => {
    const root = temporaryFolder();
    const target = folderTarget(root);
    await target.write('campaign/bundles/a', utf8('1'));
    writeFileSync(path.join(root, 'campaign/bundles/.b.part'), 'half');
    expect(await target.list('campaign/bundles')).toEqual(['a']);
    // what cannot be replaced: a folder in the file's place
    mkdirSync(path.join(root, 'campaign/bundles/c/inside'), { recursive: true });
    await expect(target.write('campaign/bundles/c', utf8('2'))).rejects.toThrow('storage_failed');
    expect(readdirSync(path.join(root, 'campaign/bundles')).toSorted()).toEqual(['.b.part', 'a', 'c']);
  });

  test('says what the disk says when a file is in the place of its folders', async () => {
    const root = temporaryFolder();
    writeFileSync(path.join(root, 'campaign'), '');
    const target = folderTarget(root);
    await expect(target.write('campaign/bundles/a', utf8('1'))).rejects.toThrow('storage_failed');
    rmSync(path.join(root, 'campaign'));
    await target.write('campaign/bundles/a', utf8('1'));
  });

  test('carries days, not times', async () => {
    const root = temporaryFolder();
    await folderTarget(root).write('campaign/bundles/a', utf8('1'));
    expect(statSync(path.join(root, 'campaign/bundles/a')).mtime.toISOString()).toMatch(/T00:00:00.000Z$/);
  });
});

test('a target that is not supported yet says so, one folder has one name', async () => {
  for (const name of ['ftp://host', 'file:///etc', 'javascript://x'])
    await expect(openTarget(name)).rejects.toMatchObject({
      failure: { code: 'target_unsupported', detail: name.split(':')[0] },
    });
  expect(targetName('/media/stick/')).toBe(targetName('/media/../media/stick'));
});
