/** Memory of a kiosk that stands there, and of a desk with many entries: processes of ours, and the page's heap. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Browser, Page } from '@playwright/test';

import { heapOf } from '../../e2e/entries-figures.ts';
import { goToPart, unlock, wordsOf } from '../../e2e/story.ts';
import { processTree } from '../../support/process-memory.ts';
import { tell } from '../measure.ts';
import { type HostCommand, type Started, startOnce } from './starts.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const words = wordsOf('en');

export async function weighKiosk(browser: Browser, host: HostCommand): Promise<string[][]> {
  tell('memory of the kiosk');
  const started = await startOnce(browser, host);
  const rows = await weightRows('kiosk that nobody touches', started);
  await started.stop();
  return rows;
}

export interface DeskOptions {
  data: string;
  passphrase: string;
  entries: number;
}

export async function weighDesk(
  browser: Browser,
  host: HostCommand,
  { data, passphrase, entries }: DeskOptions,
): Promise<string[][]> {
  tell(`memory of the desk: making ${entries} entries`);
  simulate(data, entries);
  const started = await startOnce(browser, host);
  await openEntries(started.page, passphrase);
  const rows = await weightRows(`desk with ${entries} entries open`, started);
  await started.stop();
  return rows;
}

function simulate(data: string, entries: number): void {
  const main = path.join(root, 'electron/hosts/cli/main.ts');
  const options = ['simulate', '--entries', `${entries}`, '--seed', '1', '--data', data, '--json'];
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, ...options],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr);
}

async function openEntries(page: Page, passphrase: string): Promise<void> {
  await unlock(page, passphrase);
  await goToPart(page, 'entries');
  await page.getByRole('button', { name: words('entries.open'), exact: true }).click();
  await page.locator('[data-part="shown"]').waitFor({ timeout: 600_000 });
}

async function weightRows(name: string, { page, pid }: Started): Promise<string[][]> {
  const processes = processTree(pid);
  const mine = processes.map(proportional);
  const sum = mine.some(Number.isNaN)
    ? 'not measured: no /proc'
    : megabytes(mine.reduce((a, b) => a + b, 0) * 1024);
  return [
    [`${name}: ${processes.length} processes of ours`, sum],
    ['  heap of its page', megabytes(await heapOf(page))],
  ];
}

/** Kilobytes of a process, with its share of what it shares (proc(5): smaps_rollup, Pss). */
const proportional = (pid: number): number =>
  Number(/^Pss: +(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]);

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
