/** A petition with all its signatures: CPU against Chromium, and memory (P6). */
import { chromium, openPetitionPrinter, type PetitionPrinter } from './contenders/chromium.ts';
import { firstLine } from './contenders/contender.ts';
import { withFolder, type Write } from './files.ts';
import { alternate, type Measured, type Runner } from './measure.ts';
import type { Options } from './options.ts';
import { type Ours, openOurs, ours } from './ours.ts';
import { peakMemory } from './peak-memory.ts';
import { contenderRow, type Figure, type MissingContender, print, ratio } from './report.ts';
import { petition, rows } from './the-petition.ts';
import { unsaid } from './try.ts';

const head = ['contender, one petition', 'CPU ms per row', 'rows per CPU-second', 'bytes'];

export async function measurePetition(options: Options): Promise<void> {
  const { json, rounds = 5, units = 10_000, memory = [10_000, 50_000] } = options;
  const [own, theirs] = await compare(openOurs(), rounds, units);
  const figures: Figure[] = [
    {
      figure: 'P6',
      what: `CPU for ${units.toLocaleString('en')} signatures against Chromium`,
      unit: 'x',
      targets: ['≤ 0.33', '≤ 0.2'],
      result: ratio(own, theirs, units * rounds),
    },
    ...memoryFigures(...memory),
  ];
  print({ json, head, rows: [own, theirs].map((one) => contenderRow(one, units)) }, figures);
}

const compare = (
  engine: Ours,
  rounds: number,
  count: number,
): Promise<[own: Measured | MissingContender, theirs: Measured | MissingContender]> =>
  withFolder(async (write, folder) => {
    const own = await triedOurs(engine, write, count);
    const theirs = await triedChromium(folder, write, count);
    try {
      const runners = [own, theirs].filter((one) => 'prepare' in one);
      const measured = await alternate(runners, rounds);
      const resultOf = (one: Runner | MissingContender): Measured | MissingContender =>
        measured.find(({ name }) => name === one.name) ?? (one as MissingContender);
      return [resultOf(own), resultOf(theirs)];
    } finally {
      if ('close' in theirs) await theirs.close();
    }
  });

/** Rows before those that are measured, to see whether a contender prints them. */
const few = 100;
const firstMeasured = 1000;

async function triedOurs(engine: Ours, write: Write, count: number): Promise<Runner | MissingContender> {
  const pdf = await engine.petition(petition(few), [...rows(few)]);
  const problem = engine.isValid(pdf) ? unsaid(pdf, wordsOf(few)) : 'its petition is not validly certified';
  if (problem !== undefined) return { name: ours, missing: problem };
  return {
    name: ours,
    prepare: (round) => {
      const all = [...rows(count, firstMeasured + round * count)];
      return async () => [write(await engine.petition(petition(count), all))];
    },
  };
}

async function triedChromium(
  folder: string,
  write: Write,
  count: number,
): Promise<(Runner & { close: () => Promise<void> }) | MissingContender> {
  let printer: PetitionPrinter | undefined;
  try {
    printer = await openPetitionPrinter(folder);
    printer.prepare(petition(few), rows(few));
    const problem = unsaid(await printer.print(), wordsOf(few));
    if (problem !== undefined) throw new Error(problem);
    return runnerOf(printer, write, count);
  } catch (error) {
    await printer?.close();
    return { name: chromium, missing: firstLine(error) };
  }
}

const runnerOf = (
  { prepare, print: printAll, otherCpu, close }: PetitionPrinter,
  write: Write,
  count: number,
): Runner & { close: () => Promise<void> } => ({
  name: chromium,
  prepare: (round) => {
    prepare(petition(count), rows(count, firstMeasured + round * count));
    return async () => [write(await printAll())];
  },
  otherCpu,
  close,
});

function wordsOf(count: number): string[] {
  const { title, paragraphs, total } = petition(count);
  return [title, ...paragraphs, total, ...[...rows(count)].flatMap(({ name, place }) => [name, place])];
}

function memoryFigures(fewer: number, many: number): Figure[] {
  const size = (count: number): string => count.toLocaleString('en');
  return (['petition', 'circle'] as const).map((what) => {
    const [low, high] = [fewer, many].map((count) => peakMemory(what, count));
    return {
      figure: 'P6',
      what: `peak memory at ${size(many)} ${what === 'circle' ? 'names in circles' : 'rows'} against ${size(fewer)}`,
      unit: 'x',
      targets: ['≤ 1.3', '≤ 1.15'],
      result: { value: high! / low!, n: many },
    };
  });
}
