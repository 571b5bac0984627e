import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { needDesktop, startDesktop, test } from '../fixtures/electron-app.ts';
import { tier } from '../support/figures.ts';
import { measureMany, simulateMany } from './many-entries.ts';

const many = tier(200, 50_000);

test(`${many} entries: opened with progress, searched, scrolled`, async ({}, info) => {
  test.setTimeout(tier(180_000, 1_800_000));
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
