/** What a command is, and what several of them need. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { orThrow, Refused, type Result } from '../../contract/result.ts';
import { type Arguments, UsageError } from './arguments.ts';
import type { ShellHost } from './host.ts';
import { askPassphrase, firstLine } from './passphrase.ts';

/** What a command prints; `failed` makes the exit code 1 although there is an answer. */
export interface Answer {
  answer: Record<string, unknown>;
  failed?: boolean;
}

export interface Command {
  usage: string;
  /** Words expected after the command's name. */
  words: readonly [least: number, most: number];
  run: (args: Arguments, host: ShellHost, words: readonly string[]) => Promise<Answer>;
}

export const plain = <T extends Record<string, unknown>>(result: Result<T>): Answer => ({
  answer: orThrow(result),
});

/** @throws Refused `not_found` */
export const readText = (file: string): string => readBytes(file).toString('utf8');

/** @throws Refused `not_found` */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Refused('not_found', path.basename(file), { cause: error });
  }
}

/** Rows that were refused do not stop the others, but the command has not done all it was asked for. */
export const withRefused = (answer: { refused: readonly unknown[] }): Answer => ({
  answer: { ...answer },
  failed: answer.refused.length > 0,
});

/** Opens the keys by the passphrase that is typed or stands in a file. @throws Refused */
export const unlock = async (args: Arguments, host: ShellHost): Promise<void> =>
  host.unlock(await askPassphrase(args.passphraseFile));

/** One line `user:password` or `key:secret`, from a file and never from an argument. @throws UsageError */
export function credentialsFrom({ options }: Arguments): { credentials?: { user: string; secret: string } } {
  const file = options['credentials-file'];
  if (file === undefined) return {};
  const line = firstLine(file);
  const colon = line.indexOf(':');
  if (colon < 1) throw new UsageError(`${file} does not hold USER:PASSWORD`);
  return { credentials: { user: line.slice(0, colon), secret: line.slice(colon + 1) } };
}
