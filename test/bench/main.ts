/**
 * What things cost, against other ways to do them: `npm run -s bench -- NAME`. Figures and ratios only; nothing is asserted, since
 * a slow day of a shared machine is no defect.
 */
import { parseArgs } from 'node:util';

import type { Options } from './options.ts';

interface Bench {
  about: string;
  run: (options: Options) => Promise<void>;
}

/** Loaded when asked for: opening fonts and browsers is part of what some of them measure. */
const benches: Readonly<Record<string, Bench>> = {
  letters: {
    about: 'signed letters, one file each, against pdfkit, Chromium and Typst (P1–P5); units are letters',
    run: async (options) => (await import('./letters.ts')).measureLetters(options),
  },
  parts: {
    about: 'what of a signed letter costs what, by a profile; units are letters',
    run: async (options) => (await import('./parts.ts')).measureParts(options),
  },
  petition: {
    about: 'a petition with its signature sheets against Chromium (P6); units are rows',
    run: async (options) => (await import('./petition.ts')).measurePetition(options),
  },
  submit: {
    about: 'submitting in Chromium against the same without sealing and commit (P8); units are submits',
    run: async (options) => (await import('./submit.ts')).measureSubmit(options),
  },
  start: {
    about: 'starting, memory and size, against an empty page (P10); units are entries at the desk',
    run: async (options) => (await import('./start.ts')).measureStart(options),
  },
  sync: {
    about: 'entries to an object store as bundles, against one request each (P9); units are entries',
    run: async (options) => (await import('./sync.ts')).measureSync(options),
  },
  text: {
    about: 'a page of text in several scripts against pdfkit; units are pages',
    run: async (options) => (await import('./text.ts')).measureText(options),
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    units: { type: 'string' },
    memory: { type: 'string' },
  },
});

const bench = benches[positionals[0] ?? ''];
if (bench)
  await bench.run({
    json: values.json,
    rounds: countIn(values.rounds),
    units: countIn(values.units),
    memory: pairIn(values.memory),
  });
else list();

function list(): void {
  console.log('npm run -s bench -- NAME [--json] [--rounds N] [--units N] [--memory SMALL,LARGE]\n');
  for (const [name, { about }] of Object.entries(benches)) console.log(`${name.padEnd(10)}${about}`);
  if (positionals.length > 0) process.exitCode = 1;
}

function countIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`a whole number from 1, not ${text}`);
  return count;
}

function pairIn(text: string | undefined): Options['memory'] {
  if (text === undefined) return undefined;
  const [small, large] = text.split(',').map(countIn);
  if (small === undefined || large === undefined) throw new RangeError(`two sizes, not ${text}`);
  return [small, large];
}
