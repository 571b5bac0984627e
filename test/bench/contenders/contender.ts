/** Another way to make the letter, and how one is opened. */
import type { MissingContender } from '../report.ts';
import type { MeasuredLetter } from '../the-letter.ts';

export interface Contender {
  /** As its row is called. */
  name: string;
  make: (letter: MeasuredLetter) => Promise<Uint8Array>;
  /** CPU milliseconds so far of the processes that do the work, where this process only asks them to. */
  otherCpu?: () => number;
  close?: () => Promise<void>;
}

/** Opens a contender; one that this machine cannot run says why instead. */
export async function open(
  name: string,
  start: () => Promise<Contender>,
): Promise<Contender | MissingContender> {
  try {
    return await start();
  } catch (error) {
    return { name, missing: firstLine(error) };
  }
}

export const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().split('\n')[0]!;
