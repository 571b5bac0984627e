/** What stands around the page: displays, and the laptop's own locks. */
import { setTimeout as pause } from 'node:timers/promises';

import type { DesktopApp } from '../../fixtures/electron-app.ts';
import { type Attack, type KioskWindow, openDesk } from './attack.ts';

/** Plugs displays in and out, the kiosk's own not counted. @returns where there are black windows */
const plug = (app: DesktopApp, others: number, change: string): Promise<{ x: number; color: string }[]> =>
  app.main(
    ({ screen: displays, BrowserWindow }, [count, event]) => {
      const primary = displays.getPrimaryDisplay();
      const more = Array.from({ length: count }, (_, i) => ({
        ...primary,
        id: 100 + i,
        bounds: { x: 10_000 * (i + 1), y: 0, width: 800, height: 600 },
      }));
      displays.getAllDisplays = () => [primary, ...more];
      (displays as unknown as NodeJS.EventEmitter).emit(event, {}, more[0] ?? primary, []);
      return BrowserWindow.getAllWindows()
        .filter((window) => window.isVisible() && window.getBounds().x >= 10_000)
        .map((window) => ({ x: window.getBounds().x, color: window.getBackgroundColor() }))
        .toSorted((a, b) => a.x - b.x);
    },
    [others, change] as const,
  );

/** No display shows a desktop beside the kiosk, whatever is plugged in and out; none is left black. */
export const allDisplays: Attack = async ({ app }) => {
  const wrong: string[] = [];
  for (const [others, change] of [
    [1, 'display-added'],
    [3, 'display-added'],
    [1, 'display-removed'],
    [1, 'display-metrics-changed'],
    [0, 'display-removed'],
  ] as const) {
    const black = await plug(app, others, change);
    const wanted = Array.from({ length: others }, (_, i) => ({ x: 10_000 * (i + 1), color: '#000000' }));
    if (JSON.stringify(black) !== JSON.stringify(wanted))
      wrong.push(`${change} to ${others}: ${JSON.stringify(black)}`);
  }
  return wrong;
};

/** On Wayland nobody places windows, and a black one might cover the kiosk: there is none. */
export const noDisplays: Attack = async ({ app }) => {
  await app.main(({ app: { commandLine } }) => commandLine.appendSwitch('ozone-platform', 'wayland'), null);
  const black = await plug(app, 1, 'display-added');
  await app.main(({ app: { commandLine } }) => commandLine.removeSwitch('ozone-platform'), null);
  await plug(app, 0, 'display-removed');
  return black.map(({ x }) => `a black window stands at ${x}`);
};

const leave = (app: DesktopApp, event: string): Promise<void> =>
  app.main(({ powerMonitor }, name) => void (powerMonitor as NodeJS.EventEmitter).emit(name), event);

/** The desk is locked, and its page gone, by everything by which an organiser leaves the laptop. */
export const allLeavings: Attack = async ({ app, passphrase }) => {
  const wrong: string[] = [];
  for (const event of ['suspend', 'lock-screen', 'user-did-resign-active']) {
    const desk = await openDesk(app, passphrase);
    await app.endTurn(() => leave(app, event));
    const isOpen = await app.page.evaluate(async (token) => {
      const request = { name: 'lock', input: {}, desk: token };
      const { roundRobin } = window as unknown as KioskWindow;
      return (await roundRobin.call(crypto.randomUUID(), request, () => {})).ok;
    }, desk);
    if (isOpen) wrong.push(`${event} leaves the desk open`);
  }
  return wrong;
};

/** The window that is shown and the black ones are asked to close, as by a window manager. @returns those that did */
const closeAll = (app: DesktopApp): Promise<string[]> =>
  app.main(({ BrowserWindow }) => {
    const visible = BrowserWindow.getAllWindows().filter((window) => window.isVisible());
    for (const window of visible) window.close();
    return visible
      .filter((window) => window.isDestroyed())
      .map((window) => (window.isFocusable() ? 'the kiosk' : 'a black window'));
  }, null);

/** Nobody but an organiser at the desk closes a window, by whatever keys or buttons the system has for that. */
export const allClosings: Attack = async ({ app }) => {
  await plug(app, 2, 'display-added');
  const closed = await closeAll(app);
  await plug(app, 0, 'display-removed');
  return closed.map((which) => `${which} is closed`);
};

/** A page that closes itself is followed by another one, as one that crashes is. */
export const closingItself: Attack = async ({ app }) => {
  const another = app.endTurn(() => app.page.evaluate(() => window.close()).catch(() => {}));
  const isThere = await Promise.race([another.then(() => true), pause(10_000, false, { ref: false })]);
  return isThere ? [] : ['a page that closes itself ends the program'];
};

/** Whether there is a menu with something to see in it, right after an event if one is given. */
const seesMenu = (app: DesktopApp, event?: string): Promise<boolean> =>
  app.main(({ powerMonitor, Menu }, name) => {
    if (name !== undefined) (powerMonitor as NodeJS.EventEmitter).emit(name);
    const menus = Menu.getApplicationMenu()?.items ?? [];
    return menus.some(({ submenu }) => submenu?.items.some(({ visible }) => visible));
  }, event);

/** Only organisers have a menu. */
export const allMenus: Attack = async ({ app, passphrase }) => {
  const before = await seesMenu(app);
  await openDesk(app, passphrase);
  const atDesk = await seesMenu(app);
  let isLeft = true;
  await app.endTurn(async () => {
    // at once: the next page's first call looks after the menu as well
    isLeft = await seesMenu(app, 'suspend');
  });
  return [
    ...(before ? ['people have a menu'] : []),
    ...(atDesk ? [] : ['organisers have none']),
    ...(isLeft ? ['a menu outlives the desk'] : []),
  ];
};
