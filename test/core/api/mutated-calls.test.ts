/** Calls of the right shape, changed here and there, by everybody who could make them: only codes, no bug, no way past a role, no file elsewhere. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { calls } from '../../../electron/contract/index.ts';
import type * as coreModule from '../../../electron/core/index.ts';
import { report, tier } from '../../support/figures.ts';
import { callers, hammer, type Hammered } from '../../support/hammer.ts';
import { mutantModule, mutantProgram } from '../../support/mutant-module.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { needTool } from '../../support/tools.ts';
import { type KioskOptions, withKiosk } from '../../support/with-kiosk.ts';

const seed = Date.now() & 0x7fff_ffff;
const perCaller = tier(300, 3000);

async function run(options: KioskOptions, how: { seed: number; count: number }): Promise<Hammered> {
  let hammered: Hammered | undefined;
  await withKiosk({ meeting: true, expectBugs: true, ...options }, async (kiosk) => {
    hammered = await hammer(kiosk, kiosk.folder('hostile'), how);
  });
  return hammered!;
}

const said = ({ calls: made, answered, codes, names, wrong }: Hammered): string =>
  `${made} calls of ${names.size} names, ${answered} answered, ${codes.size} codes; wrong: ${[...wrong].toSorted().slice(0, 5).join('; ') || 'none'}`;

test(
  'mutated calls by everybody: only codes that the call names, and nobody passes without their role',
  { timeout: 900_000 },
  async () => {
    const hammered = await run({}, { seed, count: perCaller });
    report(
      'hostile input',
      `mutated calls as ${callers.join(', ')}, seed ${seed}`,
      said(hammered),
      'wrong: none',
    );
    expect([...hammered.wrong]).toEqual([]);
    expect(Object.keys(calls).filter((name) => !hammered.names.has(name))).toEqual([]);
    expect(hammered.answered).toBeGreaterThan(perCaller / 10);
  },
);

const dispatch = 'electron/core/api/dispatch.ts';
const mutants = {
  'the desk’s calls pass without a desk': {
    file: dispatch,
    line: "if (!isDesk) throw new Refused('not_allowed');",
    becomes: '',
  },
  'inputs are not checked': {
    file: dispatch,
    line: "if (!parsed.success) return refuse('bad_input', parsed.error.issues[0]?.path.join('.') ?? '');",
    becomes: 'parsed.data ??= input;',
  },
};

test.each(Object.entries(mutants))('the mutant "%s" is caught', async (name, mutation) => {
  const { createCore: makeCore } = await mutantModule<typeof coreModule>('electron/core/index.ts', mutation);
  const hammered = await run({ makeCore }, { seed: 20_100_307, count: 60 });
  report('hostile input', `mutant: ${name}`, said(hammered), 'wrong: some');
  expect(hammered.wrong.size).toBeGreaterThan(0);
});

/** System calls that make, change or take away a file or a name. */
const writing =
  'openat,creat,rename,renameat,renameat2,mkdir,mkdirat,unlink,unlinkat,rmdir,symlink,symlinkat,link,linkat,truncate,utimensat,chmod,fchmodat,mknod,mknodat';
const child = path.resolve(import.meta.dirname, 'hammer-child.ts');

/** Files that a log of `strace -y` says were written, whole paths. */
const written = (log: string): string[] =>
  log
    .split('\n')
    .filter(
      (line) => !/= -1 E/.test(line) && (!/openat\(/.test(line) || /O_(WRONLY|RDWR|CREAT|TRUNC)/.test(line)),
    )
    .flatMap((line) => [...line.matchAll(/(?:<([^>]*)>, )?"((?:[^"\\]|\\.)*)"/g)])
    .map(([, folder, file]) => path.resolve(folder ?? '', file!));

/** Names that were written under hostile calls, and those of them that are not where they may be. */
async function watch(
  strace: string,
  count: number,
  core: string[] = [],
): Promise<{ files: number; elsewhere: string[]; wrong: string }> {
  const log = path.join(temporaryFolder(), 'log');
  const trace = ['-f', '-y', '-o', log, '-s', '4200', '-e', `trace=${writing}`];
  const program = [
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    child,
    String(seed),
    String(count),
  ];
  const { stdout } = await promisify(execFile)(strace, [...trace, ...program, ...core]);
  const [kiosk, wrong] = stdout.split('\n') as [string, string];
  const files = written(readFileSync(log, 'utf8')).filter((file) => file !== '/dev/null');
  const allowed = [`${kiosk}/data`, `${kiosk}/hostile`];
  const isAllowed = (file: string): boolean =>
    file === kiosk || allowed.some((folder) => file === folder || file.startsWith(`${folder}/`));
  return { files: files.length, elsewhere: [...new Set(files.filter((file) => !isAllowed(file)))], wrong };
}

test(
  'nothing is written but in the data folder, and where an organiser said',
  { timeout: 600_000 },
  async (ctx) => {
    const count = tier(60, 600);
    const { files, elsewhere, wrong } = await watch(needTool(ctx, 'strace'), count);
    const what = `files written under ${count * callers.length} mutated calls, seed ${seed}`;
    report('hostile input', what, `${files} writes of names, ${elsewhere.length} elsewhere`, '0 elsewhere');
    expect(wrong).toBe('');
    expect(elsewhere).toEqual([]);
    expect(files).toBeGreaterThan(50);
  },
);

test('the mutant "the laptop’s key beside the data folder" is caught', { timeout: 60_000 }, async (ctx) => {
  const strace = needTool(ctx, 'strace');
  const program = mutantProgram({
    file: 'electron/core/api/kiosk.ts',
    line: 'deviceOf(this.ports.dataFolder,',
    becomes: 'deviceOf(path.dirname(this.ports.dataFolder),',
  });
  const { elsewhere } = await watch(strace, 1, [path.join(program, 'electron/core/index.ts')]);
  report(
    'hostile input',
    'mutant: the laptop’s key beside the data folder',
    `${elsewhere.length} elsewhere`,
    'over 0',
  );
  expect(elsewhere.length).toBeGreaterThan(0);
});
