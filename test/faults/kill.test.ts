/** `kill -9` at random moments during submits: whatever was acknowledged is still there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { createClient } from '../../electron/contract/client.ts';
import { orThrow } from '../../electron/contract/result.ts';
import { createCore } from '../../electron/core/index.ts';
import { VaultDatabase } from '../../electron/core/vault/database.ts';
import { OpenVault } from '../../electron/core/vault/vault.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { seal } from '../../electron/seal/age.ts';
import { toBase64 } from '../../electron/seal/bytes.ts';
import { report, tier } from '../support/figures.ts';

const kills = tier(100, 2000);
const mutantKills = 25;
const child = path.join(import.meta.dirname, 'kill-child.ts');
const campaignId = 'zhanaozen-2010';

let folder: string;
let sealedFile: string;
let note: string;
let keys: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'round-robin-kill-'));
  const core = createCore(nodePorts(path.join(folder, 'author')));
  const client = createClient((request, options) => core.call(request, options), core.openDesk);
  const draft = orThrow(await client('sampleDraft', {}));
  const authored = orThrow(await client('authorCampaign', { draft }));
  ({ note, keys } = authored);
  const recipient = (JSON.parse(note.slice(0, note.lastIndexOf('\n\n'))) as { keys: { entry: string } }).keys
    .entry;
  sealedFile = path.join(folder, 'sealed');
  writeFileSync(sealedFile, await seal(new Uint8Array(1024), recipient));
  core.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(`no acknowledged entry is lost in ${kills} kills`, { timeout: kills * 3000 }, async () => {
  const figure = await killRepeatedly('as-designed', kills);
  report('durability', `kill -9 at ${kills} random moments`, lossOf(figure), '0 lost');
  expect(figure.lost).toBe(0);
  expect(figure.acknowledged).toBeGreaterThan(kills);
});

test('the mutant "acknowledge before commit" is caught', { timeout: 120_000 }, async () => {
  const figure = await killRepeatedly('early-ack', mutantKills);
  report('durability', 'mutant: acknowledge before commit', lossOf(figure), '> 0 lost');
  expect(figure.lost).toBeGreaterThan(0);
});

interface Kills {
  kills: number;
  acknowledged: number;
  lost: number;
}

const lossOf = ({ kills: times, acknowledged, lost }: Kills): string =>
  `${lost} of ${acknowledged} acknowledged lost in ${times} kills`;

/** A larger file takes longer to open and is not rewritten after each submit, so each folder gets only so many. */
const killsPerFolder = 100;

/** Kills a submitting process again and again, over one data folder after the other. */
async function killRepeatedly(mode: string, times: number): Promise<Kills> {
  const figure: Kills = { kills: times, acknowledged: 0, lost: 0 };
  for (let done = 0; done < times; done += killsPerFolder) {
    const dataFolder = path.join(folder, `${mode}-${done}`);
    await setUp(dataFolder);
    const acknowledged = new Set<string>();
    for (let i = done; i < Math.min(times, done + killsPerFolder); i++) {
      for (const id of await submitUntilKilled(dataFolder, mode)) acknowledged.add(id);
    }
    const kept = idsIn(dataFolder);
    figure.acknowledged += acknowledged.size;
    figure.lost += [...acknowledged].filter((id) => !kept.has(id)).length;
    rmSync(dataFolder, { recursive: true });
  }
  return figure;
}

async function setUp(dataFolder: string): Promise<void> {
  const core = createCore(nodePorts(dataFolder));
  const desk = core.openDesk();
  const client = createClient(
    (request, options) => core.call(request, options),
    () => desk,
  );
  orThrow(await client('loadCampaign', { note, keys }));
  orThrow(await client('openMeeting', { name: 'Kill', place: 'Aktau', day: '2010-03-20' }));
  core.close();
}

/** Starts the child and kills it some random time after its first answer. @returns ids it acknowledged */
async function submitUntilKilled(dataFolder: string, mode: string): Promise<string[]> {
  const submitting = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', child, dataFolder, sealedFile, mode],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  submitting.stdout.on('data', (data: Buffer) => (said += data.toString('latin1')));
  await firstAnswer(submitting);
  await pause(Math.random() * 60);
  submitting.kill('SIGKILL');
  await once(submitting, 'close');
  // a line that was cut off was not acknowledged
  return said
    .split('\n')
    .slice(0, -1)
    .map((line) => line.slice('ACK '.length));
}

async function firstAnswer({ stdout }: ChildProcess): Promise<void> {
  await once(stdout!, 'data');
}

function idsIn(dataFolder: string): Set<string> {
  const database = new VaultDatabase(path.join(dataFolder, 'vault', `${campaignId}.sqlite`));
  try {
    return new Set([...new OpenVault(database).rows()].map(({ id }) => toBase64(id)));
  } finally {
    database.close();
  }
}
