/** Faults at system calls, and logs of them, by `strace` attached to a running process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** What happens at the `when`-th system call of that name that touches one of `files`. */
export interface Injection {
  call: string;
  /** `error=ENOSPC`, `error=EIO` or `signal=SIGKILL`. */
  fault: string;
  when: number;
}

export interface Traced {
  /** Detaches. @returns the log */
  end: () => Promise<string>;
}

export interface TraceOptions {
  strace: string;
  pid: number;
  files: readonly string[];
  /** Where the log goes. */
  log: string;
}

/** Attaches and injects one fault. */
export const inject = (options: TraceOptions, { call, fault, when }: Injection): Promise<Traced> =>
  attach(options, ['-e', `trace=${call}`, '-e', `inject=${call}:${fault}:when=${when}`]);

/** Attaches to the first thread of a process, which is the one that SQLite and our own writing run on. */
export async function attach(
  { strace, pid, files, log }: TraceOptions,
  args: readonly string[],
): Promise<Traced> {
  const paths = files.flatMap((file) => ['-P', file]);
  const tracing = spawn(strace, ['-p', String(pid), '-o', log, ...paths, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    tracing.stderr.on('data', (data: Buffer) => {
      said += data.toString('latin1');
      if (said.includes('attached')) resolve();
    });
    tracing.on('close', () => reject(new Error(`strace ended: ${said}`)));
  });
  return {
    end: async () => {
      if (tracing.exitCode === null && tracing.signalCode === null) {
        tracing.kill('SIGINT');
        await once(tracing, 'close');
      }
      return readFileSync(log, 'latin1');
    },
  };
}
