/** Every kind of event by which Electron asks main before a page gets something. */
import type { DesktopApp } from '../../fixtures/electron-app.ts';
import type { Attack } from './attack.ts';

/** Emits an event on the shown window's web contents, its session or the app, as Electron does. */
export interface Emitted {
  on: 'contents' | 'session' | 'app';
  name: string;
  /** What stands after the event: values, `'$answer'` for the callback, `'$contents'` for the web contents. */
  args: unknown[];
  /** What the callback must have been given; undefined when the event has none. */
  answers?: unknown[];
}

export const emitted: readonly Emitted[] = [
  { on: 'contents', name: 'will-attach-webview', args: [{}, { src: 'https://example.org/' }] },
  { on: 'contents', name: 'will-navigate', args: ['https://example.org/'] },
  { on: 'contents', name: 'will-frame-navigate', args: [] },
  { on: 'contents', name: 'will-redirect', args: ['https://example.org/', false, true] },
  {
    on: 'contents',
    name: 'select-bluetooth-device',
    args: [[{ deviceId: 'x', deviceName: 'x' }], '$answer'],
    answers: [''],
  },
  {
    on: 'session',
    name: 'select-hid-device',
    args: [{ deviceList: [{ deviceId: 'x' }] }, '$answer'],
    answers: [],
  },
  {
    on: 'session',
    name: 'select-usb-device',
    args: [{ deviceList: [{ deviceId: 'x' }] }, '$answer'],
    answers: [],
  },
  {
    on: 'session',
    name: 'select-serial-port',
    args: [[{ portId: 'x' }], '$contents', '$answer'],
    answers: [''],
  },
  { on: 'session', name: 'will-download', args: [{}, '$contents'] },
  {
    on: 'session',
    name: 'file-system-access-restricted',
    args: [{ origin: 'app://kiosk', isDirectory: true, path: '/' }, '$answer'],
    answers: ['deny'],
  },
  {
    on: 'app',
    name: 'certificate-error',
    args: ['$contents', 'https://example.org/', 'net::ERR_CERT_INVALID', {}, '$answer', true],
    answers: [false],
  },
  {
    on: 'app',
    name: 'select-client-certificate',
    args: ['$contents', 'https://example.org/', [{ data: 'x' }], '$answer'],
    answers: [],
  },
  {
    on: 'app',
    name: 'login',
    args: ['$contents', { url: 'https://example.org/' }, { isProxy: false }, '$answer'],
    answers: [],
  },
];

export const emit = (app: DesktopApp, events: readonly Emitted[]): Promise<string[]> =>
  app.main(({ app: electron, BrowserWindow }, all) => {
    const { webContents } = BrowserWindow.getAllWindows().find((window) => window.isVisible())!;
    const emitters = { contents: webContents, session: webContents.session, app: electron };
    return all.flatMap(({ on, name, args, answers }) => {
      let isPrevented = false;
      let given: unknown;
      const event = { url: 'https://example.org/', preventDefault: () => (isPrevented = true) };
      const values = args.map((arg) => {
        if (arg === '$contents') return webContents;
        return arg === '$answer' ? (...answer: unknown[]) => (given = answer) : arg;
      });
      (emitters[on] as NodeJS.EventEmitter).emit(name, event, ...values);
      const isAnswered = answers === undefined || JSON.stringify(given) === JSON.stringify(answers);
      return [
        ...(isPrevented ? [] : [`${name} is not prevented`]),
        ...(isAnswered ? [] : [`${name} is answered with ${JSON.stringify(given)}`]),
      ];
    });
  }, events as Emitted[]);

export const eventCount = emitted.length;

export const allEvents: Attack = ({ app }) => emit(app, emitted);
