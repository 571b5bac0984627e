/**
 * A full disk, a failing disk and `kill -9` at every system call that writes: at the first, the second, and so on until none is
 * left. Whatever was acknowledged is there, the answer is success or one clear code, and once the cause is gone all goes on.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';

import { orThrow, type Result } from '../../electron/contract/result.ts';
import { toBase64 } from '../../electron/seal/bytes.ts';
import { type ChildKiosk, childKiosk } from '../support/child-kiosk.ts';
import {
  codeOf,
  type FaultRow,
  meeting,
  prepare,
  rootOf,
  rowMaker,
  writtenIn,
} from '../support/fault-kiosk.ts';
import { isLong, report } from '../support/figures.ts';
import { memoryPlace } from '../support/memory-folder.ts';
import { inject } from '../support/strace.ts';
import { needTool } from '../support/tools.ts';

const seed = 20_111_216;
const systemCalls = [
  'pwrite64',
  'write',
  'fsync',
  'fdatasync',
  'ftruncate',
  'openat',
  'rename',
  'unlink',
  'utimensat',
  'mkdir',
] as const;
const errors = ['error=ENOSPC', 'error=EIO'] as const;
const kill = 'signal=SIGKILL';
type Fault = (typeof errors)[number] | typeof kill;
const timeout = isLong ? 3_600_000 : 120_000;

let folder: string;
let prepared: string;
let nextRow: () => FaultRow;
let present: FaultRow[];
beforeAll(async () => {
  folder = mkdtempSync(path.join(memoryPlace(), 'round-robin-faults-'));
  prepared = path.join(folder, 'prepared');
  nextRow = await rowMaker(seed);
  present = [nextRow(), nextRow(), nextRow()];
  await prepare(prepared, present);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A kiosk under test, and what it has to hold. */
interface Subject {
  kiosk: ChildKiosk;
  dataFolder: string;
  rows: FaultRow[];
  mutant: string | undefined;
}

/** Something that is asked of a kiosk while a fault waits for it. */
interface Operation {
  name: string;
  /** Makes the kiosk ready. */
  before?: (subject: Subject) => Promise<void>;
  act: (subject: Subject) => Promise<Result<unknown> | undefined>;
  /** Asks again, without a fault, and brings the kiosk back to where it was. @returns what was lost or does not work */
  after: (subject: Subject, answer: Result<unknown> | undefined) => Promise<string | undefined>;
}

/** Submits, until the file is rewritten. */
function submit(): Operation {
  let row: FaultRow;
  return {
    name: 'submit and rewrite',
    act: ({ kiosk }) => {
      row = nextRow();
      return kiosk.call('submit', row.input);
    },
    after: async ({ kiosk, rows }, answer) => {
      const root = await rootIn(kiosk);
      const isThere = root === rootOf([...rows, row]);
      if (answer?.ok && !isThere) return 'lost';
      if (!isThere && root !== rootOf(rows)) return 'other entries';
      if (codeOf(await kiosk.call('submit', row.input))) return 'refused again';
      if ((await rootIn(kiosk)) !== rootOf([...rows, row])) return 'not stored';
      orThrow(
        (await kiosk.call('withdraw', { id: toBase64(row.id), secret: toBase64(row.secret) })) ?? noAnswer,
      );
      return undefined;
    },
  };
}

const close: Operation = {
  name: 'close the meeting',
  act: ({ kiosk }) => kiosk.call('closeMeeting'),
  after: async (subject, answer) => {
    if (!answer?.ok) {
      // what was closed although the answer got lost on the way is closed
      const again = codeOf(await subject.kiosk.call('closeMeeting'));
      if (again !== undefined && again !== 'no_meeting') return again;
    }
    if ((await rootIn(subject.kiosk)) !== rootOf(subject.rows)) return 'lost';
    return codeOf(await subject.kiosk.call('openMeeting', meeting));
  },
};

const openMeeting: Operation = {
  name: 'open a meeting',
  before: async ({ kiosk }) => void orThrow((await kiosk.call('closeMeeting')) ?? noAnswer),
  act: ({ kiosk }) => kiosk.call('openMeeting', meeting),
  after: async ({ kiosk, rows }, answer) => {
    const again = codeOf(await kiosk.call('openMeeting', meeting));
    if (answer?.ok ? again !== 'meeting_open' : again !== undefined && again !== 'meeting_open')
      return 'lost';
    return (await rootIn(kiosk)) === rootOf(rows) ? undefined : 'other entries';
  },
};

const restart: Operation = {
  name: 'close and start',
  act: ({ kiosk }) => kiosk.call('reopen'),
  after: async ({ kiosk, rows }) => ((await rootIn(kiosk)) === rootOf(rows) ? undefined : 'lost'),
};

const noAnswer = { ok: false, error: { code: 'internal' } } as const;

async function rootIn(kiosk: ChildKiosk): Promise<string> {
  const { root } = orThrow((await kiosk.call('overview')) ?? noAnswer) as { root: string };
  return root;
}

interface Figure {
  points: number;
  answers: Record<string, number>;
  /** What went wrong, with the place where it did. */
  failures: string[];
}

/** Tries one fault at every place, or at fewer of those that come after the answer. */
async function everywhere(
  ctx: TestContext,
  operation: Operation,
  fault: Fault,
  { mutant, stride = 1 }: { mutant?: string; stride?: number } = {},
): Promise<Figure> {
  const strace = needTool(ctx, 'strace');
  const figure: Figure = { points: 0, answers: {}, failures: [] };
  for (const call of systemCalls) {
    const dataFolder = mkdtempSync(path.join(folder, 'data-'));
    cpSync(prepared, dataFolder, { recursive: true, preserveTimestamps: true });
    const subject: Subject = { kiosk: await started(dataFolder, mutant), dataFolder, rows: present, mutant };
    for (let when = 1; ;) {
      await operation.before?.(subject);
      const place = `${call} ${when}`;
      const tracing = await inject(
        { strace, pid: subject.kiosk.pid, files: writtenIn(dataFolder), log: path.join(folder, 'log') },
        { call, fault, when },
      );
      const answer = await operation.act(subject);
      const log = await tracing.end();
      const isHit = log.includes('(INJECTED)') || !subject.kiosk.isAlive();
      const said = answer === undefined ? 'no answer' : (codeOf(answer) ?? 'success');
      if (isHit) {
        figure.points++;
        figure.answers[said] = (figure.answers[said] ?? 0) + 1;
        if (!allowed(fault).includes(said)) figure.failures.push(`${place}: answered ${said}`);
      }
      const problem = await goesOn(subject, operation, answer);
      if (problem !== undefined) figure.failures.push(`${place}: ${problem} after ${said}`);
      if (!isHit || problem !== undefined) break;
      when += said === 'success' ? stride : 1;
    }
    await subject.kiosk.end();
    rmSync(dataFolder, { recursive: true });
  }
  return figure;
}

const allowed = (fault: Fault): string[] =>
  fault === kill ? ['success', 'no answer'] : ['success', 'disk_full', 'storage_failed'];

/** The same process, or a new one in place of one that was killed; then once more with everything checked anew. */
async function goesOn(
  subject: Subject,
  operation: Operation,
  answer: Result<unknown> | undefined,
): Promise<string | undefined> {
  if (!subject.kiosk.isAlive()) subject.kiosk = await started(subject.dataFolder, subject.mutant);
  try {
    const problem = await operation.after(subject, answer);
    if (problem !== undefined) return problem;
    return codeOf(await subject.kiosk.call('reopen'));
  } catch (error) {
    return String(error);
  }
}

async function started(dataFolder: string, mutant: string | undefined): Promise<ChildKiosk> {
  const kiosk = await childKiosk(dataFolder, { mutant });
  // opens the vault, so that an operation begins with it open
  await kiosk.call('status');
  return kiosk;
}

const said = ({ points, answers, failures }: Figure): string =>
  `${failures.length} lost, stuck or unclear at ${points} places; answers: ${Object.entries(answers)
    .map(([answer, times]) => `${answer} ${times}`)
    .join(', ')}`;

for (const fault of errors) {
  for (const operation of [submit(), openMeeting, restart, close]) {
    const isQuick = operation.name.startsWith('submit');
    test.skipIf(!isQuick && !isLong)(
      `${fault} at every writing system call of: ${operation.name}${isQuick ? '' : ' (long tier: many places)'}`,
      { timeout },
      async (ctx) => {
        const figure = await everywhere(ctx, operation, fault);
        report('durability', `${fault}: ${operation.name}, seed ${seed}`, said(figure), '0 at every place');
        expect(figure.failures).toEqual([]);
        expect(figure.points).toBeGreaterThan(10);
      },
    );
  }
}

for (const operation of [submit(), openMeeting, restart, close]) {
  const isQuick = operation.name.startsWith('submit');
  // after the answer nothing can be lost any more that was not before: every fifteenth place is tried in the quick tier
  const stride = isLong ? 1 : 15;
  test.skipIf(!isQuick && !isLong)(
    `kill -9 at every writing system call of: ${operation.name}${isQuick ? '' : ' (long tier: a process for each place)'}`,
    { timeout },
    async (ctx) => {
      const figure = await everywhere(ctx, operation, kill, { stride });
      report('durability', `kill -9: ${operation.name}, seed ${seed}`, said(figure), '0 at every place');
      expect(figure.failures).toEqual([]);
      expect(figure.points).toBeGreaterThan(10);
    },
  );
}

test('the mutant that does not hear of a failed commit is caught', { timeout }, async (ctx) => {
  const figure = await everywhere(ctx, submit(), 'error=EIO', { mutant: 'deaf' });
  report('durability', 'mutant: deaf to failed commits', said(figure), '> 0 lost');
  expect(figure.failures.filter((failure) => failure.includes('lost')).length).toBeGreaterThan(0);
});
