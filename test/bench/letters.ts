/** One signed PDF for each letter: CPU against other ways to make it, bytes and memory (P1 to P5). */
import { fork } from 'node:child_process';
import { once } from 'node:events';

import { chromium, openChromium } from './contenders/chromium.ts';
import { type Contender, open } from './contenders/contender.ts';
import { naive, openNaive } from './contenders/naive.ts';
import { openTypst, typst } from './contenders/typst.ts';
import { withFolder, type Write } from './files.ts';
import { alternate, type Measured, median, type Runner } from './measure.ts';
import type { Options } from './options.ts';
import { type Ours, type OursAnswer, type OursRequest, openOurs, ours, productFlags } from './ours.ts';
import { peakMemory } from './peak-memory.ts';
import { contenderRow, type Figure, isMissing, type MissingContender, print, ratio } from './report.ts';
import { letters } from './the-letter.ts';
import { tried } from './try.ts';

const head = ['contender, one PDF per letter', 'CPU ms', 'letters per CPU-second', 'bytes'];

export async function measureLetters(options: Options): Promise<void> {
  const { json, rounds = 5, units = 2000, memory = [1000, 10_000] } = options;
  const perRound = Math.ceil(units / rounds);
  const engine = openOurs();
  const results = await compare(engine, rounds, perRound);
  const figures = [
    ...speedFigures(results, perRound * rounds),
    ...(await sizeFigures(engine, results, units)),
    ...memoryFigures(...memory),
  ];
  print({ json, head, rows: results.map((one) => contenderRow(one, perRound)) }, figures);
}

/** All contenders in alternated rounds; those that cannot be measured stand last. */
const compare = (engine: Ours, rounds: number, perRound: number): Promise<(Measured | MissingContender)[]> =>
  withFolder(async (write, folder) => {
    const opened = await openAll(engine, folder);
    const contenders = opened.filter((one) => 'make' in one);
    const own = ownRunner(perRound);
    try {
      const runners = contenders.map((one) => (one.name === ours ? own : runnerOf(one, write, perRound)));
      return [...(await alternate(runners, rounds)), ...opened.filter((one) => 'missing' in one)];
    } finally {
      own.close();
      for (const { close } of contenders) await close?.();
    }
  });

/** Opens contenders and has each make a letter that says what it should. */
async function openAll(engine: Ours, folder: string): Promise<(Contender | MissingContender)[]> {
  const opened = [
    { name: ours, make: engine.letter },
    await open(naive, () => openNaive(folder)),
    await open(chromium, () => openChromium(folder)),
    await open(typst, openTypst),
  ];
  const [first, ...others] = opened;
  return [
    await tried(first!, (pdf) => (engine.isValid(pdf) ? undefined : 'its letter is not validly certified')),
    ...(await inTurn(others, tried)),
  ];
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** Ours, in a process of its own. */
function ownRunner(perRound: number): Runner & { close: () => void } {
  const child = fork(new URL('ours-child.ts', import.meta.url), { execArgv: productFlags });
  let spent = 0;
  return {
    name: ours,
    otherCpu: () => spent,
    prepare: (round) => async () => {
      const answer = once(child, 'message') as Promise<[OursAnswer]>;
      child.send({ from: round * perRound, count: perRound } satisfies OursRequest);
      const [{ ms, bytes }] = await answer;
      spent += ms;
      return bytes;
    },
    close: () => child.disconnect(),
  };
}

/** Every contender makes the same letters in a round, other ones in each round. */
const runnerOf = ({ name, make, otherCpu }: Contender, write: Write, perRound: number): Runner => ({
  name,
  prepare: (round) => {
    const batch = letters(round * perRound, perRound);
    return () => inTurn(batch, async (letter) => write(await make(letter)));
  },
  ...(otherCpu && { otherCpu }),
});

function speedFigures(results: readonly (Measured | MissingContender)[], n: number): Figure[] {
  const against = (name: string): Figure['result'] =>
    ratio(resultOf(results, name), resultOf(results, ours), n);
  const what = 'signed letters per CPU-second against';
  return [
    {
      figure: 'P1',
      what: `${what} Chromium`,
      unit: 'x',
      targets: ['≥ 8', '≥ 20'],
      result: against(chromium),
    },
    {
      figure: 'P2',
      what: `${what} naive pdfkit`,
      unit: 'x',
      targets: ['≥ 30', '≥ 50'],
      result: against(naive),
    },
    { figure: 'P3', what: `${what} Typst`, unit: 'x', targets: ['≥ 0.9', '≥ 2'], result: against(typst) },
  ];
}

const resultOf = (
  results: readonly (Measured | MissingContender)[],
  name: string,
): Measured | MissingContender => results.find((result) => result.name === name)!;

async function sizeFigures(
  engine: Ours,
  results: readonly (Measured | MissingContender)[],
  merged: number,
): Promise<Figure[]> {
  const alone = resultOf(results, ours);
  return [
    {
      figure: 'P4',
      what: 'bytes of a signed letter',
      unit: 'bytes',
      targets: ['≤ 24,000', '≤ 16,000'],
      result: isMissing(alone) ? alone : { value: median(alone.bytes), n: alone.bytes.length },
    },
    {
      figure: 'P4',
      what: 'bytes of a letter in one merged file',
      unit: 'bytes',
      targets: ['≤ 5,000', '≤ 4,000'],
      result: await mergedSize(engine, merged),
    },
  ];
}

async function mergedSize({ mergedLetters }: Ours, count: number): Promise<Figure['result']> {
  const file = await mergedLetters(letters(0, count));
  return { value: file.length / count, n: count };
}

function memoryFigures(few: number, many: number): Figure[] {
  const [low, high] = [few, many].map((count) => peakMemory('letters', count));
  return [
    {
      figure: 'P5',
      what: `peak memory for ${many.toLocaleString('en')} signed letters`,
      unit: 'MB',
      targets: ['≤ 400', '≤ 160'],
      result: { value: high!, n: many },
    },
    {
      figure: 'P5',
      what: `peak memory, against ${few.toLocaleString('en')} letters`,
      unit: 'x',
      targets: ['≤ 1.5', '≤ 1.2'],
      result: { value: high! / low!, n: many },
    },
  ];
}
