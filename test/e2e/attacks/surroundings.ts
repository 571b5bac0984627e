/** What stands around the page: displays, and the laptop's own locks. */
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

/** The desk is locked by everything by which an organiser leaves the laptop. */
export const allLeavings: Attack = async ({ app, passphrase }) => {
  const wrong: string[] = [];
  for (const event of ['suspend', 'lock-screen', 'user-did-resign-active']) {
    const desk = await openDesk(app, passphrase);
    await app.main(({ powerMonitor }, name) => void (powerMonitor as NodeJS.EventEmitter).emit(name), event);
    const isOpen = await app.page.evaluate(async (token) => {
      const request = { name: 'lock', input: {}, desk: token };
      const { roundRobin } = window as unknown as KioskWindow;
      return (await roundRobin.call(crypto.randomUUID(), request, () => {})).ok;
    }, desk);
    if (isOpen) wrong.push(`${event} leaves the desk open`);
  }
  return wrong;
};

/** Only organisers have a menu. */
export const allMenus: Attack = async ({ app, passphrase }) => {
  const isThere = (): Promise<boolean> => app.main(({ Menu }) => Menu.getApplicationMenu() !== null, null);
  const before = await isThere();
  await openDesk(app, passphrase);
  const atDesk = await isThere();
  await app.main(({ powerMonitor }) => void powerMonitor.emit('suspend'), null);
  return [
    ...(before ? ['people have a menu'] : []),
    ...(atDesk ? [] : ['organisers have none']),
    ...((await isThere()) ? ['a menu outlives the desk'] : []),
  ];
};
