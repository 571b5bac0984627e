import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { crash, type DesktopApp, startDesktop, test } from '../fixtures/electron-app.ts';
import { isLong } from '../support/figures.ts';
import {
  acceptNewerVersion,
  type Laptop,
  mendMistakes,
  writeByHand,
  writeNewerVersion,
} from './editor-stories.ts';

const laptop = (app: DesktopApp): Laptop => ({
  page: app.page,
  dataFolder: app.dataFolder,
  lose: () => app.endTurn(() => crash(app)),
});

test.beforeEach(() => test.setTimeout(240_000));

/** The browser tells them all in every run; what differs here is the page's life and how calls travel. */
const inLongTier = (): void => test.skip(!isLong, 'told on the desktop by npm run test:long');

test('a campaign in two languages is written by hand and signed, and people read it', async ({ app }) => {
  inLongTier();
  await writeByHand(laptop(app));
});

test('each mistake is listed, its link leads to the field, and mending it clears it', ({ app }) =>
  mendMistakes(laptop(app)));

test('a newer version is read, signed and accepted, and what was signed before keeps its own', async ({
  app,
}, info) => {
  inLongTier();
  const newer = await writeNewerVersion(laptop(app));
  const older = path.join(app.dataFolder, 'campaigns/zhanaozen-2010.1.roundrobin');
  const collecting = mkdtempSync(path.join(tmpdir(), 'round-robin-field-'));
  try {
    const other = await startDesktop(info, collecting);
    await acceptNewerVersion(laptop(other), older, newer);
    await other.close();
  } finally {
    rmSync(collecting, { recursive: true, force: true });
  }
});
