/** An X server without a screen, and what is shown on it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

import { tool } from './tools.ts';

export interface Window {
  title: string;
  width: number;
  height: number;
  x: number;
  y: number;
}

export interface XScreen {
  /** For `DISPLAY`. */
  display: string;
  /** Windows that can be seen, without the frames that a window manager puts around them and without single dots. */
  windows: () => Window[];
  /** Presses keys together, by their places on the keyboard (X's keycodes), as fingers do. */
  press: (...keycodes: number[]) => void;
  stop: () => Promise<void>;
}

/** Without `-noreset` a server forgets its keyboard whenever its last program ends. */
export async function startXScreen(width: number, height: number): Promise<XScreen> {
  const options = [
    '-displayfd',
    '3',
    '-screen',
    '0',
    `${width}x${height}x24`,
    '-noreset',
    '-nolisten',
    'tcp',
  ];
  const server = spawn(tool('Xvfb')!, options, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = `:${await lineFrom(server)}`;
  const run = (program: 'xdotool' | 'xwininfo', ...args: string[]): string =>
    execFileSync(tool(program)!, args, {
      encoding: 'utf8',
      env: { ...process.env, DISPLAY: display },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  return {
    display,
    windows: () =>
      idsIn(run('xwininfo', '-root', '-tree')).flatMap((id) => seen(() => run('xwininfo', '-id', id))),
    press: (...keycodes) => {
      for (const code of keycodes) run('xdotool', 'keydown', String(code));
      for (const code of keycodes) run('xdotool', 'keyup', String(code));
    },
    stop: async () => {
      const gone = once(server, 'exit');
      server.kill();
      await gone;
    },
  };
}

/** The number of the display, which it says once it can be used. */
async function lineFrom(server: ChildProcess): Promise<string> {
  const [said] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer];
  return said.toString().trim();
}

/** Of every window that has a title of its own. */
const idsIn = (tree: string): string[] => [...tree.matchAll(/^ +(0x[0-9a-f]+) "/gm)].map(([, id]) => id!);

/** @returns nothing for a window that cannot be seen, or is gone meanwhile */
function seen(look: () => string): Window[] {
  try {
    const text = look();
    const number = (name: string): number => Number(new RegExp(`${name}: +(-?\\d+)`).exec(text)?.[1]);
    const title = /Window id: \S+ "(.*)"/.exec(text)?.[1] ?? '';
    const [width, height] = [number('Width'), number('Height')];
    if (!text.includes('IsViewable') || width < 20 || height < 20) return [];
    return [{ title, width, height, x: number('Absolute upper-left X'), y: number('Absolute upper-left Y') }];
  } catch {
    return [];
  }
}
