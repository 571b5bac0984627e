/** Two hosts that differ in what a submit costs, each with a page of the same browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';

import type { Campaign } from '../../../electron/contract/campaign.ts';
import { createClient } from '../../../electron/contract/client.ts';
import { orThrow } from '../../../electron/contract/result.ts';
import type { Meeting } from '../../../electron/contract/shapes.ts';
import { createCore } from '../../../electron/core/index.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { browserLaunch } from '../../fixtures/browser.ts';
import { startWebHost } from '../../fixtures/web-host.ts';

export interface Kiosks {
  campaign: Campaign;
  meeting: Meeting;
  /** The product: core, vault and all. */
  ours: Page;
  /** The same web host, whose submit checks the shape and answers. */
  plain: Page;
}

const hosts = {
  ours: path.resolve(import.meta.dirname, '../../support/launch-web.ts'),
  plain: path.resolve(import.meta.dirname, 'plain-host.ts'),
};

/** Lends both, with the sample campaign and an open meeting at ours. */
export async function withKiosks<T>(work: (kiosks: Kiosks) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-submit-'));
  const ends: (() => Promise<void>)[] = [];
  try {
    const env = { ...process.env, PAGE_FOLDER: path.join(folder, 'page') };
    await buildPage(env.PAGE_FOLDER);
    const data = path.join(folder, 'data');
    const prepared = await openMeeting(data);
    const browser = await chromium.launch({ ...(await browserLaunch()), headless: true });
    ends.push(() => browser.close());
    const open = async (entry: string): Promise<Page> => {
      const host = await startWebHost(data, env, entry);
      ends.push(() => host.stop());
      return pageOf(browser, host.address);
    };
    return await work({ ...prepared, ours: await open(hosts.ours), plain: await open(hosts.plain) });
  } finally {
    for (const end of ends) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pageOf(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForFunction(() => 'submit' in window);
  return page;
}

async function buildPage(outDir: string): Promise<void> {
  await build({
    root: import.meta.dirname,
    configFile: false,
    base: './',
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'chrome150', modulePreload: false, assetsInlineLimit: 0 },
  });
}

async function openMeeting(dataFolder: string): Promise<{ campaign: Campaign; meeting: Meeting }> {
  const core = createCore(nodePorts(dataFolder));
  const desk = core.openDesk();
  const client = createClient(
    (request, options) => core.call(request, options),
    () => desk,
  );
  const meeting = { name: 'Branch meeting', place: 'Aktau', day: '2010-03-20' };
  try {
    orThrow(await client('trySample', {}));
    orThrow(await client('openMeeting', meeting));
    return { campaign: orThrow(await client('campaign', {})), meeting };
  } finally {
    core.close();
  }
}
