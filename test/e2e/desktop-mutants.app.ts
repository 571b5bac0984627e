/** Each attack on the desktop program has a program with one mistake that it must get through. In the long tier alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, test } from '@playwright/test';

import { needDesktop, start } from '../fixtures/electron-app.ts';
import { isLong, report } from '../support/figures.ts';
import { buildMutantMain } from '../support/mutant-main.ts';
import type { Mutation } from '../support/mutant-page.ts';
import { allAddresses } from './attacks/addresses.ts';
import type { Attack } from './attacks/attack.ts';
import { checklist } from './attacks/checklist.ts';
import { allEvents } from './attacks/events.ts';
import { allChords } from './attacks/keys.ts';
import { allStrangers } from './attacks/senders.ts';
import {
  allClosings,
  allDisplays,
  allLeavings,
  allMenus,
  closingItself,
  noDisplays,
} from './attacks/surroundings.ts';

const at = (name: string): string => `electron/hosts/desktop/${name}.ts`;
const change = (name: string, line: string, becomes = ''): Mutation => ({ file: at(name), line, becomes });

const preference = (line: string, becomes: string): Mutation => change('page-window', line, becomes);
const addPreference = (added: string): Mutation =>
  preference('webSecurity: true,', `webSecurity: true, ${added},`);

const item = (number: number): Attack =>
  Object.entries(checklist).find(([name]) => name.startsWith(`${number} `))![1];

const mutants: Readonly<Record<string, readonly [attack: Attack, ...Mutation[]]>> = {
  'the network is open': [
    item(1),
    change(
      'session-lockdown',
      'answer({ cancel: !schemes.some((scheme) => url.startsWith(scheme)) })',
      'answer({})',
    ),
  ],
  'Node in the page': [item(2), preference('nodeIntegration: false', 'nodeIntegration: true')],
  'no isolation': [item(3), preference('contextIsolation: true', 'contextIsolation: false')],
  'no sandbox': [item(4), preference('sandbox: true', 'sandbox: false')],
  'every permission': [
    item(5),
    change('session-lockdown', "permission === 'clipboard-sanitized-write'", "permission !== ''"),
  ],
  'no web security': [item(6), preference('webSecurity: true', 'webSecurity: false')],
  'no policy': [item(7), change('protocol', '{ ...pageHeaders, ', '{ ')],
  'insecure content': [item(8), addPreference('allowRunningInsecureContent: true')],
  'experimental features': [item(9), addPreference('experimentalFeatures: true')],
  'Blink features': [item(10), addPreference("enableBlinkFeatures: 'x'")],
  webviews: [item(11), preference('webviewTag: false', 'webviewTag: true')],
  'webviews are not looked at': [
    item(12),
    change('lockdown', "contents.on('will-attach-webview', prevent);"),
  ],
  'redirects are followed': [item(13), change('lockdown', "contents.on('will-redirect', prevent);")],
  'windows open': [
    item(14),
    change('lockdown', "contents.setWindowOpenHandler(() => ({ action: 'deny' }));"),
  ],
  'the system opens addresses': [
    item(15),
    change('lockdown', 'import { app, ', 'import { app, shell, '),
    change(
      'lockdown',
      "contents.setWindowOpenHandler(() => ({ action: 'deny' }));",
      "contents.setWindowOpenHandler(({ url }) => { try { void shell.openExternal(url); } catch {} return { action: 'deny' }; });",
    ),
  ],
  'no sender is checked': [
    item(17),
    change(
      'ipc',
      'senderFrame !== null && senderFrame.parent === null && senderFrame.origin === pageOrigin',
      'true',
    ),
  ],
  'one more function': [
    item(20),
    change('preload', 'cancel: (id)', 'send: (...args) => ipcRenderer.send(...args), cancel: (id)'),
  ],
  'F12 is forgotten': [
    allChords,
    { file: 'electron/contract/chords.ts', line: 'F\\d{1,2}|', becomes: 'F[1-9]|' },
  ],
  'organisers are held, too': [allChords, change('lockdown', ' && !mayLeave()')],
  'pages may navigate': [
    allAddresses,
    change('lockdown', "contents.on('will-navigate', prevent);"),
    change('lockdown', "contents.on('will-frame-navigate', prevent);"),
  ],
  'frames inside the page are heard': [allStrangers, change('ipc', 'senderFrame.parent === null && ')],
  'origins are compared by their beginning': [
    allStrangers,
    change('ipc', 'senderFrame.origin === pageOrigin', 'senderFrame.origin.startsWith(pageOrigin)'),
  ],
  'every window is heard': [
    allStrangers,
    change('ipc', 'isOurPage(event) && window.shows(event.sender)', 'isOurPage(event)'),
  ],
  'the first serial port is taken': [
    allEvents,
    change('session-lockdown', "choose('');", 'choose(_ports[0]!.portId);'),
  ],
  'a certificate of the laptop is shown': [
    allEvents,
    change(
      'lockdown',
      "app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {",
      "app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => { return;",
    ),
  ],
  'bad certificates pass': [allEvents, change('lockdown', 'answer(false);', 'answer(true);')],
  'downloads begin': [
    allEvents,
    change('session-lockdown', "session.on('will-download', (event) => event.preventDefault());"),
  ],
  'later displays are forgotten': [allDisplays, change('other-displays', "['display-added', ", '[')],
  'displays that are gone stay black': [
    allDisplays,
    change('other-displays', 'if (!others.some((display) => display.id === id)) uncover(id, window);', ';'),
  ],
  'black windows on Wayland': [
    noDisplays,
    change('other-displays', 'placesWindows() ? screen', 'true ? screen'),
  ],
  'a page ends the program': [
    closingItself,
    change('window', 'if (options.kiosk && !options.mayClose()) {', 'if (false) {'),
  ],
  'sleep leaves the desk open': [allLeavings, change('power', "powerMonitor.on('suspend', onLeft);")],
  'the desk stays on the screen': [
    allLeavings,
    change('main', 'if (wasAtDesk && !made.isAtDesk()) void shown.next();'),
  ],
  'the kiosk is closed by anybody': [
    allClosings,
    change('page-window', 'if (kiosk && !mayClose()) event.preventDefault();'),
  ],
  'black windows are closed': [
    allClosings,
    change('other-displays', "window.on('close', (event) => event.preventDefault());"),
  ],
  'the menu stays': [allMenus, change('main', '    made.lock();\n    showMenu();', '    made.lock();')],
  'Bluetooth takes the first': [
    allEvents,
    change('lockdown', "choose('');", 'choose(_devices[0]!.deviceId);'),
  ],
};

const firstLine = (text: string): string => text.split('\n')[0]!;

for (const [name, [attack, ...mutations]] of Object.entries(mutants))
  test(`the mutant "${name}" is caught`, async ({}, info) => {
    info.skip(!isLong, 'long tier');
    needDesktop(info);
    info.setTimeout(120_000);
    const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-mutant-'));
    try {
      await buildMutantMain(mutations, folder);
      const started = await start(info.project.name === 'electron', folder);
      info.skip('missing' in started, 'missing' in started ? started.missing : '');
      if ('missing' in started) return;
      // a page that such a mutant has let go somewhere else cannot answer any more
      const caught = await attack(started).catch((error: Error) => [error.message]);
      await started.close();
      report('desktop host', `mutant: ${name}`, caught.slice(0, 2).map(firstLine).join('; '), 'some');
      expect(caught).not.toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
