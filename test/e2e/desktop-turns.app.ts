/** Turns on the desktop: a page of its own for everybody, and what becomes of it when they leave, crash or find none. */
import { crash, expect, test } from '../fixtures/electron-app.ts';
import { report } from '../support/figures.ts';
import {
  call,
  contentsIds,
  holders,
  isRunning,
  isStandin,
  type KioskWindow,
  openDesk,
  processIds,
  refused,
  windows,
} from './desktop-calls.ts';

test('locking the screen ends the desk and the process with the keys', async ({ app }) => {
  const desk = await openDesk(app.page);
  expect(await holders(app)).toBe(1);
  await app.endTurn(() => app.main(({ powerMonitor }) => void powerMonitor.emit('lock-screen'), null));
  expect(await call(app.page, { name: 'overview', input: {}, desk })).toEqual(refused('not_allowed'));
  await expect.poll(() => holders(app)).toBe(0);
});

test('the end of a session, which Windows tells to windows alone, closes what is open', async ({ app }) => {
  test.skip(process.platform !== 'linux', 'asks Linux which files are open');
  const desk = await openDesk(app.page);
  const openVaults = (): Promise<number> =>
    app.main((_electron, folder) => {
      const { readdirSync, readlinkSync } = process.getBuiltinModule('fs');
      // the list itself is gone when its names are read
      const files = readdirSync('/proc/self/fd').map((fd) => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`);
        } catch {
          return '';
        }
      });
      return files.filter((file) => file.startsWith(folder) && file.endsWith('.sqlite')).length;
    }, app.dataFolder);
  expect(await call(app.page, { name: 'overview', input: {}, desk })).toMatchObject({ ok: true });
  expect(await openVaults()).toBe(1);
  await app.main(
    ({ BrowserWindow }) =>
      void BrowserWindow.getAllWindows()[0]!.emit('session-end', { reasons: ['shutdown'] }),
    null,
  );
  expect(await openVaults()).toBe(0);
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

test('a page that neither comes nor fails is given up, and another one is tried', async ({ app }) => {
  await expect.poll(() => windows(app)).toHaveLength(2);
  const before = await contentsIds(app);
  await app.main(({ app: electron, BrowserWindow }) => {
    electron.once('session-created', ({ protocol }) => {
      const handle = protocol.handle.bind(protocol);
      protocol.handle = (scheme) => handle(scheme, () => new Promise<never>(() => {}));
    });
    // half a minute is three seconds
    const inTime = setTimeout;
    Object.assign(globalThis, {
      setTimeout: (run: () => void, milliseconds: number) =>
        inTime(run, milliseconds === 30_000 ? 3000 : milliseconds),
    });
    for (const window of BrowserWindow.getAllWindows()) window.webContents.forcefullyCrashRenderer();
  }, null);
  // two were lost, and the one that hung
  const shownId = (): Promise<number> =>
    app.main(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().find((window) => window.isVisible())!.webContents.id,
      null,
    );
  await expect.poll(shownId, { timeout: 20_000 }).toBeGreaterThanOrEqual(before.hidden + 2);
  await expect.poll(() => windows(app)).toHaveLength(2);
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
