import path from 'node:path';

import type { Page } from '@playwright/test';

import { startWebHost, test, type WebKiosk } from '../fixtures/web-host.ts';
import {
  acceptNewerVersion,
  type Laptop,
  mendMistakes,
  writeByHand,
  writeNewerVersion,
} from './editor-stories.ts';

/** The host's page, with its start screen. */
async function open(page: Page, { address, dataFolder }: WebKiosk): Promise<Laptop> {
  await page.goto(address);
  return { page, dataFolder, lose: () => page.reload() };
}

test.beforeEach(() => test.setTimeout(240_000));

test('a campaign in two languages is written by hand and signed, and people read it', async ({
  page,
  kiosk,
}) => writeByHand(await open(page, kiosk)));

test('each mistake is listed, its link leads to the field, and mending it clears it', async ({
  page,
  kiosk,
}) => mendMistakes(await open(page, kiosk)));

test('a newer version is read, signed and accepted, and what was signed before keeps its own', async ({
  page,
  folder,
  kiosk,
}) => {
  const newer = await writeNewerVersion(await open(page, kiosk));
  const older = path.join(kiosk.dataFolder, 'campaigns/zhanaozen-2010.1.roundrobin');
  const laptop = await startWebHost(folder);
  try {
    await acceptNewerVersion(await open(page, laptop), older, newer);
  } finally {
    await laptop.stop();
  }
});
