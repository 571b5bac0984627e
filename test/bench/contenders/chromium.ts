/**
 * Chromium's own printing, one page that stays open. Only the browser's processes are counted: that this process asks for a
 * PDF and takes it is left out, in the browser's favour.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { chromium as launcher, type Page } from '@playwright/test';

import { browserLaunch } from '../../fixtures/browser.ts';
import type { MeasuredRow } from '../the-letter.ts';
import type { MeasuredPetition } from '../the-petition.ts';
import type { Contender } from './contender.ts';
import { letterHtml, petitionHtml } from './html.ts';
import { treeCpu } from './process-tree.ts';

export const chromium = 'Chromium printToPDF, not signed';

/** A page that prints, and what its browser has used. */
interface Printer {
  page: Page;
  otherCpu: () => number;
  close: () => Promise<void>;
}

/** @param folder to put a page into from which a font may be read: one without an address may not */
async function openPrinter(folder: string): Promise<Printer> {
  // where it cannot be measured it need not start
  treeCpu(process.pid);
  const browser = await launcher.launch(await browserLaunch());
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const { id } = processInfo.find(({ type }) => type === 'browser')!;
  const page = await browser.newPage();
  const empty = path.join(folder, 'empty.html');
  writeFileSync(empty, '<!doctype html>');
  await page.goto(pathToFileURL(empty).href);
  return { page, otherCpu: () => treeCpu(id), close: () => browser.close() };
}

const print = (page: Page): Promise<Buffer> => page.pdf({ preferCSSPageSize: true });

export async function openChromium(folder: string): Promise<Contender> {
  const { page, ...browser } = await openPrinter(folder);
  return {
    ...browser,
    name: chromium,
    make: async (letter) => {
      await page.setContent(letterHtml(letter));
      return print(page);
    },
  };
}

/** Prints a petition that was put into a file before. */
export interface PetitionPrinter extends Omit<Printer, 'page'> {
  prepare: (petition: MeasuredPetition, rows: Iterable<MeasuredRow>) => void;
  print: () => Promise<Buffer>;
}

export async function openPetitionPrinter(folder: string): Promise<PetitionPrinter> {
  const { page, ...browser } = await openPrinter(folder);
  const file = path.join(folder, 'petition.html');
  return {
    ...browser,
    prepare: (petition, rows) => writeFileSync(file, petitionHtml(petition, rows)),
    print: async () => {
      await page.goto(pathToFileURL(file).href, { timeout: 0 });
      return print(page);
    },
  };
}
