/** The desktop program against an Electron that shows the empty page, where Electron's binary is present. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { _electron } from '@playwright/test';

import { definedEnv, electronBinary, runsAsRoot } from '../../fixtures/browser.ts';
import { openMeetingIn } from '../../support/open-meeting.ts';
import { median, tell } from '../measure.ts';
import { usableScreen } from './starts.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const rounds = 7;

/** @param page the folder of the empty page, built */
export async function electronRows(page: string): Promise<string[][]> {
  const electron = electronBinary();
  if ('missing' in electron)
    return [['desktop program, empty Electron', `not measured: ${electron.missing}`]];
  const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-electron-'));
  try {
    const data = path.join(folder, 'data');
    await openMeetingIn(data);
    const programs = {
      'desktop program': root,
      'empty Electron': makeEmpty(path.join(folder, 'empty'), page),
    };
    const times = Object.keys(programs).map((name) => [name, []] as [string, number[]]);
    for (let round = 0; round < rounds; round++)
      for (const [name, all] of times) {
        tell(`round ${round + 1} of ${rounds}: ${name}`);
        all.push(await startElectron(electron.file, programs[name as keyof typeof programs], data));
      }
    return times.map(([name, all]) => [
      `${name}: from nothing to a page that can be used`,
      ...[median(all), Math.min(...all), Math.max(...all)].map((figure) => `${figure.toFixed(0)} ms`),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeEmpty(folder: string, page: string): string {
  mkdirSync(folder);
  const main = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ kiosk: true }).loadFile(${JSON.stringify(path.join(page, 'index.html'))}));`;
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "empty", "main": "main.js" }');
  writeFileSync(path.join(folder, 'main.js'), main);
  return folder;
}

async function startElectron(executablePath: string, program: string, data: string): Promise<number> {
  const before = performance.now();
  const app = await _electron.launch({
    executablePath,
    args: [program, ...(runsAsRoot() ? ['--no-sandbox'] : [])],
    env: { ...definedEnv(), ROUND_ROBIN_DATA: data },
  });
  await (await app.firstWindow()).waitForSelector(usableScreen);
  const time = performance.now() - before;
  await app.close();
  return time;
}
