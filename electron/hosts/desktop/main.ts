/**
 * The desktop program. Everything that must happen before Electron is ready stands at the top level, the rest in `start`.
 * Nothing here awaits `whenReady` at the top level: Electron becomes ready only after this file has been evaluated.
 */
import { app, clipboard, dialog, Menu, powerMonitor, powerSaveBlocker } from 'electron';

import { type Core, createCore } from '../../core/index.ts';
import { chooseDataFolder } from './data-folder.ts';
import { answerCalls } from './ipc.ts';
import { lockDown } from './lockdown.ts';
import { desktopPorts } from './ports.ts';
import { registerPageScheme } from './protocol.ts';
import { reportBug } from './report-bug.ts';
import { openKioskWindow } from './window.ts';

const kiosk = process.env['ROUND_ROBIN_WINDOWED'] !== '1';
const devTools = !app.isPackaged && process.env['ROUND_ROBIN_DEVTOOLS'] === '1';

// Electron would show or print the message, which may hold what somebody typed.
process.on('unhandledRejection', reportBug);
process.on('uncaughtException', (error) => {
  reportBug(error);
  app.exit(1);
});

const dataFolder = chooseDataFolder();
registerPageScheme();
// as for the other hosts (scripts/start.ts): long batches then stay small
app.commandLine.appendSwitch('js-flags', '--max-semi-space-size=8 --no-allocation-site-pretenuring');
app.enableSandbox();
let core: Core | undefined;
lockDown({ devTools, mayLeave: () => core?.isAtDesk() ?? false });

if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(giveUp);
else app.quit();

function start(): void {
  const opened = createCore(desktopPorts(dataFolder), reportBug);
  core = opened;
  app.on('quit', () => opened.close());
  powerMonitor.on('suspend', () => opened.lock());
  powerMonitor.on('lock-screen', () => opened.lock());
  if (kiosk) powerSaveBlocker.start('prevent-display-sleep');

  Menu.setApplicationMenu(null);
  const onTurnEnd = (): void => {
    // The desk's token was in that page alone; nobody could lock what it opened.
    opened.lock();
    forgetClipboard();
  };
  const window = openKioskWindow({ kiosk, devTools, onTurnEnd, onBug: reportBug });
  answerCalls(opened, window);
  app.on('second-instance', () => window.focus());
  app.on('window-all-closed', () => app.quit());
}

/** Also what was merely selected, which Linux pastes with the middle button. The page is gone before it could do this itself. */
function forgetClipboard(): void {
  clipboard.clear();
  if (process.platform === 'linux') clipboard.selection.clear();
}

function giveUp(error: unknown): void {
  reportBug(error);
  dialog.showErrorBox('Round Robin could not start', `Its data folder is ${dataFolder}`);
  app.exit(1);
}
