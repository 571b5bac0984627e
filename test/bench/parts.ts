/**
 * What of a signed letter costs what: its CPU by the part of the engine that spends it, from a profile of Node's own. It tells
 * where tags, scripts and certification stand beside the rest; its shares are of one run, and no ratios to anything else.
 */
import { Session } from 'node:inspector/promises';
import path from 'node:path';

import type { Options } from './options.ts';
import { openOurs } from './ours.ts';
import { printTable } from './report.ts';
import { letters } from './the-letter.ts';

/** By the innermost file of ours on the stack; what is compressed counts for who has it compressed. */
const parts: Readonly<Record<string, readonly string[]>> = {
  'tags and structure': ['structure'],
  'certificate and signature': ['certify', 'cms', 'der', 'certificate'],
  'shaping, scripts and lines': [
    'shaping',
    'font',
    'font-set',
    'scripts',
    'itemise',
    'units',
    'breaks',
    'paragraph',
    'line',
    'characters',
    'poppler',
  ],
  'content of pages': [
    'writer',
    'paper',
    'paint-line',
    'paint-item',
    'codes',
    'signature',
    'page',
    'flow',
    'letter',
  ],
  'fonts, cut to what is used': ['pdf-font', 'glyf', 'to-unicode'],
  'objects and their table': ['pdfkit', 'pdf-document', 'pdf-object', 'object-streams', 'xmp', 'document'],
};
const garbage = 'collecting garbage';
const rest = 'the rest';

const partOfFile = new Map(
  Object.entries(parts).flatMap(([part, files]) =>
    files.map((file): [string, string] => [`${file}.ts`, part]),
  ),
);

interface Frame {
  functionName: string;
  url: string;
}

const warmUp = 300;

export async function measureParts({ json, units = 1000 }: Options): Promise<void> {
  const engine = openOurs();
  for (const letter of letters(0, warmUp)) await engine.letter(letter);
  const batch = letters(warmUp, units);
  const spent = await profile(async () => {
    for (const letter of batch) await engine.letter(letter);
  });
  const whole = [...spent.values()].reduce((sum, microseconds) => sum + microseconds, 0);
  const rows = [...spent]
    .toSorted(([, a], [, b]) => b - a)
    .map(([part, microseconds]) => [
      part,
      (microseconds / 1000 / units).toFixed(3),
      `${((microseconds / whole) * 100).toFixed(1)} %`,
    ]);
  if (json) for (const [part, ms] of rows) console.log(JSON.stringify({ part, ms: Number(ms), n: units }));
  else printTable(['of a signed letter', 'ms', 'share'], rows);
}

/** Microseconds by part. */
async function profile(work: () => Promise<void>): Promise<Map<string, number>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 250 });
  await session.post('Profiler.start');
  await work();
  const { profile: taken } = await session.post('Profiler.stop');
  session.disconnect();
  const frames = new Map(taken.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const callers = new Map(
    taken.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const spent = new Map<string, number>();
  for (const [i, id] of (taken.samples ?? []).entries()) {
    const part = partOf(id, frames, callers);
    if (part !== undefined) spent.set(part, (spent.get(part) ?? 0) + taken.timeDeltas![i]!);
  }
  return spent;
}

/** @returns undefined where nothing was done */
function partOf(
  id: number,
  frames: ReadonlyMap<number, Frame>,
  callers: ReadonlyMap<number, number>,
): string | undefined {
  const { functionName } = frames.get(id)!;
  if (functionName === '(idle)') return undefined;
  if (functionName === '(garbage collector)') return garbage;
  for (let at: number | undefined = id; at !== undefined; at = callers.get(at)) {
    const frame = frames.get(at)!;
    // where the benchmark itself calls the signature
    const part = frame.functionName === 'certifyDraft' ? 'certificate and signature' : ofFile(frame.url);
    if (part !== undefined) return part;
  }
  return rest;
}

const ofFile = (url: string): string | undefined =>
  url.includes('/node_modules/') ? undefined : partOfFile.get(path.posix.basename(url));
