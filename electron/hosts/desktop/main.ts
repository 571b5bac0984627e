/**
 * The desktop program. Everything that must happen before Electron is ready stands at the top level, the rest in `start`.
 * Nothing here awaits `whenReady` at the top level: Electron becomes ready only after this file has been evaluated.
 */
import { app, dialog, Menu, powerMonitor, powerSaveBlocker } from 'electron';

import { createCore } from '../../core/index.ts';
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
app.commandLine.appendSwitch('js-flags', '--max-semi-space-size=8 --heap-growing-percent=30');
app.enableSandbox();
lockDown({ devTools });

if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(giveUp);
else app.quit();

function start(): void {
  const core = createCore(desktopPorts(dataFolder), reportBug);
  app.on('quit', () => core.close());
  powerMonitor.on('suspend', () => core.lock());
  powerMonitor.on('lock-screen', () => core.lock());
  if (kiosk) powerSaveBlocker.start('prevent-display-sleep');

  Menu.setApplicationMenu(null);
  // The desk's token was in the lost page alone; nobody could lock what it opened.
  const window = openKioskWindow({ kiosk, devTools, onPageLost: () => core.lock(), onBug: reportBug });
  answerCalls(core, window.shows);
  app.on('second-instance', () => window.focus());
  app.on('window-all-closed', () => app.quit());
}

function giveUp(error: unknown): void {
  reportBug(error);
  dialog.showErrorBox('Round Robin could not start', `Its data folder is ${dataFolder}`);
  app.exit(1);
}
