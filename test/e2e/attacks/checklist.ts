/** Electron's security checklist, item by item. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { DesktopApp } from '../../fixtures/electron-app.ts';
import { trying } from './addresses.ts';
import { type Attack, differing, type KioskWindow, windowsAfterAWhile } from './attack.ts';
import { emit, emitted } from './events.ts';
import { allStrangers } from './senders.ts';

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
    // without the page in waiting, one that is let in would pass for it
    await windowsAfterAWhile(app);
    const popup = app.page.waitForEvent('popup', { timeout: 5000 }).catch(() => undefined);
    const isOpened = await app.page.evaluate(() => window.open('/index.html') !== null);
    // the stand-in opens a window and closes it, where Electron opens none
    if (isOpened) await popup;
    const windows = await windowsAfterAWhile(app);
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
