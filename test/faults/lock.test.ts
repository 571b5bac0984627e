/** After locking, no process of ours has the campaign's seed or what follows from it in its memory. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { afterEach, expect, test, type TestContext } from 'vitest';

import { orThrow } from '../../electron/contract/result.ts';
import { createCore } from '../../electron/core/index.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { toBase64 } from '../../electron/seal/bytes.ts';
import { openKeyFile } from '../../electron/seal/key-file.ts';
import { deriveKeys } from '../../electron/seal/keys.ts';
import { passphrase, testCampaign } from '../support/campaigns.ts';
import { isLong, report } from '../support/figures.ts';
import { processTree, searchMemory } from '../support/process-memory.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A data folder with the usual campaign as a single laptop. */
async function loaded(): Promise<string> {
  const folder = path.join(temporaryFolder(), 'data');
  const { note, keyFile } = await testCampaign();
  const core = createCore(nodePorts(folder));
  const input = { note, keys: toBase64(keyFile) };
  orThrow(await core.call({ name: 'loadCampaign', input, desk: core.openDesk() }));
  core.close();
  return folder;
}

/** The seed of the data folder's key file and its private keys, in the forms that the program gives them. */
async function secretsIn(folder: string, opens: string): Promise<Buffer[]> {
  const name = readdirSync(path.join(folder, 'keys')).find((file) => file.endsWith('.keys.age'));
  const { seed } = (await openKeyFile(readFileSync(path.join(folder, 'keys', name!)), opens))!;
  const { entryIdentity, transportIdentity, signSecret, letterKey } = await deriveKeys(seed);
  return [seed, toBase64(seed), entryIdentity, transportIdentity, signSecret, letterKey].map((secret) =>
    Buffer.from(secret),
  );
}

let child: ChildProcess | undefined;
let started: number[] = [];
afterEach(() => {
  for (const pid of started) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it has ended
    }
  }
});

interface Found {
  processes: number;
  megabytes: number;
  /** In the process that started the others, and in all of them. */
  inMain: number;
  inAll: number;
}

function search(main: number, patterns: readonly Buffer[]): Found {
  const pids = processTree(main);
  started = pids;
  const found = pids.map((pid) => searchMemory(pid, patterns));
  const sums = found.map(({ hits }) => hits.reduce((a, b) => a + b, 0));
  return {
    processes: pids.length,
    megabytes: Math.round(found.reduce((sum, { bytes }) => sum + bytes, 0) / 2 ** 20),
    inMain: sums[0]!,
    inAll: sums.reduce((a, b) => a + b, 0),
  };
}

/** Unlocks, searches, locks, searches again. */
async function story(
  how: 'end' | 'forget' | 'sample',
): Promise<{ open: Found; locked: Found; passphrases: number }> {
  const folder = how === 'sample' ? path.join(temporaryFolder(), 'data') : await loaded();
  const script = path.join(import.meta.dirname, 'lock-child.ts');
  const args = ['--disable-warning=ExperimentalWarning', script, folder, `${folder}.pdf`, how];
  child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  started = [child.pid!];
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  if (how !== 'sample') child.stdin!.write(`${passphrase}\n`);
  const [, opens] = /^unlocked (.+)$/.exec(String((await lines.next()).value))!;
  const secrets = await secretsIn(folder, opens!);
  const open = search(child.pid!, secrets);
  child.stdin!.write('lock\n');
  expect((await lines.next()).value).toBe('locked');
  const locked = search(child.pid!, secrets);
  const [passphrases] = searchMemory(child.pid!, [Buffer.from(opens!)]).hits;
  return { open, locked, passphrases: passphrases! };
}

function needMemory(ctx: TestContext): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    ctx.skip('needs root on Linux, to read the memory of other processes');
}

/** The seed is in the holder while it is open, in the main process never, and nowhere after locking. */
async function expectNoneLeft(what: string, how: 'end' | 'sample'): Promise<void> {
  const { open, locked, passphrases } = await story(how);
  const of = ({ processes, megabytes, inMain, inAll }: Found): string =>
    `${inAll} copies (${inMain} in the main process) in ${megabytes} MB of ${processes} processes`;
  report(
    'keys',
    `${what}: secrets in memory while open`,
    of(open),
    'some in the holder, 0 in the main process',
  );
  report('keys', `${what}: secrets in memory after lock`, of(locked), '0');
  report(
    'keys',
    `${what}: passphrase in memory after lock`,
    `${passphrases} copies`,
    'not promised, see SECURITY.md',
  );
  expect(open.inAll).toBeGreaterThan(0);
  expect([open.inMain, locked.inAll]).toEqual([0, 0]);
  expect([open.processes, locked.processes]).toEqual([2, 1]);
}

test('no process has the secrets of a campaign after locking, and the main process never had them', (ctx) => {
  needMemory(ctx);
  return expectNoneLeft('campaign from elsewhere', 'end');
});

test.skipIf(!isLong)(
  'the same for a campaign that was made here (long tier: ten seconds of scrypt)',
  (ctx) => {
    needMemory(ctx);
    return expectNoneLeft('campaign made here', 'sample');
  },
);

test('mutant: a holder that is only told to forget still has them', async (ctx) => {
  needMemory(ctx);
  const { locked } = await story('forget');
  report('keys', 'mutant: holder told to forget, secrets after lock', `${locked.inAll} copies`, 'over 0');
  expect(locked.inAll).toBeGreaterThan(0);
});
