/**
 * What a page may not do, refused for every session and every web contents that this process will ever have, so that a
 * window added later cannot forget it.
 */
import { app, type Input, type WebContents } from 'electron';

import { leadsOut, type Press } from '../../contract/chords.ts';
import { lockDownSession } from './session-lockdown.ts';

interface Preventable {
  preventDefault: () => void;
}

const prevent = (event: Preventable): void => event.preventDefault();

export interface LockDownOptions {
  /** For development alone. */
  devTools: boolean;
  /** Whether an organiser is at the page, who may print, search and close. */
  mayLeave: () => boolean;
}

/** Call before ready. */
export function lockDown({ devTools, mayLeave }: LockDownOptions): void {
  app.on('session-created', (session) =>
    lockDownSession(session, devTools ? ['app:', 'devtools:'] : ['app:']),
  );
  app.on('web-contents-created', (_event, contents) => {
    lockDownContents(contents, devTools);
    contents.on('before-input-event', (event, input) => {
      if (leadsOut(pressOf(input)) && !mayLeave() && !devTools) event.preventDefault();
    });
  });
  refuseIdentities();
}

/** What no fuse turns off: Chromium's ways to read its pages' memory, Node's named as well, and pages without a sandbox. */
const refused = [
  'no-sandbox',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'inspect-port',
];

/** @returns a switch that a packaged program must not be started with, if it was */
export const refusedSwitch = (): string | undefined =>
  app.isPackaged ? refused.find((name) => app.commandLine.hasSwitch(name)) : undefined;

/** No server is believed, and none is told who we are: neither a password nor a certificate from the laptop's own store. */
function refuseIdentities(): void {
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault();
    answer();
  });
  app.on('login', (event, _contents, _details, _info, answer) => {
    event.preventDefault();
    answer();
  });
}

const pressOf = ({ key, code, control, alt, meta, shift }: Input): Press => ({
  key,
  code,
  ctrl: control,
  alt,
  meta,
  shift,
});

function lockDownContents(contents: WebContents, devTools: boolean): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // None of these fires for our own loadURL, and the page never leaves its document.
  contents.on('will-navigate', prevent);
  contents.on('will-frame-navigate', prevent);
  contents.on('will-redirect', prevent);
  contents.on('will-attach-webview', prevent);
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  if (!devTools) contents.on('devtools-opened', () => contents.closeDevTools());
}
