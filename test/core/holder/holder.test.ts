import { spawnSync } from 'node:child_process';
import { randomBytes, verify, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { expect, onTestFinished, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { HolderClient } from '../../../electron/core/holder/client.ts';
import type { HolderProcess } from '../../../electron/core/ports.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { seal } from '../../../electron/seal/age.ts';
import { fromBase64, fromUtf8, utf8 } from '../../../electron/seal/bytes.ts';
import { sealKeyFile } from '../../../electron/seal/key-file.ts';
import { verifyNote } from '../../../electron/seal/note.ts';
import { passphrase, testCampaign } from '../../support/campaigns.ts';
import { holderHere } from '../../support/holder-here.ts';
import { sign } from '../../support/signings.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { needTool } from '../../support/tools.ts';
import { withKiosk } from '../../support/with-kiosk.ts';

const { keyFile, campaign, secrets } = await testCampaign();

function client(process: HolderProcess = holderHere()): HolderClient {
  const holder = new HolderClient(process);
  onTestFinished(() => holder.end());
  return holder;
}

const unlocked = async (): Promise<HolderClient> => {
  const holder = client();
  await holder.call('unlock', { keyFile, passphrase });
  return holder;
};

test('opens a key file and answers with the public halves', async () => {
  expect(await client().call('unlock', { keyFile, passphrase })).toEqual({
    campaign: campaign.id,
    sign: secrets.signPublic,
    entry: campaign.keys.entry,
    transport: campaign.keys.transport,
  });
});

test('a wrong passphrase, and one byte of the right file changed', async () => {
  await expect(
    client().call('unlock', { keyFile, passphrase: 'acid tulip velvet mango radar' }),
  ).rejects.toThrow('wrong_passphrase');
  const changed = keyFile.with(keyFile.length - 1, keyFile.at(-1)! ^ 1);
  await expect(client().call('unlock', { keyFile: changed, passphrase })).rejects.toThrow('wrong_passphrase');
});

test.each([
  ['nothing', new Uint8Array()],
  ['another file', utf8('Dear friends,')],
  ['a file cut in its header', keyFile.subarray(0, 30)],
  ['a file for a recipient', await seal(new Uint8Array(1024), campaign.keys.entry)],
])('%s is no key file', async (_, file) => {
  await expect(client().call('unlock', { keyFile: file, passphrase })).rejects.toThrow('keys_unreadable');
});

test('before the keys are open every question is answered `locked`', async () => {
  const holder = client();
  const locked = 'locked';
  await expect(holder.call('open', { sealing: 'entry', sealed: [keyFile] })).rejects.toThrow(locked);
  await expect(holder.call('certify', { messages: [utf8('x')] })).rejects.toThrow(locked);
  await expect(
    holder.call('letterCodes', { letters: [{ id: new Uint8Array(16), addressee: 'a' }] }),
  ).rejects.toThrow(locked);
  await expect(holder.call('signNote', { text: 'x\n', name: 'x' })).rejects.toThrow(locked);
});

test('opens entries and bundles each with their own identity, and says null to all else', async () => {
  const holder = await unlocked();
  const [entry, bundle] = [
    await seal(utf8('entry'), campaign.keys.entry),
    await seal(utf8('bundle'), campaign.keys.transport),
  ];
  const text = (opened: (Uint8Array | null)[]): (string | null)[] =>
    opened.map((file) => file && fromUtf8(file));
  expect(
    text(await holder.call('open', { sealing: 'entry', sealed: [entry, bundle, utf8('junk')] })),
  ).toEqual(['entry', null, null]);
  expect(text(await holder.call('open', { sealing: 'transport', sealed: [entry, bundle] }))).toEqual([
    null,
    'bundle',
  ]);
});

test('opens many batches in their order, some of them at the same time', async () => {
  const holder = await unlocked();
  const files = await Promise.all(
    Array.from({ length: 70 }, (_, i) => seal(utf8(`entry ${i}`), campaign.keys.entry)),
  );
  const opened: string[] = [];
  const batches = Array.from({ length: 10 }, (_, i) =>
    files.slice(i * 7, i * 7 + 7).map((sealed) => ({ sealed })),
  );
  for await (const [, plaintext] of holder.openAll('entry', batches)) opened.push(fromUtf8(plaintext!));
  expect(opened).toEqual(files.map((_, i) => `entry ${i}`));
});

test('who stops reading in the middle leaves nothing that fails later', async () => {
  const holder = await unlocked();
  const sealed = await seal(utf8('entry'), campaign.keys.entry);
  for await (const _ of holder.openAll(
    'entry',
    Array.from({ length: 9 }, () => [{ sealed }]),
  ))
    break;
  holder.end();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await expect(holder.call('open', { sealing: 'entry', sealed: [sealed] })).rejects.toThrow('locked');
});

test('certifies under the certificate and signs notes under the campaign’s key', async () => {
  const holder = await unlocked();
  const message = utf8('attributes');
  const [signature] = await holder.call('certify', { messages: [message] });
  const { publicKey } = new X509Certificate(fromBase64(campaign.keys.certificate));
  expect(verify('sha256', message, publicKey, signature!)).toBe(true);
  const note = await holder.call('signNote', { text: 'received\n', name: 'round-robin/harbour-strike' });
  expect(verifyNote(note, 'round-robin/harbour-strike', secrets.signPublic)).toBe('received\n');
});

test('a letter’s code is the same each time and differs by entry, addressee and campaign', async () => {
  const holder = await unlocked();
  const [a, b] = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)];
  const letters = [
    { id: a, addressee: 'company' },
    { id: a, addressee: 'embassy' },
    { id: b, addressee: 'company' },
  ];
  const codes = await holder.call('letterCodes', { letters });
  expect(await holder.call('letterCodes', { letters })).toEqual(codes);
  expect(new Set(codes).size).toBe(3);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
  const theirs = client();
  await theirs.call('unlock', { keyFile: (await testCampaign({ seed: 2 })).keyFile, passphrase });
  expect(await theirs.call('letterCodes', { letters })).not.toEqual(codes);
});

test('after its end every question is answered `locked`, also one that was under way', async () => {
  const holder = await unlocked();
  const underWay = holder.call('signNote', { text: 'x\n', name: 'x' });
  holder.end();
  await expect(underWay).rejects.toThrow('locked');
  await expect(holder.call('certify', { messages: [] })).rejects.toThrow('locked');
});

/** The product's holder process with a promise of its end. */
function watched(): { process: HolderProcess; ended: Promise<void> } {
  const process = nodePorts(temporaryFolder()).startHolder();
  const ended = new Promise<void>((resolve) => process.onExit(resolve));
  return { process, ended };
}

/** For tests that list processes or halt one, which only Linux does so. */
const linux = process.platform === 'linux';

/** Children of this process that run the holder, as the system lists them. */
function children(): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], {
    encoding: 'utf8',
  });
  const lines = stdout
    .split('\n')
    .filter((line) => line.includes('core/holder/main.ts') && !line.includes('defunct'));
  return lines.map((line) => Number.parseInt(line, 10));
}

test.runIf(linux)('the keys live in a process of their own, which is gone after locking', () => {
  const ends: Promise<void>[] = [];
  const startHolder = (): HolderProcess => {
    const { process, ended } = watched();
    ends.push(ended);
    return process;
  };
  return withKiosk(
    { meeting: true, ports: { startHolder } },
    async ({ client: call, core, unlock, campaign: loaded, folder }) => {
      await sign(call, loaded.campaign);
      expect(children()).toEqual([]);
      await unlock();
      expect(children()).toHaveLength(1);
      const out = folder('letters');
      expect(orThrow(await call('letters', { out })).letters).toBe(3);
      core.lock();
      await Promise.all(ends);
      expect(children()).toEqual([]);
      expect(await call('letters', { out })).toEqual({ ok: false, error: { code: 'not_allowed' } });
    },
  );
});

test.runIf(linux)('a wrong passphrase leaves no process behind', () => {
  const ends: Promise<void>[] = [];
  const startHolder = (): HolderProcess => {
    const { process, ended } = watched();
    ends.push(ended);
    return process;
  };
  return withKiosk({ ports: { startHolder } }, async ({ client: call }) => {
    expect(await call('unlock', { passphrase: 'wrong' })).toEqual({
      ok: false,
      error: { code: 'wrong_passphrase' },
    });
    await Promise.all(ends);
    expect(children()).toEqual([]);
  });
});

test.runIf(linux)(
  'when the holder’s process dies by itself, what was asked is answered `locked`',
  async () => {
    const { process: held, ended } = watched();
    const holder = client(held);
    await holder.call('unlock', { keyFile, passphrase });
    const pid = children()[0]!;
    // it stands still, so that it cannot be quicker than its end
    process.kill(pid, 'SIGSTOP');
    while (!/^\d+ \(.*\) T/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) await pause(1);
    const underWay = holder.call('signNote', { text: 'x\n', name: 'x' });
    process.kill(pid, 'SIGKILL');
    await expect(underWay).rejects.toThrow('locked');
    await ended;
    await expect(holder.call('certify', { messages: [] })).rejects.toThrow('locked');
  },
);

test('Debian’s age opens the key file with the passphrase', (ctx) => {
  const age = needTool(ctx, 'age');
  const script = needTool(ctx, 'script');
  return keyFileFor(age, script);
});

/** `age` asks for its passphrase on a terminal only, so `script` lends it one. */
async function keyFileFor(age: string, script: string): Promise<void> {
  const folder = temporaryFolder();
  const seed = randomBytes(32);
  const [sealed, opened] = [path.join(folder, 'keys.age'), path.join(folder, 'keys.json')];
  writeFileSync(sealed, await sealKeyFile({ campaign: 'harbour-strike', seed }, passphrase));
  const { status } = spawnSync(
    script,
    ['-qec', `${age} --decrypt --output ${opened} ${sealed}`, '/dev/null'],
    {
      input: `${passphrase}\n`,
      encoding: 'utf8',
      timeout: 20_000,
    },
  );
  expect(status).toBe(0);
  expect(JSON.parse(readFileSync(opened, 'utf8'))).toEqual({
    v: 1,
    campaign: 'harbour-strike',
    seed: seed.toString('base64'),
  });
}
