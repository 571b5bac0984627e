/** The desktop host from the page's side and from outside: what works, and above all what does not. */
import { mkdirSync, realpathSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Result } from '../../electron/contract/result.ts';
import { expect, test } from '../fixtures/electron-app.ts';
import {
  call,
  holders,
  isRunning,
  type KioskWindow,
  openDesk,
  processIds,
  refused,
  value,
  windows,
  writeUnreadableBundles,
} from './desktop-calls.ts';
import { attempt, inlineScriptRuns, reach } from './page-policy.ts';

test('an empty data folder opens on the first-run screen, full screen', async ({ app }) => {
  await expect(app.page.locator('[data-screen="first-run"]')).toBeVisible();
  await expect
    .poll(() => windows(app))
    .toEqual([
      { visible: true, kiosk: true },
      { visible: false, kiosk: false },
    ]);
  expect(await app.page.evaluate(() => isSecureContext)).toBe(true);
});

test('the sample is loaded, its passphrase opens the desk, and the holder runs in a process of its own', async ({
  app,
}) => {
  const { page } = app;
  const { id, passphrase } = await value<{ id: string; passphrase: string }>(page, {
    name: 'trySample',
    input: {},
  });
  expect(await value(page, { name: 'status', input: {} })).toMatchObject({
    campaign: { id, mode: 'single', test: true },
  });

  expect(await call(page, { name: 'unlock', input: { passphrase: `${passphrase} x` } })).toEqual(
    refused('wrong_passphrase'),
  );
  const { desk, keys } = await value<{ desk: string; keys: boolean }>(page, {
    name: 'unlock',
    input: { passphrase },
  });
  expect(keys).toBe(true);
  expect(await holders(app)).toBe(1);
  expect(await value(page, { name: 'overview', input: {}, desk })).toMatchObject({
    campaign: id,
    entries: 0,
  });
});

test('a call reports its steps to the page that made it', async ({ app }) => {
  const desk = await openDesk(app.page);
  const input = {
    files: [path.join(app.dataFolder, 'settings.json'), path.join(app.dataFolder, 'pins.json')],
  };
  const steps = await app.page.evaluate(
    async (request) => {
      const seen: unknown[] = [];
      await (window as unknown as KioskWindow).roundRobin.call('steps', request, (step) => seen.push(step));
      return seen;
    },
    { name: 'verify', input, desk },
  );
  expect(steps.at(-1)).toEqual({ done: 2, total: 2 });
});

test('a call that its page cancels ends early, and its id can be used again', async ({ app }) => {
  const desk = await openDesk(app.page);
  const target = path.join(app.dataFolder, 'stick');
  writeUnreadableBundles(target, 300);
  const answers = await app.page.evaluate(
    async (request) => {
      const { roundRobin } = window as unknown as KioskWindow;
      const merging = roundRobin.call('merge', request, () => {});
      const twice = roundRobin.call('merge', request, () => {});
      roundRobin.cancel('merge');
      const answered = await Promise.all([merging, twice]);
      return [...answered, await roundRobin.call('merge', { name: 'status', input: {} }, () => {})];
    },
    { name: 'merge', input: { from: target }, desk },
  );
  expect(answers).toEqual([
    refused('cancelled'),
    refused('bad_input'),
    { ok: true, value: expect.anything() as unknown },
  ]);
});

test('a name outside the table, and the desk without its token, are refused', async ({ app }) => {
  expect(await call(app.page, { name: 'readEverything', input: {} })).toEqual(refused('unknown_call'));
  expect(await call(app.page, { name: 'toString', input: {} })).toEqual(refused('unknown_call'));
  await openDesk(app.page);
  expect(await call(app.page, { name: 'overview', input: {} })).toEqual(refused('not_allowed'));
  expect(await call(app.page, { name: 'overview', input: {}, desk: 'guessed' })).toEqual(
    refused('not_allowed'),
  );
});

test('malformed envelopes are refused', async ({ app }) => {
  const results = await app.page.evaluate(() => {
    const { roundRobin } = window as unknown as {
      roundRobin: { call: (...args: unknown[]) => Promise<unknown> };
    };
    const request = { name: 'status', input: {} };
    const envelopes = [
      ['', request],
      ['i'.repeat(65), request],
      [7, request],
      ['id', null],
      ['id', 'status'],
      ['id', { name: 1, input: {} }],
      ['id', { ...request, desk: 5 }],
      ['id', { ...request, more: true }],
    ];
    return Promise.all(envelopes.map((envelope) => roundRobin.call(...envelope, () => {})));
  });
  expect(results).toEqual(results.map(() => refused('bad_input')));
});

test('only the kiosk window is heard, even with the same preload and page', async ({ app }) => {
  const answer = await app.main(async ({ app: electron, BrowserWindow }) => {
    const { session } = BrowserWindow.getAllWindows()[0]!.webContents;
    const preload = `${electron.getAppPath()}/out/preload/index.cjs`;
    const other = new BrowserWindow({ show: false, webPreferences: { session, preload } });
    await other.loadURL('app://kiosk/index.html');
    const result: unknown = await other.webContents.executeJavaScript(
      `roundRobin.call('x', { name: 'status', input: {} }, () => {})`,
    );
    other.destroy();
    return result;
  }, null);
  expect(answer).toEqual(refused('not_allowed'));
});

test('the preload exposes four frozen functions and no trace of Node or Electron', async ({ app }) => {
  const surface = await app.page.evaluate(() => {
    const { roundRobin } = window as unknown as KioskWindow;
    const names = [
      'require',
      'process',
      'module',
      'Buffer',
      'electron',
      'ipcRenderer',
      '__toMain',
      '__fromMain',
    ];
    return {
      keys: Object.keys(roundRobin).toSorted(),
      frozen: Object.isFrozen(roundRobin),
      replaceable: Object.getOwnPropertyDescriptor(window, 'roundRobin')?.configurable,
      leaked: names.filter((name) => name in window),
    };
  });
  expect(surface).toEqual({
    keys: ['call', 'cancel', 'next', 'onOpened'],
    frozen: true,
    replaceable: false,
    leaked: [],
  });
});

test('strings become neither code nor markup', async ({ app }) => {
  expect(await attempt(app.page, 'eval')).toBe('EvalError');
  expect(await attempt(app.page, 'function')).toBe('EvalError');
  expect(await attempt(app.page, 'innerHTML')).toBe('TypeError');
  expect(await attempt(app.page, 'handler')).toBe('TypeError');
});

test('an inline script does not run', async ({ app }) => {
  expect(await inlineScriptRuns(app.page)).toBe(false);
});

test('the page reaches its own files and nothing else', async ({ app }) => {
  expect(await reach(app.page, '/index.html')).toBe(200);
  expect(await reach(app.page, '/..%2f..%2fpackage.json')).toBe(404);
  expect(await reach(app.page, '/%2e%2e/main/index.js')).toBe(404);
  expect(await reach(app.page, '/%ff')).toBe(404);
  expect(await reach(app.page, 'https://example.org/')).toBe('refused');
  expect(await reach(app.page, 'http://127.0.0.1:9/')).toBe('refused');
});

/** Written out a second time on purpose: loosening it takes two decisions. */
const policy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'",
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
].join('; ');

test('every answer carries the strict headers', async ({ app }) => {
  const headers = await app.page.evaluate(async () =>
    Object.fromEntries((await fetch('/index.html')).headers),
  );
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
});

test('the network is closed below the policy too', async ({ app }) => {
  const loaded = await app.main(async ({ BrowserWindow }) => {
    const { session } = BrowserWindow.getAllWindows()[0]!.webContents;
    const bare = new BrowserWindow({ show: false, webPreferences: { session } });
    const result = await bare.loadURL('http://127.0.0.1:9/').then(
      () => 'loaded',
      (error: Error) => error.message,
    );
    bare.destroy();
    return result;
  }, null);
  expect(loaded).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('no second window opens and the page stays where it is', async ({ app }) => {
  const { page } = app;
  const start = page.url();
  await page.evaluate(() => void window.open('https://example.org/'));
  await page.evaluate(() => void window.open('/index.html'));
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await page.evaluate(() => {
    location.href = '/index.html?again';
  });
  await expect.poll(() => app.pages().length).toBe(2);
  expect((await windows(app)).map(({ visible }) => visible)).toEqual([true, false]);
  expect(page.url()).toBe(start);
  await expect(page.locator('[data-screen="first-run"]')).toBeVisible();
});

test('permissions are denied', async ({ app }) => {
  const states = await app.page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
    ] as PermissionName[];
    const queries = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
    const position = await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('found'),
        ({ code }) => resolve(code),
      ),
    );
    return { granted: queries.filter(({ state }) => state === 'granted').length, position };
  });
  expect(states).toEqual({ granted: 0, position: 1 });
});

test('a download is cancelled', async ({ app }) => {
  const prevented = app.main(
    ({ BrowserWindow }) =>
      new Promise((resolve) => {
        const { session } = BrowserWindow.getAllWindows()[0]!.webContents;
        session.once('will-download', (event) => resolve(event.defaultPrevented));
        setTimeout(() => resolve('never began'), 3000);
      }),
    null,
  );
  await app.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['names']));
    link.download = 'names.txt';
    link.click();
  });
  expect([true, 'never began']).toContain(await prevented);
});

test('settings lie in the data folder, for its owner alone', async ({ app }) => {
  await value(app.page, { name: 'trySample', input: {} });
  const file = path.join(app.dataFolder, 'settings.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ campaign: 'zhanaozen-2010' });
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('shortcuts that lead out are stopped before the page, except at the desk', async ({ app }) => {
  const press = (key: string, code: string, held: object): Promise<boolean> =>
    app.main(
      ({ BrowserWindow }, input) => {
        const { webContents } = BrowserWindow.getAllWindows().find((window) => window.isVisible())!;
        let stopped = false;
        const event = { preventDefault: () => (stopped = true) };
        const released = { control: false, alt: false, meta: false, shift: false };
        webContents.emit('before-input-event', event, { type: 'keyDown', ...released, ...input });
        return stopped;
      },
      { key, code, ...held },
    );
  expect(await press('p', 'KeyP', { control: true })).toBe(false);
  const desk = await openDesk(app.page);
  expect(await press('p', 'KeyP', { control: true })).toBe(false);
  await value(app.page, { name: 'lock', input: {}, desk });
  for (const [key, code, held] of [
    ['p', 'KeyP', { control: true }],
    ['з', 'KeyP', { control: true }],
    ['ArrowLeft', 'ArrowLeft', { alt: true }],
    ['F12', 'F12', {}],
    ['F4', 'F4', { alt: true }],
  ] as const)
    expect(await press(key, code, held)).toBe(true);
  expect(await press('c', 'KeyC', { control: true })).toBe(false);
});

test('what was made is opened by the system, nothing else is, and a folder that could be a program is only shown', async ({
  app,
}) => {
  await app.main(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openPath = async (file) => {
      opened.push(file);
      return '';
    };
    shell.showItemInFolder = (file) => void opened.push(`shown: ${file}`);
  }, null);
  const desk = await openDesk(app.page);
  const exports = path.join(app.dataFolder, 'exports');
  const { report: file } = await value<{ report: string }>(app.page, {
    name: 'preflight',
    input: { report: true },
    desk,
  });
  mkdirSync(path.join(exports, 'x.app'));
  writeFileSync(path.join(exports, 'run.desktop'), 'x');
  const open = (asked: string): Promise<Result<unknown>> =>
    call(app.page, { name: 'openExport', input: { file: asked }, desk });
  expect(await value(app.page, { name: 'letterDesk', input: {}, desk })).toMatchObject({ opens: true });
  expect(await open(file)).toMatchObject({ ok: true });
  expect(await open(exports)).toMatchObject({ ok: true });
  expect(await open(path.join(exports, 'x.app'))).toMatchObject({ ok: true });
  for (const hostile of [
    path.join(exports, 'run.desktop'),
    path.join(exports, '..', 'settings.json'),
    process.execPath,
  ])
    expect(await open(hostile)).toEqual(refused('not_allowed'));
  expect(await call(app.page, { name: 'openExport', input: { file } })).toEqual(refused('not_allowed'));
  const opened = await app.main(() => (globalThis as unknown as { opened: string[] }).opened, null);
  expect(
    opened.map((each) => each.replace(realpathSync(app.dataFolder), '').replaceAll(path.sep, '/')),
  ).toEqual(['/exports/zhanaozen-2010-readiness.pdf', '/exports', 'shown: /exports/x.app']);
});

test('after closing, no process of it remains', async ({ app }) => {
  await openDesk(app.page);
  const pids = await processIds(app);
  expect(pids.length).toBeGreaterThanOrEqual(2);
  await app.close();
  await expect.poll(() => pids.filter(isRunning)).toEqual([]);
});
