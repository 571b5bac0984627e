/** The Chromium that all of the stand-in's sessions share, and the moment at which the app becomes ready. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { chromium } from 'playwright';

import { app } from './app.js';

let browser;

/** A browser context of its own: in memory, with nothing of any other. */
export const newContext = () => browser.newContext();

export const browserVersion = () => browser.version();

/**
 * Where a test can attach to this Chromium. It chose the port itself and wrote it into its profile: a port that we had
 * looked for might meanwhile be another browser's, and the test would talk to that.
 */
async function attachAddress() {
  const devtools = await browser.newBrowserCDPSession();
  const { arguments: switches } = await devtools.send('Browser.getBrowserCommandLine');
  const [, profile] = switches.find((one) => one.startsWith('--user-data-dir=')).split('=');
  const [port] = readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return `http://127.0.0.1:${port}`;
}

/** Resolves once the first window has a page to look at, or after ten seconds: a test then says better what is wrong. */
function firstPage() {
  return new Promise((resolve) => {
    setTimeout(resolve, 10_000).unref();
    app.once('browser-window-created', (_event, window) => window.once('ready-to-show', resolve));
  });
}

/** Starts Chromium, makes the app ready, and tells the test where to attach. Called after main has been evaluated. */
export async function startStandin() {
  const { args = [], ...launch } = JSON.parse(process.env.STANDIN_LAUNCH ?? '{}');
  // Chromium tells its command line, and so its profile, only with --enable-automation.
  const own = ['--remote-debugging-port=0', '--enable-automation'];
  browser = await chromium.launch({ ...launch, args: [...args, ...own] });
  app.closers.push(() => browser.close());
  const shown = firstPage();
  app.becomeReady();
  await shown;
  process.send?.({ attach: await attachAddress() });
}
