/** The laptop's power and the person's session: the display stays on while people sign, and whoever goes away leaves a locked desk. */
import { app, powerMonitor, powerSaveBlocker } from 'electron';

import type { Core } from '../../core/index.ts';

/** Locks on everything by which somebody leaves the laptop, and ends the program when the system ends. Call after ready. */
export function lockWithSystem(onLeft: () => void): void {
  powerMonitor.on('suspend', onLeft);
  powerMonitor.on('lock-screen', onLeft);
  // another user's turn, on macOS
  powerMonitor.on('user-did-resign-active', onLeft);
  powerMonitor.on('shutdown', () => {
    onLeft();
    app.quit();
  });
}

/**
 * Windows tells its end, a restart's or that of a session, to each window and not to the program, and waits for nothing. Call before
 * there is a window. `end` may be called more than once.
 */
export function endWithSession(end: () => void): void {
  app.on('browser-window-created', (_event, window) => window.on('session-end', end));
}

/** @returns what to call whenever a meeting may have been opened or closed */
export function keepAwakeFor(core: Core): () => void {
  let blocker: number | undefined;
  return () => {
    const isOpen = core.isMeetingOpen();
    if (isOpen) blocker ??= powerSaveBlocker.start('prevent-display-sleep');
    else if (blocker !== undefined) {
      powerSaveBlocker.stop(blocker);
      blocker = undefined;
    }
  };
}
