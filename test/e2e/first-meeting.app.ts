import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, test } from '../fixtures/electron-app.ts';
import { isLong, report } from '../support/figures.ts';
import { tellTheEvening } from './evening.ts';
import { screen } from './story.ts';
import { missingReader } from './whole-way.ts';

const signers = 25;

// The browser tells it in every run, and the desktop the whole way of two people.
test.skip(!isLong, 'told on the desktop by npm run test:long');

test(`from an empty laptop to the letters of ${signers} people`, async ({ app }) => {
  test.setTimeout(60_000 + signers * 20_000);
  const missing = missingReader();
  test.skip(missing !== undefined, missing);
  const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-evening-'));
  try {
    await expect(screen(app.page, 'first-run')).toBeVisible();
    const letters = await tellTheEvening(app.page, { signers, folder, dataFolder: app.dataFolder });
    report(
      'desk',
      'a first evening without a shell, on the desktop',
      `${signers} people, ${letters} letters valid, petition and protocol`,
      'all',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
