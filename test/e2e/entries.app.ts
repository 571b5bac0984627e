import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { needDesktop, startDesktop, test } from '../fixtures/electron-app.ts';
import { isLong } from '../support/figures.ts';
import { measureMany, simulateMany } from './many-entries.ts';

const many = 50_000;

// The browser tells it in every run, with fewer.
test.skip(!isLong, 'told on the desktop by npm run test:long');

test(`${many} entries: opened with progress, searched, scrolled`, async ({}, info) => {
  test.setTimeout(1_800_000);
  needDesktop(info);
  const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-entries-'));
  try {
    const passphrase = await simulateMany(folder, many);
    const app = await startDesktop(info, folder);
    await measureMany(app.page, { many, passphrase, host: 'on the desktop' });
    await app.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
