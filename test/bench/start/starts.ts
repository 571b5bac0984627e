/** One start: from a process that is not there to a page that can be used, in a browser that is there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

import type { Browser, Page } from '@playwright/test';

/** How a host is started. */
export interface HostCommand {
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
}

export interface Started {
  page: Page;
  pid: number;
  /** Milliseconds until the host listened, and until its page could be used. */
  listening: number;
  usable: number;
  stop: () => Promise<void>;
}

/**
 * Milliseconds. Each context is a window of its own, and Chromium is busy with a new window's own pages for a second; the browser
 * that a host opens its page in has its window already.
 */
const windowCalm = 2000;

/** A screen with a button that can be pressed. */
export const usableScreen = '[data-screen]:not([data-screen="starting"]) button:enabled';

/** The page gets a context of its own: nothing is cached, as for everybody who comes to a kiosk that was just started. */
export async function startOnce(browser: Browser, { args, env }: HostCommand): Promise<Started> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await setTimeout(windowCalm);
  const before = performance.now();
  const host = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const address = await addressOf(host);
  const listening = performance.now() - before;
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForSelector(usableScreen);
  const whole = performance.now() - before;
  const stop = async (): Promise<void> => {
    await context.close();
    const gone = once(host, 'exit');
    host.kill('SIGTERM');
    await gone;
  };
  return { page, pid: host.pid!, listening, usable: whole, stop };
}

async function addressOf(host: ChildProcess): Promise<string> {
  let said = '';
  host.stdout!.on('data', (data: Buffer) => (said += String(data)));
  for (;;) {
    const address = /^Round Robin: (\S+)$/m.exec(said)?.[1];
    if (address !== undefined) return address;
    await Promise.race([
      once(host.stdout!, 'data'),
      once(host, 'exit').then(() => {
        throw new Error(`the host did not start: ${said}`);
      }),
    ]);
  }
}
