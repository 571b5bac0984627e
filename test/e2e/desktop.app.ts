/** The desktop host from the page's side and from outside: what works, and above all what does not. */
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from '@playwright/test';

import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Request } from '../../electron/contract/index.ts';
import type { Result } from '../../electron/contract/result.ts';
import { crash, type DesktopApp, expect, test } from '../fixtures/electron-app.ts';
import { report } from '../support/figures.ts';
import { attempt, inlineScriptRuns, reach } from './page-policy.ts';

interface KioskWindow {
  roundRobin: Bridge;
}

/** Makes one call of the contract as the page does. */
function call(page: Page, request: Request): Promise<Result<unknown>> {
  return page.evaluate(
    (sent) => (window as unknown as KioskWindow).roundRobin.call(crypto.randomUUID(), sent, () => {}),
    request,
  );
}

/** The value of a call that must succeed. */
async function value<T>(page: Page, request: Request): Promise<T> {
  const result = await call(page, request);
  if (!result.ok) throw new Error(`${request.name} was refused: ${result.error.code}`);
  return result.value as T;
}

const refused = (code: string): object => ({
  ok: false,
  error: expect.objectContaining({ code }) as unknown,
});

/** Loads the sample and opens the desk. @returns the desk's token */
async function openDesk(page: Page): Promise<string> {
  const { passphrase } = await value<{ passphrase: string }>(page, { name: 'trySample', input: {} });
  const { desk } = await value<{ desk: string }>(page, { name: 'unlock', input: { passphrase } });
  return desk;
}

/** Files at a target that only the holder can tell from bundles of the sample: enough of them to be in the middle of. */
function writeUnreadableBundles(target: string, count: number): void {
  const folder = path.join(target, 'zhanaozen-2010', 'bundles');
  mkdirSync(folder, { recursive: true });
  for (let number = 0; number < count; number++) {
    const content = `no bundle ${number}`;
    writeFileSync(path.join(folder, `${createHash('sha256').update(content).digest('hex')}.rrb`), content);
  }
}

const processIds = (app: DesktopApp): Promise<number[]> =>
  app.main(({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid), null);

/** How many processes hold opened keys. */
const holders = (app: DesktopApp): Promise<number> =>
  app.main(
    ({ app: electron }) => electron.getAppMetrics().filter(({ name }) => name === 'Round Robin keys').length,
    null,
  );

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** What the windows look like from outside, the one that is shown first. */
const windows = (app: DesktopApp): Promise<{ visible: boolean; kiosk: boolean }[]> =>
  app.main(
    ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .map((window) => ({ visible: window.isVisible(), kiosk: window.isKiosk() }))
        .toSorted((a, b) => Number(b.visible) - Number(a.visible)),
    null,
  );

/** Web contents of the window that is shown and of the one in waiting, which may have to be made first. */
async function contentsIds(app: DesktopApp): Promise<{ visible: number; hidden: number }> {
  await expect.poll(() => windows(app)).toHaveLength(2);
  return app.main(({ BrowserWindow }) => {
    const all = BrowserWindow.getAllWindows();
    const idOf = (visible: boolean): number =>
      all.find((window) => window.isVisible() === visible)!.webContents.id;
    return { visible: idOf(true), hidden: idOf(false) };
  }, null);
}

/** Only the stand-in counts some things that Electron does. */
const isStandin = (): boolean => test.info().project.name === 'standin';

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

test('locking the screen ends the desk and the process with the keys', async ({ app }) => {
  const desk = await openDesk(app.page);
  expect(await holders(app)).toBe(1);
  await app.endTurn(() => app.main(({ powerMonitor }) => void powerMonitor.emit('lock-screen'), null));
  expect(await call(app.page, { name: 'overview', input: {}, desk })).toEqual(refused('not_allowed'));
  await expect.poll(() => holders(app)).toBe(0);
});

test('a page that crashes is replaced by a fresh one, and the desk is locked', async ({ app }) => {
  const { page } = app;
  const desk = await openDesk(page);
  await page.evaluate(() => sessionStorage.setItem('left', 'behind'));
  const before = performance.now();
  await app.endTurn(() => crash(app));
  const milliseconds = Math.round(performance.now() - before);
  report('residue', 'a fresh start screen after a crash on the desktop', `${milliseconds} ms`, '< 3000 ms');
  expect(milliseconds).toBeLessThan(3000);
  expect(await page.evaluate(() => sessionStorage.getItem('left'))).toBeNull();
  expect(await call(page, { name: 'overview', input: {}, desk })).toEqual(refused('not_allowed'));
  await expect.poll(() => holders(app)).toBe(0);
  await expect.poll(() => windows(app)).toHaveLength(2);
});

test('leaving the desk destroys its page, its token and what was copied', async ({ app }) => {
  const desk = await openDesk(app.page);
  const ids = await contentsIds(app);
  await app.page.evaluate(() => sessionStorage.setItem('left', 'behind'));
  await app.endTurn(() => app.page.evaluate(() => (window as unknown as KioskWindow).roundRobin.next()));
  expect(await call(app.page, { name: 'overview', input: {}, desk })).toEqual(refused('not_allowed'));
  expect(await app.page.evaluate(() => sessionStorage.getItem('left'))).toBeNull();
  await expect.poll(() => holders(app)).toBe(0);
  await expect
    .poll(() => windows(app))
    .toEqual([
      { visible: true, kiosk: true },
      { visible: false, kiosk: false },
    ]);
  const idsNow = await contentsIds(app);
  expect(idsNow.visible).toBe(ids.hidden);
  expect(idsNow.hidden).not.toBe(ids.visible);
  if (isStandin()) {
    const cleared = await app.main(
      ({ clipboard }) => (clipboard as unknown as { cleared: number }).cleared,
      null,
    );
    expect(cleared).toBe(1);
  }
});

test('a page in waiting is not heard before its turn', async ({ app }) => {
  // Loaded and asking where things stand, which it is not told.
  const others = async (): Promise<string[]> =>
    Promise.all(
      app
        .pages()
        .map((page) => page.locator('[data-screen]').getAttribute('data-screen')) as Promise<string>[],
    );
  await expect.poll(async () => (await others()).toSorted()).toEqual(['first-run', 'starting']);
  const status = { name: 'status', input: {} };
  const early = await app.main(async ({ BrowserWindow }) => {
    const waiting = BrowserWindow.getAllWindows().find((window) => !window.isVisible())!.webContents;
    const ask = `roundRobin.call('x', { name: 'status', input: {} }, () => {})`;
    const answered = waiting.executeJavaScript(ask);
    const asked = await Promise.race([
      answered.then(() => 'answered'),
      new Promise((resolve) => setTimeout(() => resolve('held'), 500)),
    ]);
    return [asked, await waiting.executeJavaScript('roundRobin.next()')];
  }, null);
  expect(early).toEqual(['held', false]);
  expect(await call(app.page, status)).toMatchObject({ ok: true });
});

test('asked for the next page twice, the host shows one', async ({ app }) => {
  await expect(app.page.locator('[data-screen="first-run"]')).toBeVisible();
  const before = await contentsIds(app);
  await app.endTurn(() =>
    app.page.evaluate(() => {
      const { roundRobin } = window as unknown as KioskWindow;
      void roundRobin.next();
      void roundRobin.next();
    }),
  );
  expect((await contentsIds(app)).visible).toBe(before.hidden);
});

test('without a next page the turn ends in place, and one is tried again', async ({ app }) => {
  const desk = await openDesk(app.page);
  await app.page.evaluate(() => sessionStorage.setItem('left', 'behind'));
  await app.main(({ BrowserWindow }) => {
    const waiting = BrowserWindow.getAllWindows().find((window) => !window.isVisible())!;
    const gone = new Promise<void>((resolve) => waiting.once('closed', () => resolve()));
    waiting.webContents.forcefullyCrashRenderer();
    return gone;
  }, null);
  // Making the next one fails: nothing serves its page.
  await app.main(({ app: electron }) => {
    electron.once('session-created', ({ protocol }) => {
      protocol.handle = () => {};
    });
  }, null);
  const next = (): Promise<boolean> =>
    app.page.evaluate(() => (window as unknown as KioskWindow).roundRobin.next());
  expect(await next()).toBe(false);
  // The page is the same, as what only a fresh one would not know shows; the desk is not open any more.
  expect(await app.page.evaluate(() => sessionStorage.getItem('left'))).toBe('behind');
  expect(await call(app.page, { name: 'overview', input: {}, desk })).toEqual(refused('not_allowed'));
  expect(await call(app.page, { name: 'status', input: {} })).toMatchObject({ ok: true });
  // The next attempt succeeds; a page that is gone cannot say so.
  await expect.poll(() => next().catch(() => true), { timeout: 20_000 }).toBe(true);
  await expect.poll(() => windows(app)).toHaveLength(2);
});

test('a page that cannot be loaded in the place of one that broke is tried again, and the failed ones go', async ({
  app,
}) => {
  await app.main(({ app: electron, BrowserWindow }) => {
    const unserved = ({ protocol }: Electron.Session): void => {
      protocol.handle = () => {};
    };
    const windowsMade = { count: 0 };
    electron.on('session-created', unserved);
    electron.on('browser-window-created', () => windowsMade.count++);
    const serveAgain = (): unknown => electron.off('session-created', unserved);
    Object.assign(globalThis, { serveAgain, windowsMade });
    // both at once, so that the next one has to be loaded anew
    for (const window of BrowserWindow.getAllWindows()) window.webContents.forcefullyCrashRenderer();
  }, null);
  const made = (): Promise<number> =>
    app.main(() => (globalThis as unknown as { windowsMade: { count: number } }).windowsMade.count, null);
  await expect.poll(made, { timeout: 20_000 }).toBeGreaterThanOrEqual(5);
  const failing = await windows(app);
  // the broken one stays until there is another one to see
  expect(failing.filter(({ visible }) => visible)).toHaveLength(1);
  expect(failing.length).toBeLessThanOrEqual(3);
  await app.main(() => (globalThis as unknown as { serveAgain: () => void }).serveAgain(), null);
  const isThere = (): Promise<boolean> =>
    app
      .main(({ BrowserWindow }) => {
        const shown = BrowserWindow.getAllWindows().find((window) => window.isVisible())!;
        const there = 'document.querySelector("[data-screen]") !== null';
        return shown.webContents.executeJavaScript(there) as Promise<boolean>;
      }, null)
      .catch(() => false);
  await expect.poll(isThere, { timeout: 10_000 }).toBe(true);
});

test('closing the window that is shown ends the program, the unseen one notwithstanding', async ({ app }) => {
  const pids = await processIds(app);
  await expect.poll(() => windows(app)).toHaveLength(2);
  await app
    .main(({ BrowserWindow }) => {
      const shown = BrowserWindow.getAllWindows().find((window) => window.isVisible())!;
      setTimeout(() => shown.close(), 50);
    }, null)
    .catch(() => {});
  await expect.poll(() => pids.filter(isRunning)).toEqual([]);
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
