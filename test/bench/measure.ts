/** CPU time of contenders that alternate, since two of them minutes apart on a shared machine measure the machine. */
/** What is measured: something that makes files, a number of them each round. */
export interface Runner {
  name: string;
  /** Gets the input of a round ready. @returns what is timed: it makes the files and returns the bytes of each */
  prepare: (round: number) => () => Promise<number[]>;
  /** CPU milliseconds so far of the processes that do the work, where this process only asks them to. */
  otherCpu?: () => number;
}

/** What one runner took. */
export interface Measured {
  name: string;
  /** CPU milliseconds, user and system, of each round. */
  rounds: number[];
  /** Of every file. */
  bytes: number[];
}

/**
 * Runs all of them in every round, each round beginning with another one, after a round that does not count: in the first
 * hundreds a just-in-time compiler is most of what is measured. No garbage collection is forced in between: it
 * would throw compiled code away too, and cost our engine a quarter more than it costs anywhere else.
 */
export async function alternate(runners: readonly Runner[], rounds: number): Promise<Measured[]> {
  const measured = runners.map(({ name }): Measured => ({ name, rounds: [], bytes: [] }));
  for (const runner of runners) {
    tell(`warming up: ${runner.name}`);
    await timed(runner, rounds);
  }
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < runners.length; turn++) {
      const at = (round + turn) % runners.length;
      tell(`round ${round + 1} of ${rounds}: ${runners[at]!.name}`);
      const { ms, bytes } = await timed(runners[at]!, round);
      measured[at]!.rounds.push(ms);
      measured[at]!.bytes.push(...bytes);
    }
  }
  return measured;
}

async function timed(runner: Runner, round: number): Promise<{ ms: number; bytes: number[] }> {
  const cpu = runner.otherCpu ?? ownCpu;
  const run = runner.prepare(round);
  const before = cpu();
  const bytes = await run();
  return { ms: cpu() - before, bytes };
}

const ownCpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** Progress, beside what is printed as the result. */
export const tell = (line: string): void => void process.stderr.write(`${line}\n`);
