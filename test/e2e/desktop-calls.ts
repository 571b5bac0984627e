/** What stories about the desktop program ask of it: calls as its page makes them, its processes, its windows. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from '@playwright/test';

import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Request } from '../../electron/contract/index.ts';
import type { Result } from '../../electron/contract/result.ts';
import { type DesktopApp, expect, test } from '../fixtures/electron-app.ts';

export interface KioskWindow {
  roundRobin: Bridge;
}

/** Makes one call of the contract as the page does. */
export function call(page: Page, request: Request): Promise<Result<unknown>> {
  return page.evaluate(
    (sent) => (window as unknown as KioskWindow).roundRobin.call(crypto.randomUUID(), sent, () => {}),
    request,
  );
}

/** The value of a call that must succeed. */
export async function value<T>(page: Page, request: Request): Promise<T> {
  const result = await call(page, request);
  if (!result.ok) throw new Error(`${request.name} was refused: ${result.error.code}`);
  return result.value as T;
}

export const refused = (code: string): object => ({
  ok: false,
  error: expect.objectContaining({ code }) as unknown,
});

/** Loads the sample and opens the desk. @returns the desk's token */
export async function openDesk(page: Page): Promise<string> {
  const { passphrase } = await value<{ passphrase: string }>(page, { name: 'trySample', input: {} });
  const { desk } = await value<{ desk: string }>(page, { name: 'unlock', input: { passphrase } });
  return desk;
}

/** Files at a target that only the holder can tell from bundles of the sample: enough of them to be in the middle of. */
export function writeUnreadableBundles(target: string, count: number): void {
  const folder = path.join(target, 'zhanaozen-2010', 'bundles');
  mkdirSync(folder, { recursive: true });
  for (let number = 0; number < count; number++) {
    const content = `no bundle ${number}`;
    writeFileSync(path.join(folder, `${createHash('sha256').update(content).digest('hex')}.rrb`), content);
  }
}

export const processIds = (app: DesktopApp): Promise<number[]> =>
  app.main(({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid), null);

/** How many processes hold opened keys. */
export const holders = (app: DesktopApp): Promise<number> =>
  app.main(
    ({ app: electron }) => electron.getAppMetrics().filter(({ name }) => name === 'Round Robin keys').length,
    null,
  );

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** What the windows look like from outside, the one that is shown first. */
export const windows = (app: DesktopApp): Promise<{ visible: boolean; kiosk: boolean }[]> =>
  app.main(
    ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .map((window) => ({ visible: window.isVisible(), kiosk: window.isKiosk() }))
        .toSorted((a, b) => Number(b.visible) - Number(a.visible)),
    null,
  );

/** Web contents of the window that is shown and of the one in waiting, which may have to be made first. */
export async function contentsIds(app: DesktopApp): Promise<{ visible: number; hidden: number }> {
  await expect.poll(() => windows(app)).toHaveLength(2);
  return app.main(({ BrowserWindow }) => {
    const all = BrowserWindow.getAllWindows();
    const idOf = (visible: boolean): number =>
      all.find((window) => window.isVisible() === visible)!.webContents.id;
    return { visible: idOf(true), hidden: idOf(false) };
  }, null);
}

/** Only the stand-in counts some things that Electron does. */
export const isStandin = (): boolean => test.info().project.name === 'standin';
