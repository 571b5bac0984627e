/**
 * An attack on the desktop program is a function that says what got through. The specs want nothing to; a mutant must let
 * something through. All of them leave the program as it was.
 */
import type { Bridge } from '../../../electron/contract/bridge.ts';
import type { DesktopApp } from '../../fixtures/electron-app.ts';

export interface Target {
  app: DesktopApp;
  passphrase: string;
}

/** @returns what got through, in words */
export type Attack = (target: Target) => Promise<string[]>;

export interface KioskWindow {
  roundRobin: Bridge;
}

/** Of an object's fields those that are not as they should be. */
export const differing = (found: object, wanted: object): string[] =>
  Object.entries(wanted)
    .filter(
      ([name, value]) => JSON.stringify((found as Record<string, unknown>)[name]) !== JSON.stringify(value),
    )
    .map(([name]) => `${name} is ${JSON.stringify((found as Record<string, unknown>)[name])}`);

/** @returns the desk's token */
export const openDesk = (app: DesktopApp, passphrase: string): Promise<string> =>
  app.page.evaluate(async (words) => {
    const request = { name: 'unlock', input: { passphrase: words } };
    const { roundRobin } = window as unknown as KioskWindow;
    const opened = await roundRobin.call(crypto.randomUUID(), request, () => {});
    if (!opened.ok) throw new Error(opened.error.code);
    return (opened.value as { desk: string }).desk;
  }, passphrase);

/** Popups that are denied may take a moment to go, on a busy machine some seconds. */
export async function windowsAfterAWhile(app: DesktopApp): Promise<number> {
  for (let tries = 0; tries < 200 && app.pages().length !== 2; tries++) await app.page.waitForTimeout(50);
  return app.pages().length;
}
