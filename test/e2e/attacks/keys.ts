/** Key chords, at the place where Electron asks main about each press. */
import type { DesktopApp } from '../../fixtures/electron-app.ts';
import { chords } from '../../support/key-chords.ts';
import { type Attack, type KioskWindow, openDesk } from './attack.ts';

export const chordCount = chords.length;

const pressAll = (app: DesktopApp): Promise<boolean[]> =>
  app.main(
    ({ BrowserWindow }, all) => {
      const { webContents } = BrowserWindow.getAllWindows().find((window) => window.isVisible())!;
      return all.map((chord) => {
        let isStopped = false;
        const event = { preventDefault: () => (isStopped = true) };
        webContents.emit('before-input-event', event, { type: 'keyDown', ...chord });
        return isStopped;
      });
    },
    chords as (typeof chords)[number][],
  );

/** People cannot leave by keyboard; organisers at their desk may. */
export const allChords: Attack = async ({ app, passphrase }) => {
  const asPerson = await pressAll(app);
  const desk = await openDesk(app, passphrase);
  const asOrganiser = await pressAll(app);
  await app.page.evaluate(
    (token) =>
      (window as unknown as KioskWindow).roundRobin.call(
        'lock',
        { name: 'lock', input: {}, desk: token },
        () => {},
      ),
    desk,
  );
  return [
    ...chords
      .filter(({ isStopped }, i) => asPerson[i] !== isStopped)
      .map(({ name, isStopped }) => `${name} is ${isStopped ? 'let through' : 'stopped'}`),
    ...chords.filter((_, i) => asOrganiser[i]).map(({ name }) => `${name} is stopped at the desk`),
  ];
};
