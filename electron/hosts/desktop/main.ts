/**
 * The desktop program. Everything that must happen before Electron is ready stands at the top level, the rest in `start`.
 * Nothing here awaits `whenReady` at the top level: Electron becomes ready only after this file has been evaluated.
 */
import { app, clipboard, dialog } from 'electron';

import { channels } from '../../contract/bridge.ts';
import { type Core, createCore } from '../../core/index.ts';
import { reportBug } from '../node/report-bug.ts';
import { onSignal } from '../node/signals.ts';
import { chooseDataFolder } from './data-folder.ts';
import { answerCalls } from './ipc.ts';
import { lockDown, refusedSwitch } from './lockdown.ts';
import { hideMenu, iconFile, menuFor } from './menu.ts';
import { openedFile } from './opened-file.ts';
import { coverOtherDisplays } from './other-displays.ts';
import { desktopPorts } from './ports.ts';
import { endWithSession, keepAwakeFor, lockWithSystem } from './power.ts';
import { registerPageScheme } from './protocol.ts';
import { type KioskWindow, openKioskWindow } from './window.ts';

const kiosk = process.env['ROUND_ROBIN_WINDOWED'] !== '1';
const devTools = !app.isPackaged && process.env['ROUND_ROBIN_DEVTOOLS'] === '1';

// Electron would show or print the message, which may hold what somebody typed.
process.on('unhandledRejection', reportBug);
process.on('uncaughtException', (error) => {
  reportBug(error);
  app.exit(1);
});

const refused = refusedSwitch();
if (refused !== undefined) {
  process.stderr.write(`Round Robin does not start with --${refused}\n`);
  app.exit(1);
}

const dataFolder = chooseDataFolder();
registerPageScheme();
app.enableSandbox();
let core: Core | undefined;
let window: KioskWindow | undefined;
/** Whether the page before the one that is shown broke. */
let broke = false;
let isQuitting = false;
const opened = openedFile();
hideMenu();
lockDown({ devTools, mayLeave: () => core?.isAtDesk() ?? false });

// on macOS, also before it is ready
app.on('open-file', (event, file) => {
  event.preventDefault();
  if (opened.open(file)) tellOpened();
});

if (refused === undefined && app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(giveUp);
else app.quit();

function start(): void {
  opened.openFrom(process.argv.slice(1), process.cwd());
  const ports = desktopPorts({
    dataFolder,
    facts: () => ({ lock: kiosk ? 'app' : 'none', broke }),
    takeOpened: opened.take,
  });
  const made = createCore(ports, reportBug);
  core = made;
  app.on('quit', () => made.close());
  onSignal(() => app.quit());

  const showMenu = menuFor({ readAsset: ports.readAsset, isAtDesk: made.isAtDesk });
  const keepAwake = keepAwakeFor(made);
  const lock = (): void => {
    made.lock();
    showMenu();
  };
  showMenu();
  endWithSession(() => {
    lock();
    made.close();
  });

  const shown = openKioskWindow({
    kiosk,
    devTools,
    icon: iconFile(),
    mayClose: () => isQuitting || made.isAtDesk(),
    onTurnEnd: (how) => {
      broke = how.broke;
      // The desk's token was in that page alone; nobody could lock what it opened.
      lock();
      forgetClipboard();
    },
    onClosed: () => app.quit(),
    onBug: reportBug,
  });
  window = shown;
  lockWithSystem(() => {
    const wasAtDesk = made.isAtDesk();
    lock();
    // What an organiser was looking at is not for whoever wakes the laptop.
    if (wasAtDesk && !made.isAtDesk()) void shown.next();
  });
  const others = kiosk ? coverOtherDisplays(() => shown.settle()) : undefined;
  app.on('before-quit', () => {
    isQuitting = true;
    others?.end();
  });
  answerCalls(made, shown, () => {
    showMenu();
    keepAwake();
  });
  app.on('second-instance', (_event, args, folder) => {
    shown.focus();
    if (opened.openFrom(args.slice(1), folder)) tellOpened();
  });
  app.on('window-all-closed', () => app.quit());
}

/** Only an organiser's page is told; for anybody else the file waits until an organiser is there. */
function tellOpened(): void {
  if (core?.isAtDesk()) window?.tell(channels.opened);
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
