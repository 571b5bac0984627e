import { defineConfig } from '@playwright/test';

/**
 * `web`: the page in a browser. `standin` and `electron`: the desktop program without and with Electron's binary, the same
 * stories. No trace, video or screenshot: a trace keeps what was typed, and tests search what was written for it.
 */
export default defineConfig({
  testDir: 'test/e2e',
  // one where speed is measured
  workers: process.env['ROUND_ROBIN_LONG'] === '1' ? 1 : 2,
  timeout: 60_000,
  reporter: [['list'], ['./test/fixtures/skip-reasons.ts']],
  use: { trace: 'off', video: 'off', screenshot: 'off' },
  projects: [
    { name: 'web', testMatch: /.*\.web\.ts/ },
    { name: 'standin', testMatch: /.*\.app\.ts/ },
    { name: 'electron', testMatch: /.*\.app\.ts/ },
    // no test: `npm run screenshots`
    ...(process.env['SCREENSHOTS'] ? [{ name: 'pictures', testMatch: /.*\.pictures\.ts/ }] : []),
  ],
});
