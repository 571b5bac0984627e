/** The Chromium that all of the stand-in's sessions share, and the moment at which the app becomes ready. */
import { createServer } from 'node:net';

import { chromium } from 'playwright';

import { app } from './app.js';

let browser;

/** A browser context of its own: in memory, with nothing of any other. */
export const newContext = () => browser.newContext();

export const browserVersion = () => browser.version();

/** A port that was free a moment ago; the test attaches to Chromium there. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
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
  const port = await freePort();
  browser = await chromium.launch({ ...launch, args: [...args, `--remote-debugging-port=${port}`] });
  app.closers.push(() => browser.close());
  const shown = firstPage();
  app.becomeReady();
  await shown;
  process.send?.({ attach: `http://127.0.0.1:${port}` });
}
