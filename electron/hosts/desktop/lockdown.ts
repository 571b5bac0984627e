/**
 * What a page may not do, refused for every session and every web contents that this process will ever have, so that a
 * window added later cannot forget it.
 */
import { app, type Input, type Session, type WebContents } from 'electron';

import { leadsOut, type Press } from '../../contract/chords.ts';

/** What Chromium's verifier calls a failed certificate (`net::ERR_FAILED`). */
const certificateFailed = -2;

/** Writing plain text to the clipboard, with which the page empties it after a person who used it. Nothing else. */
const isGranted = (permission: string): boolean => permission === 'clipboard-sanitized-write';

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
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
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

function lockDownSession(session: Session, schemes: readonly string[]): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isGranted(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.setDevicePermissionHandler(() => false);
  session.setCertificateVerifyProc((_request, answer) => answer(certificateFailed));
  // It would download dictionaries, and remember words.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !schemes.some((scheme) => url.startsWith(scheme)) }),
  );
  session.on('will-download', prevent);
}

function lockDownContents(contents: WebContents, devTools: boolean): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // None of these fires for our own loadURL, and the page never leaves its document.
  contents.on('will-navigate', prevent);
  contents.on('will-frame-navigate', prevent);
  contents.on('will-redirect', prevent);
  contents.on('will-attach-webview', prevent);
  if (!devTools) contents.on('devtools-opened', () => contents.closeDevTools());
}
