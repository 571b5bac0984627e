/**
 * `npm run -s kiosk -- <command>`. Exit codes: 0 done, 1 refused or not everything done, 2 wrong usage. With `--json`
 * exactly one object goes to standard output, whatever happens.
 */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type Failure, Refused } from '../../contract/result.ts';
import { dataFolderFrom } from '../node/places.ts';
import { onSignal } from '../node/signals.ts';
import { type Arguments, parseArguments, UsageError } from './arguments.ts';
import type { Answer } from './command.ts';
import { commands, findCommand } from './commands.ts';
import { openHost } from './host.ts';
import { forTerminal, printAnswer, sentenceOf } from './output.ts';

async function main(argv: readonly string[]): Promise<number> {
  // Before arguments are understood, an answer still has to have the form that was asked for.
  const wantsJson = argv.includes('--json');
  try {
    const args = parseArguments(argv);
    if (args.help) return help();
    const { answer, failed = false } = await run(args);
    printAnswer(answer, args.json);
    return failed ? 1 : 0;
  } catch (error) {
    if (error instanceof UsageError) return wrongUsage(error, wantsJson);
    if (error instanceof Refused) return refused(error.failure, wantsJson);
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return refused({ code: 'internal' }, wantsJson);
  }
}

async function run(args: Arguments): Promise<Answer> {
  const { command, rest } = findCommand(args.words);
  const stop = new AbortController();
  onSignal(() => {
    process.stderr.write('Stopping. Ctrl+C once more stops at once.\n');
    stop.abort();
  });
  const host = openHost(dataFolder(args), stop.signal);
  try {
    return await command.run(args, host, rest);
  } finally {
    host.close();
  }
}

/** `verify` asks about files from anywhere: without `--data` no campaign of this machine vouches for them. */
const dataFolder = (args: Arguments): string =>
  args.words[0] === 'verify' && args.data === undefined
    ? path.join(tmpdir(), `round-robin-none-${randomUUID()}`)
    : dataFolderFrom(args.data);

function refused(failure: Failure, json: boolean): number {
  const message = sentenceOf(failure);
  if (json) printAnswer({ error: { code: failure.code, message } }, true);
  else process.stderr.write(forTerminal(`${message} (${failure.code})\n`));
  return 1;
}

function wrongUsage(error: UsageError, json: boolean): number {
  if (json) printAnswer({ error: { code: 'bad_input', message: error.message } }, true);
  else process.stderr.write(forTerminal(`${error.message}\n\n${usage()}`));
  return 2;
}

function help(): number {
  process.stdout.write(usage());
  return 0;
}

const usage = (): string =>
  [
    'npm run -s kiosk -- <command> [options]',
    '',
    ...Object.entries(commands).map(([name, { usage: words }]) => `  ${name} ${words}`.trimEnd()),
    '',
    'Every command takes --data DIR, --json and, where keys are needed, --passphrase-file FILE.',
    '',
  ].join('\n');

process.exitCode = await main(process.argv.slice(2));
