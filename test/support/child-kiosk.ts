/** A kiosk in a process of its own (test/faults/calls-child.ts), to which things are done that a process can only suffer. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';

import type { Result } from '../../electron/contract/result.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** Compiled code from the last run halves what a process costs. */
const compiled = path.join(import.meta.dirname, '../../node_modules/.cache/compiled');

export interface ChildKiosk {
  pid: number;
  /** @returns the answer once all is settled, or what was said before the process ended: an answer or nothing */
  call: (name: string, input?: unknown) => Promise<Result<unknown> | undefined>;
  /** Whether the process is still there. */
  isAlive: () => boolean;
  /** Lets it close its vault and end. */
  end: () => Promise<void>;
}

export interface ChildOptions {
  /** One of test/faults/mutants.ts. */
  mutant?: string | undefined;
  env?: NodeJS.ProcessEnv;
  /** The folder of another program, such as a mutant's, that has the child's files as well. */
  program?: string;
  /** A program to start it under, with its arguments. */
  under?: readonly string[];
}

export async function childKiosk(dataFolder: string, options: ChildOptions = {}): Promise<ChildKiosk> {
  const [program, ...args] = [
    ...(options.under ?? []),
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    path.join(options.program ?? root, 'test/faults/calls-child.ts'),
    dataFolder,
    ...(options.mutant === undefined ? [] : [options.mutant]),
  ];
  const running = spawn(program!, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...options.env },
  });
  // a process that was killed takes no more calls
  running.stdin.on('error', () => {});
  const lines = linesOf(running);
  if ((await lines.next()) !== 'ready') throw new Error('the kiosk did not start');
  const isAlive = (): boolean => running.exitCode === null && running.signalCode === null;
  return {
    pid: running.pid!,
    isAlive,
    call: async (name, input = {}) => {
      running.stdin.write(`${JSON.stringify({ name, input })}\n`);
      const answer = await lines.next();
      const settled = await lines.next();
      if (settled === undefined && isAlive()) await once(running, 'close');
      return answer === undefined ? undefined : (JSON.parse(answer) as Result<unknown>);
    },
    end: async () => {
      running.stdin.end();
      if (isAlive()) await once(running, 'close');
    },
  };
}

/** Lines of standard output, one after the other; undefined from its end on. */
function linesOf({ stdout }: ChildProcess): { next: () => Promise<string | undefined> } {
  const reader: Interface = createInterface({ input: stdout! });
  const iterator = reader[Symbol.asyncIterator]();
  return {
    next: async () => {
      const { value, done } = await iterator.next();
      return done ? undefined : value;
    },
  };
}
