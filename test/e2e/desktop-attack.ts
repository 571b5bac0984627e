/**
 * Attacks on the desktop program, each as a function that says what got through. The specs want nothing to; a mutant must
 * let something through. All of them leave the program as it was.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Bridge } from '../../electron/contract/bridge.ts';
import type { DesktopApp } from '../fixtures/electron-app.ts';
import { tier } from '../support/figures.ts';
import { foreignAddresses } from '../support/foreign-addresses.ts';
import { chords } from '../support/key-chords.ts';

export interface Target {
  app: DesktopApp;
  passphrase: string;
}

/** @returns what got through, in words */
export type Attack = (target: Target) => Promise<string[]>;

interface KioskWindow {
  roundRobin: Bridge;
}

/** Of an object's fields those that are not as they should be. */
const differing = (found: object, wanted: object): string[] =>
  Object.entries(wanted)
    .filter(
      ([name, value]) => JSON.stringify((found as Record<string, unknown>)[name]) !== JSON.stringify(value),
    )
    .map(([name]) => `${name} is ${JSON.stringify((found as Record<string, unknown>)[name])}`);

/** The preferences of all windows, as Electron understood them. */
async function preferences(app: DesktopApp): Promise<Record<string, unknown>[]> {
  return app.main(
    ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(
        ({ webContents }) =>
          (
            webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }
          ).getLastWebPreferences() ?? {},
      ),
    null,
  );
}

const preferring =
  (wanted: object): Attack =>
  async ({ app }) =>
    (await preferences(app)).flatMap((found) => differing(found, wanted));

/** What a window without our page, policy or preload comes to when main itself sends it somewhere. */
const bareLoad = (app: DesktopApp, url: string): Promise<string> =>
  app.main(async ({ BrowserWindow }, address) => {
    const { session } = BrowserWindow.getAllWindows()[0]!.webContents;
    const bare = new BrowserWindow({ show: false, webPreferences: { session } });
    const result = await bare.loadURL(address).then(
      () => 'loaded',
      (error: Error) => error.message,
    );
    bare.destroy();
    return result;
  }, url);

const onlySecureContent: Attack = async ({ app }) => {
  const urls = await app.main(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
    null,
  );
  const plain = await bareLoad(app, 'http://127.0.0.1:9/');
  return [
    // the one in waiting may still load
    ...urls.filter((url) => !['app://kiosk/index.html', 'about:blank', ''].includes(url)),
    ...(plain.includes('ERR_BLOCKED_BY_CLIENT') ? [] : [`http: ${plain}`]),
  ];
};

const noNode: Attack = async (target) => {
  const found = await target.app.page.evaluate(() =>
    ['require', 'process', 'module', 'exports', 'Buffer', 'global', 'setImmediate', '__dirname'].filter(
      (name) => name in window,
    ),
  );
  const inPreferences = await preferring({ nodeIntegration: false })(target);
  return [...found, ...inPreferences];
};

const policyIsSent: Attack = async ({ app }) => {
  const policy = await app.page.evaluate(
    async () => (await fetch('/index.html')).headers.get('content-security-policy') ?? '',
  );
  const wanted = [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  const said = policy.split('; ');
  return [...wanted.filter((each) => !said.includes(each)), ...(/unsafe|\*|https?:/.exec(policy) ?? [])];
};

/** Emits an event on the shown window's web contents, its session or the app, as Electron does. */
interface Emitted {
  on: 'contents' | 'session' | 'app';
  name: string;
  /** What stands after the event: values, `'$answer'` for the callback, `'$contents'` for the web contents. */
  args: unknown[];
  /** What the callback must have been given; undefined when the event has none. */
  answers?: unknown[];
}

const emitted: readonly Emitted[] = [
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

const emit = (app: DesktopApp, events: readonly Emitted[]): Promise<string[]> =>
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

/** For each address the events by which Electron asks whether a page may go there. */
const navigationEvents = (url: string): Emitted[] =>
  (['will-navigate', 'will-frame-navigate', 'will-redirect'] as const).map((name) => ({
    on: 'contents',
    name,
    args: [url],
  }));

export const addressCount = foreignAddresses.length;

/** Denying a window takes the stand-in a tenth of a second: it opens one first. */
const mostPopups = tier(8, foreignAddresses.length);

/** The page tries each address in every way that it has, and stays what it was; the system is handed none of them. */
const trying =
  (tried: readonly string[]): Attack =>
  async ({ app }) => {
    const start = app.page.url();
    const opened = await app.main(({ shell }) => {
      const outside: string[] = [];
      Object.assign(globalThis, { outside });
      const note = (address: string): never => {
        outside.push(address);
        throw new Error('nothing is opened');
      };
      const { openExternal, openPath } = shell;
      Object.assign(globalThis, { giveBack: () => Object.assign(shell, { openExternal, openPath }) });
      Object.assign(shell, { openExternal: note, openPath: note });
      return outside.length;
    }, null);
    await app.page.evaluate(
      async ({ addresses, popups }) => {
        Object.assign(window, { stayed: true });
        const tries = [
          // extensions' pages are the one kind that the stand-in cannot ask main about
          (url: string) => void (url.startsWith('chrome-extension:') || (location.href = url)),
          (url: string) => void (url.startsWith('chrome-extension:') || location.replace(url)),
          (url: string) => {
            const frame = document.createElement('iframe');
            frame.setAttribute('src', url);
            document.body.append(frame);
            setTimeout(() => frame.remove(), 50);
          },
        ];
        const windows = [
          (url: string) => void window.open(url),
          (url: string) => {
            const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
            document.body.append(link);
            link.click();
            link.remove();
          },
        ];
        const pause = (milliseconds: number): Promise<void> =>
          new Promise((resolve) => setTimeout(resolve, milliseconds));
        for (const [i, url] of addresses.entries()) {
          for (const attempt of i < popups ? [...tries, ...windows] : tries) {
            try {
              attempt(url);
            } catch {
              // refused at once
            }
          }
          await pause(10);
        }
        await pause(100);
      },
      { addresses: [...tried], popups: mostPopups },
    );
    const after = await app.page.evaluate(() => ({
      stayed: 'stayed' in window,
      ran: 'ran' in globalThis,
      body: document.querySelector('[data-screen]') !== null,
    }));
    const outside = await app.main(() => {
      const { outside: addresses, giveBack } = globalThis as unknown as {
        outside: string[];
        giveBack: () => void;
      };
      giveBack();
      return addresses;
    }, null);
    const windows = await windowsAfterAWhile(app);
    return [
      ...differing(after, { stayed: true, ran: false, body: true }),
      ...differing({ url: app.page.url(), windows }, { url: start, windows: 2 }),
      ...outside.slice(opened).map((address) => `${address} was handed to the system`),
      ...(await emit(app, tried.flatMap(navigationEvents))),
    ];
  };

export const allAddresses = trying(foreignAddresses);

/** Popups that are denied may take a moment to go. */
async function windowsAfterAWhile(app: DesktopApp): Promise<number> {
  for (let tries = 0; tries < 40 && app.pages().length !== 2; tries++) await app.page.waitForTimeout(50);
  return app.pages().length;
}

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

/** @returns the desk's token */
export const openDesk = (app: DesktopApp, passphrase: string): Promise<string> =>
  app.page.evaluate(async (words) => {
    const request = { name: 'unlock', input: { passphrase: words } };
    const { roundRobin } = window as unknown as KioskWindow;
    const opened = await roundRobin.call(crypto.randomUUID(), request, () => {});
    if (!opened.ok) throw new Error(opened.error.code);
    return (opened.value as { desk: string }).desk;
  }, passphrase);

/** Who is no page of ours: where the message says that it comes from. `shown` and `waiting` are the windows' own web contents. */
const strangers: readonly { who: string; sender: 'shown' | 'waiting' | 'other'; frame: object | null }[] = [
  { who: 'a frame that is gone', sender: 'shown', frame: null },
  { who: 'a frame inside the page', sender: 'shown', frame: { origin: 'app://kiosk', parent: {} } },
  { who: 'a frame of another site', sender: 'shown', frame: { origin: 'https://example.org', parent: {} } },
  { who: 'another site', sender: 'shown', frame: { origin: 'https://example.org', parent: null } },
  { who: 'another host', sender: 'shown', frame: { origin: 'app://other', parent: null } },
  { who: 'a longer host', sender: 'shown', frame: { origin: 'app://kiosk.example.org', parent: null } },
  { who: 'another port', sender: 'shown', frame: { origin: 'app://kiosk:81', parent: null } },
  { who: 'a file', sender: 'shown', frame: { origin: 'file://', parent: null } },
  { who: 'an opaque origin', sender: 'shown', frame: { origin: 'null', parent: null } },
  { who: 'a loopback server', sender: 'shown', frame: { origin: 'http://127.0.0.1', parent: null } },
  { who: 'no origin', sender: 'shown', frame: { origin: '', parent: null } },
  { who: 'another window', sender: 'other', frame: { origin: 'app://kiosk', parent: null } },
  { who: 'a window that is gone', sender: 'other', frame: { origin: 'app://kiosk', parent: null } },
];

export const strangerCount = strangers.length;

/** Messages of all channels from each of them, and from our own page, so that a host deaf to everybody is noticed. */
export const allStrangers: Attack = async ({ app }) =>
  app.main(
    async ({ ipcMain, BrowserWindow }, all) => {
      type Handler = (event: unknown, ...args: unknown[]) => Promise<unknown>;
      const { handlers, _invokeHandlers } = ipcMain as unknown as Record<string, Map<string, Handler>>;
      const handlerOf = (channel: string): Handler => (handlers ?? _invokeHandlers)!.get(channel)!;
      const { webContents } = BrowserWindow.getAllWindows().find((window) => window.isVisible())!;
      const other = {
        id: 0,
        once: () => {},
        isDestroyed: () => true,
        send: () => {},
      };
      const status = { id: 'x', request: { name: 'status', input: {} } };
      const ask = (event: unknown): Promise<unknown> => handlerOf('round-robin:call')(event, status);
      const heard = await Promise.all(
        all.map(async ({ who, sender, frame }) => {
          const event = { sender: sender === 'shown' ? webContents : other, senderFrame: frame };
          const [called, next] = await Promise.all([ask(event), handlerOf('round-robin:next')(event)]);
          const isRefused = JSON.stringify(called) === '{"ok":false,"error":{"code":"not_allowed"}}';
          return [...(isRefused ? [] : [`${who} may call`]), ...(next === false ? [] : [`${who} may go on`])];
        }),
      );
      const own = { sender: webContents, senderFrame: { origin: 'app://kiosk', parent: null } };
      const answered = (await ask(own)) as { ok: boolean };
      return [...heard.flat(), ...(answered.ok ? [] : ['our own page is not heard'])];
    },
    strangers as (typeof strangers)[number][],
  );

/** Everything that the page has and a page elsewhere has not. */
const surface: Attack = async ({ app }) => {
  const found = await app.page.evaluate(() => {
    const { roundRobin } = window as unknown as KioskWindow;
    return {
      names: Object.getOwnPropertyNames(roundRobin).toSorted().join(' '),
      kinds: [...new Set(Object.values(roundRobin).map((each) => typeof each))].join(' '),
      frozen: Object.isFrozen(roundRobin),
      replaceable: Object.getOwnPropertyDescriptor(window, 'roundRobin')?.configurable,
      leaked: ['electron', 'ipcRenderer', 'contextBridge', '__toMain', '__fromMain'].filter(
        (name) => name in window,
      ).length,
    };
  });
  return differing(found, {
    names: 'call cancel next onOpened',
    kinds: 'function',
    frozen: true,
    replaceable: false,
    leaked: 0,
  });
};

const noPermission: Attack = async ({ app }) => {
  const states = await app.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
    const asked = await Promise.all(
      names.map(async (name) => [
        name,
        (await navigator.permissions.query({ name: name as PermissionName })).state,
      ]),
    );
    return asked.filter(([, state]) => state === 'granted').map(([name]) => `${name} is granted`);
  });
  return states;
};

/** Declared exactly, installed as declared, and of the major version that the project was made for. */
const currentElectron: Attack = async ({ app }) => {
  const declared = (
    JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: Record<string, string> }
  ).devDependencies['electron']!;
  const installed = createRequire(import.meta.url)('electron/package.json') as { version: string };
  const running = await app.main(() => process.versions.electron, null);
  return [
    ...(/^\d+\.\d+\.\d+$/.test(declared) ? [] : [`declared as ${declared}`]),
    ...(declared.startsWith('45.') ? [] : [`${declared} is not the version this was made for`]),
    ...(installed.version === declared ? [] : [`installed is ${installed.version}`]),
    ...([declared, 'stand-in'].includes(running) ? [] : [`running is ${running}`]),
  ];
};

const noFileAddress: Attack = async ({ app }) => {
  const file = await bareLoad(app, 'file:///etc/hostname');
  const reached = await app.page.evaluate(() =>
    fetch('file:///etc/hostname').then(
      () => 'file: is reached',
      () => '',
    ),
  );
  return [file === 'loaded' ? 'file: is loaded' : '', reached].filter((each) => each !== '');
};

/** Electron's security checklist, in its order and by its names; number 19, fuses, is for the spec, which starts a program of its own. */
export const checklist: Readonly<Record<string, Attack>> = {
  '1 only load secure content': onlySecureContent,
  '2 do not enable Node.js integration': noNode,
  '3 enable context isolation': preferring({ contextIsolation: true }),
  '4 enable process sandboxing': preferring({ sandbox: true }),
  '5 handle session permission requests': noPermission,
  '6 do not disable webSecurity': preferring({ webSecurity: true }),
  '7 define a content security policy': policyIsSent,
  '8 do not allow running insecure content': preferring({ allowRunningInsecureContent: false }),
  '9 do not enable experimental features': preferring({ experimentalFeatures: false }),
  '10 do not use enableBlinkFeatures': async ({ app }) =>
    (await preferences(app)).flatMap((found) =>
      found['enableBlinkFeatures'] ? ['enableBlinkFeatures'] : [],
    ),
  '11 do not use allowpopups for webviews': preferring({ webviewTag: false }),
  '12 verify webview options before creation': ({ app }) => emit(app, emitted.slice(0, 1)),
  '13 limit navigation': ({ app }) => emit(app, emitted.slice(1, 4)),
  '14 limit creation of new windows': async ({ app }) => {
    const isOpened = await app.page.evaluate(() => window.open('/index.html') !== null);
    // one that is let in takes a moment to be there
    await app.page.waitForTimeout(200);
    const windows = await windowsAfterAWhile(app);
    // the stand-in opens a window and closes it, where Electron opens none
    return windows === 2 ? [] : [`${windows} windows, opened: ${isOpened}`];
  },
  '15 do not use shell.openExternal with untrusted content': trying([
    'https://example.org/',
    'mailto:somebody@example.org',
    'file:///etc/passwd',
  ]),
  '16 use a current version of Electron': currentElectron,
  '17 validate the sender of all IPC messages': allStrangers,
  '18 avoid the file: protocol': noFileAddress,
  '20 do not expose Electron to the page': surface,
};
