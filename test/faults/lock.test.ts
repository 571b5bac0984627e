/** After locking, no process of ours has the campaign's seed or what follows from it in its memory. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { afterEach, expect, test, type TestContext } from 'vitest';

import { orThrow } from '../../electron/contract/result.ts';
import { createCore } from '../../electron/core/index.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { toBase64 } from '../../electron/seal/bytes.ts';
import { passphrase, testCampaign } from '../support/campaigns.ts';
import { report } from '../support/figures.ts';
import { processTree, searchMemory } from '../support/process-memory.ts';
import { seededBytes } from '../support/seeded.ts';
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

/** The seed and the private keys in the forms that the program gives them. */
async function secretsOf(): Promise<Record<string, Buffer>> {
  const { secrets } = await testCampaign();
  const seed = seededBytes(1)(32);
  return {
    seed: Buffer.from(seed),
    'seed in base64': Buffer.from(toBase64(seed)),
    'entry identity': Buffer.from(secrets.entryIdentity),
    'transport identity': Buffer.from(secrets.transportIdentity),
    'signing key': Buffer.from(secrets.signSecret),
    'letter key': Buffer.from(secrets.letterKey),
  };
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

async function search(main: number): Promise<Found> {
  const patterns = Object.values(await secretsOf());
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
async function story(how: 'end' | 'forget'): Promise<{ open: Found; locked: Found; passphrases: number }> {
  const folder = await loaded();
  const script = path.join(import.meta.dirname, 'lock-child.ts');
  const args = ['--disable-warning=ExperimentalWarning', script, folder, `${folder}.pdf`, how];
  child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  started = [child.pid!];
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  child.stdin!.write(`${passphrase}\n`);
  expect((await lines.next()).value).toBe('unlocked');
  const open = await search(child.pid!);
  child.stdin!.write('lock\n');
  expect((await lines.next()).value).toBe('locked');
  const locked = await search(child.pid!);
  const [passphrases] = searchMemory(child.pid!, [Buffer.from(passphrase)]).hits;
  return { open, locked, passphrases: passphrases! };
}

function needMemory(ctx: TestContext): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    ctx.skip('needs root on Linux, to read the memory of other processes');
}

test('the seed is in the holder while it is open, in the main process never, and nowhere after locking', async (ctx) => {
  needMemory(ctx);
  const { open, locked, passphrases } = await story('end');
  const of = ({ processes, megabytes, inMain, inAll }: Found): string =>
    `${inAll} copies (${inMain} in the main process) in ${megabytes} MB of ${processes} processes`;
  report('keys', 'secrets in memory while open', of(open), 'some in the holder, 0 in the main process');
  report('keys', 'secrets in memory after lock', of(locked), '0');
  report('keys', 'passphrase in memory after lock', `${passphrases} copies`, 'not promised, see SECURITY.md');
  expect(open.inAll).toBeGreaterThan(0);
  expect([open.inMain, locked.inAll]).toEqual([0, 0]);
  expect([open.processes, locked.processes]).toEqual([2, 1]);
});

test('mutant: a holder that is only told to forget still has them', async (ctx) => {
  needMemory(ctx);
  const { locked } = await story('forget');
  report('keys', 'mutant: holder told to forget, secrets after lock', `${locked.inAll} copies`, 'over 0');
  expect(locked.inAll).toBeGreaterThan(0);
});
