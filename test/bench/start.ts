/**
 * What a start and a kiosk that stands there cost (P10). From starting the web host to a page that can be used, by the clock, against
 * an HTTP server that does nothing else with a React page of one button; both in the same browser, whose window is open already, in turns.
 * A sample campaign is loaded, its meeting open. Memory as Linux counts it: what is shared is divided among those who share it.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type Browser, chromium } from '@playwright/test';
import { build } from 'vite';

import { webHostCommand } from '../../scripts/web-host.ts';
import { browserLaunch } from '../fixtures/browser.ts';
import { openMeetingIn } from '../support/open-meeting.ts';
import { type Measured, median, tell } from './measure.ts';
import type { Options } from './options.ts';
import { print, ratio } from './report.ts';
import { electronRows } from './start/electron.ts';
import { weighPackage } from './start/package-size.ts';
import { type HostCommand, startOnce } from './start/starts.ts';
import { weighDesk, weighKiosk } from './start/weights.ts';

const head = ['', 'median', 'least', 'most', 'of that until it listens'];

interface Time {
  listening: number;
  usable: number;
}

export async function measureStart({ json, rounds = 15, units = 10_000 }: Options): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-start-'));
  const browser = await chromium.launch({ ...(await browserLaunch()), headless: true });
  try {
    const data = path.join(folder, 'data');
    const passphrase = await openMeetingIn(data);
    const ours = webHostCommand(['--no-open', '--data', data]);
    const page = path.join(folder, 'page');
    await buildEmptyPage(page);
    const times = await compare(browser, { ours, plain: plainHost(folder, page) }, rounds);
    const rows = [
      timeRow('web host: from nothing to a page that can be used', times.ours),
      timeRow('empty server, empty React page', times.plain),
      ...(await electronRows(page)),
      ...(await weighKiosk(browser, ours)),
      ...(await weighDesk(browser, ours, { data, passphrase, entries: units })),
      ...weighPackage(path.join(folder, 'stage')),
    ];
    const result = ratio(measured('ours', times.ours), measured('plain', times.plain), rounds);
    const what = 'start to a usable page, against an empty server with an empty page';
    print({ json, head, rows }, [{ figure: 'P10', what, unit: 'x', targets: ['≤ 2', '≤ 1.5'], result }]);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Which = 'ours' | 'plain';

/** In turns, each round beginning with the other one, after one of each that does not count. */
async function compare(
  browser: Browser,
  hosts: Record<Which, HostCommand>,
  rounds: number,
): Promise<Record<Which, Time[]>> {
  const times: Record<Which, Time[]> = { ours: [], plain: [] };
  for (let round = -1; round < rounds; round++) {
    tell(round < 0 ? 'warming up' : `round ${round + 1} of ${rounds}`);
    for (const which of round % 2 === 0 ? (['ours', 'plain'] as const) : (['plain', 'ours'] as const)) {
      const { listening, usable, stop } = await startOnce(browser, hosts[which]);
      await stop();
      if (round >= 0) times[which].push({ listening, usable });
    }
  }
  return times;
}

/** As JavaScript and with its compiled code kept, as ours is: else a good part of its start would be taking types away. */
function plainHost(folder: string, pageFolder: string): HostCommand {
  const file = path.join(folder, 'plain-host.mjs');
  const source = readFileSync(path.join(import.meta.dirname, 'start/plain-host.ts'), 'utf8');
  writeFileSync(file, stripTypeScriptTypes(source));
  return {
    args: ['--disable-warning=ExperimentalWarning', file],
    env: { PAGE_FOLDER: pageFolder, NODE_COMPILE_CACHE: path.join(folder, 'compiled') },
  };
}

async function buildEmptyPage(outDir: string): Promise<void> {
  await build({
    root: path.join(import.meta.dirname, 'start'),
    configFile: false,
    logLevel: 'error',
    base: './',
    build: { outDir, emptyOutDir: true, target: 'chrome150', modulePreload: false },
  });
}

const measured = (name: string, times: readonly Time[]): Measured => ({
  name,
  rounds: times.map(({ usable }) => usable),
  bytes: [],
});

function timeRow(name: string, times: readonly Time[]): string[] {
  const all = times.map(({ usable }) => usable);
  const figures = [
    median(all),
    Math.min(...all),
    Math.max(...all),
    median(times.map(({ listening }) => listening)),
  ];
  return [name, ...figures.map((figure) => `${figure.toFixed(0)} ms`)];
}
