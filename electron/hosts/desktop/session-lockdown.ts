/** What a session may not do: no permission, no device, no network, no download, no certificate, no dictionary. */
import type { Session } from 'electron';

/** What Chromium's verifier calls a failed certificate (`net::ERR_FAILED`). */
const certificateFailed = -2;

/** Writing plain text to the clipboard, with which the page empties it after a person who used it. Nothing else. */
const isGranted = (permission: string): boolean => permission === 'clipboard-sanitized-write';

/** @param schemes those of the addresses that may be asked for, with their colon */
export function lockDownSession(session: Session, schemes: readonly string[]): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isGranted(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.setCertificateVerifyProc((_request, answer) => answer(certificateFailed));
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  // It would download dictionaries, and remember words.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !schemes.some((scheme) => url.startsWith(scheme)) }),
  );
  session.on('will-download', (event) => event.preventDefault());
  session.on('file-system-access-restricted', (event, _details, answer) => {
    event.preventDefault();
    answer('deny');
  });
  chooseNoDevice(session);
}

/** None is granted before it is chosen, and none is chosen, whatever is plugged in. */
function chooseNoDevice(session: Session): void {
  session.setDevicePermissionHandler(() => false);
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  // macOS pairs by itself and asks nobody here
  if (process.platform !== 'darwin')
    session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
}
