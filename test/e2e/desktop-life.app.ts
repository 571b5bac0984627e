/** The desktop program among displays, power, files, menus and breakdowns, on one program for all. */
import { pathToFileURL } from 'node:url';

import type { Bridge } from '../../electron/contract/bridge.ts';
import { type DesktopApp, expect, sharedTest as test } from '../fixtures/electron-app.ts';
import { openDesk } from './attacks/attack.ts';
import {
  allClosings,
  allDisplays,
  allLeavings,
  allMenus,
  closingItself,
  noDisplays,
} from './attacks/surroundings.ts';
import { lock, screen, unlock } from './story.ts';

interface Made {
  ok: boolean;
  value: { out: string };
}

/** Makes one call of the desk. */
const call = (app: DesktopApp, name: string, input: object, desk: string): Promise<Made> =>
  app.page.evaluate(
    (request) =>
      (window as unknown as { roundRobin: Bridge }).roundRobin.call(
        crypto.randomUUID(),
        request,
        () => {},
      ) as Promise<unknown> as Promise<Made>,
    { name, input, desk },
  );

/** Titles of the menu's entries; none when there is no menu. */
const menu = (app: DesktopApp): Promise<string[]> =>
  app.main(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? [], null);

test('every other display is black, also those that come later, and free when they go', async ({
  app,
  passphrase,
}) => {
  expect(await allDisplays({ app, passphrase })).toEqual([]);
  await expect.poll(() => app.pages().length).toBe(2);
});

test('on Wayland, where nobody places windows, none covers the kiosk', async ({ app, passphrase }) => {
  expect(await noDisplays({ app, passphrase })).toEqual([]);
});

test('a page that closes itself is followed by another one', async ({ app, passphrase }) => {
  expect(await closingItself({ app, passphrase })).toEqual([]);
  await expect(app.page.locator('[data-part="broke"]')).toContainText('what was sent is safe');
  await app.endTurn(() =>
    app.page.evaluate(() => (window as unknown as { roundRobin: Bridge }).roundRobin.next()),
  );
});

test('nobody who stands there closes the kiosk or a black window', async ({ app, passphrase }) => {
  expect(await allClosings({ app, passphrase })).toEqual([]);
  await expect.poll(() => app.pages().length).toBe(2);
});

test('a second start brings a window that was made small back', async ({ app }) => {
  const isSmall = await app.main(({ app: electron, BrowserWindow }) => {
    const shown = BrowserWindow.getAllWindows().find((window) => window.isVisible())!;
    shown.minimize();
    (electron as NodeJS.EventEmitter).emit('second-instance', {}, ['electron'], '/');
    return shown.isMinimized();
  }, null);
  expect(isSmall).toBe(false);
});

test('keys that run out of memory do not end the program, and can be opened again', async ({
  app,
  passphrase,
}, info) => {
  info.skip(info.project.name === 'electron', 'only the stand-in gives its processes away');
  await openDesk(app, passphrase);
  const died = await app.main(({ app: electron }) => {
    const { utilityProcesses } = electron as unknown as {
      utilityProcesses: Set<NodeJS.EventEmitter & { end: () => Promise<void> }>;
    };
    const [holder] = utilityProcesses;
    try {
      // as Electron tells it, before the process ends
      holder!.emit('error', 'FatalError', 'heap', '{}');
    } catch (error) {
      return (error as Error).message;
    }
    return holder!.end().then(() => 'ended');
  }, null);
  expect(died).toBe('ended');
  await call(app, 'lock', {}, await openDesk(app, passphrase));
});

test('the desk is locked when the laptop sleeps, is locked, or another user’s turn comes', async ({
  app,
  passphrase,
}) => {
  expect(await allLeavings({ app, passphrase })).toEqual([]);
});

test('the display stays on while a meeting is open, and no longer', async ({ app, passphrase }) => {
  const blockers = (): Promise<string[]> =>
    app.main(() => (globalThis as unknown as { blockers: string[] }).blockers, null);
  await app.main(({ powerSaveBlocker }) => {
    const seen: string[] = [];
    const start = powerSaveBlocker.start.bind(powerSaveBlocker);
    const stop = powerSaveBlocker.stop.bind(powerSaveBlocker);
    Object.assign(globalThis, { blockers: seen });
    powerSaveBlocker.start = (kind) => {
      seen.push(kind);
      return start(kind);
    };
    powerSaveBlocker.stop = (id) => {
      seen.push('stopped');
      return stop(id);
    };
  }, null);
  const desk = await openDesk(app, passphrase);
  await call(app, 'overview', {}, desk);
  expect(await blockers()).toEqual([]);
  await call(app, 'openMeeting', { name: 'Assembly', place: 'Aktau', day: '2026-03-08' }, desk);
  await call(app, 'overview', {}, desk);
  expect(await blockers()).toEqual(['prevent-display-sleep']);
  await call(app, 'closeMeeting', {}, desk);
  expect(await blockers()).toEqual(['prevent-display-sleep', 'stopped']);
  await call(app, 'lock', {}, desk);
});

test('only organisers have a menu, and it tells what this program is', async ({ app, passphrase }) => {
  expect(await menu(app)).toEqual([]);
  const desk = await openDesk(app, passphrase);
  expect(await menu(app)).toEqual([expect.stringMatching(/round.?robin/i), 'Edit']);
  const own = await app.main(
    ({ Menu }) => Menu.getApplicationMenu()!.items[0]!.submenu!.items.map(({ label }) => label),
    null,
  );
  expect(own).toEqual(['About Round Robin', 'Quit Round Robin']);
  await app.main(({ Menu, app: electron }) => {
    Object.assign(electron, { showAboutPanel: () => Object.assign(globalThis, { aboutShown: true }) });
    const about = Menu.getApplicationMenu()!.items[0]!.submenu!.items[0]!;
    about.click();
  }, null);
  expect(await app.main(() => 'aboutShown' in globalThis, null)).toBe(true);
  await call(app, 'lock', {}, desk);
  expect(await menu(app)).toEqual([]);
  expect(await allMenus({ app, passphrase })).toEqual([]);
});

test('a page that hangs is replaced, and whoever stands there is told, but not the next person', async ({
  app,
}) => {
  await app.endTurn(() =>
    app.main(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()
        .find((window) => window.isVisible())!
        .emit('unresponsive');
    }, null),
  );
  await expect(app.page.locator('[data-part="broke"]')).toContainText('what was sent is safe');
  await app.endTurn(() =>
    app.page.evaluate(() => (window as unknown as { roundRobin: Bridge }).roundRobin.next()),
  );
  await expect(screen(app.page, 'closed')).toBeVisible();
  await expect(app.page.locator('[data-part="broke"]')).toHaveCount(0);
});

test('a page that has left for an empty one, which asks nobody, is replaced', async ({ app }) => {
  await app.endTurn(() => app.page.evaluate(() => void (location.href = 'about:blank')));
  await expect(screen(app.page, 'closed')).toBeVisible();
});

test('a campaign file that is opened waits for an organiser, and leads to where one is loaded', async ({
  app,
  passphrase,
}) => {
  const desk = await openDesk(app, passphrase);
  const { value } = await call(app, 'exportCampaign', {}, desk);
  await call(app, 'lock', {}, desk);
  const address = pathToFileURL(value.out).href;
  const openFile = (how: 'second' | 'mac', file: string): Promise<void> =>
    app.main(
      ({ app: electron }, [way, named]) => {
        const event = { preventDefault: () => {} };
        const emitter = electron as NodeJS.EventEmitter;
        if (way === 'mac') emitter.emit('open-file', event, named);
        else emitter.emit('second-instance', event, ['electron', '--flag', named], '/');
      },
      [how, file] as const,
    );
  // as file managers on Linux do
  await openFile('second', address);
  await expect(screen(app.page, 'closed')).toBeVisible();
  const refused = await app.page.evaluate(() =>
    (window as unknown as { roundRobin: Bridge }).roundRobin.call(
      'x',
      { name: 'openedCampaign', input: {} },
      () => {},
    ),
  );
  expect(refused).toMatchObject({ ok: false, error: { code: 'not_allowed' } });

  await unlock(app.page, passphrase);
  await expect(app.page.locator('[data-part-button="campaign"][aria-current="page"]')).toBeVisible();
  await expect(app.page.locator('output[data-part="opened"]')).toBeVisible();
  const shownVersion = await app.page.locator('[data-part="version"]').getAttribute('data-version');

  // at the desk already, by the other way
  await app.page.locator('[data-part-button="meeting"]').click();
  await openFile('mac', `${value.out}.exe`);
  await openFile('mac', value.out);
  await app.page.waitForTimeout(100);
  await app.page.locator('[data-part-button="campaign"]').click();
  await expect(app.page.locator('output[data-part="opened"]')).toBeVisible();
  expect(await app.page.locator('[data-part="version"]').getAttribute('data-version')).toBe(shownVersion);
  await lock(app.page);
});

test('a file dropped on people’s screens is refused, at the desk a field for files takes it', async ({
  app,
  passphrase,
}) => {
  /** Drops a file; @returns whether the page kept the browser from opening it, and what it would have done */
  const drop = (target: string): Promise<{ prevented: boolean; effect: string }> =>
    app.page.evaluate((selector) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'dropped.roundrobin'));
      const event = (name: string): DragEvent =>
        new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true });
      const element = document.querySelector(selector)!;
      const over = event('dragover');
      element.dispatchEvent(over);
      const dropped = event('drop');
      element.dispatchEvent(dropped);
      return {
        prevented: over.defaultPrevented && dropped.defaultPrevented,
        effect: dataTransfer.dropEffect,
      };
    }, target);
  await expect(screen(app.page, 'closed')).toBeVisible();
  expect(await drop('[data-screen]')).toMatchObject({ prevented: true });
  await unlock(app.page, passphrase);
  expect(await drop('[data-screen]')).toMatchObject({ prevented: true });
  await app.page.locator('[data-part-button="campaign"]').click();
  expect(await drop('[data-takes-files]')).toMatchObject({ prevented: true });
  await expect(app.page.locator('[data-takes-files] label')).toContainText('dropped.roundrobin');
  await lock(app.page);
});
