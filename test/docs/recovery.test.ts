/** docs/recovery/recover.py, which shares no code with the program, opens what the program sealed. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { orThrow } from '../../electron/contract/result.ts';
import type { Entry } from '../../electron/contract/signing.ts';
import { toBase64 } from '../../electron/seal/bytes.ts';
import { readWithdrawalCode, entryIds } from '../../electron/seal/codes.ts';
import { sealEntry } from '../../electron/seal/entry.ts';
import { sealKeyFile } from '../../electron/seal/key-file.ts';
import { recoveryText } from '../../electron/seal/recovery-text.ts';
import { report, tier } from '../support/figures.ts';
import { samples } from '../support/samples.ts';
import { seededBytes } from '../support/seeded.ts';
import { entryFor, sign } from '../support/signings.ts';
import { needTool } from '../support/tools.ts';
import { type KioskStory, passphrase, withKiosk } from '../support/with-kiosk.ts';

const script = path.join(import.meta.dirname, '../../docs/recovery/recover.py');
const seed = seededBytes(1)(32);

interface Recovered {
  status: number | null;
  entries: unknown[];
  said: string;
}

/** Runs the script alone: no packages, not even those of the machine. */
function recover(python: string, ...args: string[]): Recovered {
  const { status, stdout, stderr } = spawnSync(python, ['-I', '-S', script, ...args], {
    encoding: 'utf8',
    timeout: 110_000,
    maxBuffer: 2 ** 28,
  });
  return {
    status,
    entries: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown),
    said: stderr,
  };
}

/** Entries in many scripts and sizes, submitted like any other. @returns them and the code of the last one */
async function collect(kiosk: KioskStory, count: number): Promise<{ entries: Entry[]; code: string }> {
  const { campaign } = kiosk.campaign;
  const texts = Object.values(samples).map(({ text }) => text);
  const entries: Entry[] = [];
  let code = '';
  for (let i = 0; i < count; i++) {
    const message = Array.from({ length: 1 + (i % 4) * 5 }, () => texts[i % texts.length]!)
      .join(' ')
      .slice(0, 3000);
    const answers = { name: `Әлия ${i}`, message };
    entries.push(entryFor(campaign, answers));
    code = await sign(kiosk.client, campaign, answers);
  }
  return { entries, code };
}

const inOrder = (entries: readonly unknown[]): string[] =>
  entries.map((entry) => JSON.stringify(entry, sortedKeys(entry))).toSorted();
/** All keys of a value, sorted: JSON.stringify takes them as its order. */
function sortedKeys(value: unknown): string[] {
  const keys = new Set<string>();
  JSON.stringify(value, (key, inner: unknown) => (keys.add(key), inner));
  return [...keys].toSorted();
}

/** A file with the sheet's text as somebody types it. */
function tools(kiosk: KioskStory): { sheet: string } {
  const sheet = path.join(kiosk.folder('typed'), 'sheet.txt');
  writeFileSync(sheet, `${recoveryText(seed).toLowerCase().replaceAll('-', ' ')}\n`);
  return { sheet };
}

test('a vault and its bundles are opened by the sheet’s text', { timeout: 120_000 }, (ctx) => {
  const python = needTool(ctx, 'python3');
  return withKiosk({ meeting: true }, async (kiosk) => {
    const { sheet } = tools(kiosk);
    const count = tier(20, 200);
    const { entries, code } = await collect(kiosk, count);
    kiosk.openDesk();
    orThrow(await kiosk.client('closeMeeting', {}));
    const stick = kiosk.folder('stick');
    orThrow(await kiosk.client('sync', { to: stick }));
    kiosk.core.close();
    const vault = path.join(kiosk.dataFolder, 'vault/harbour-strike.sqlite');
    const before = readFileSync(vault);
    const began = performance.now();
    const fromVault = recover(python, '--seed', sheet, vault);
    const seconds = (performance.now() - began) / 1000;
    expect(fromVault, fromVault.said).toMatchObject({ status: 0, said: `${count} entries, 0 problems\n` });
    expect(inOrder(fromVault.entries)).toEqual(inOrder(entries));
    report(
      'keys',
      'recover.py, without any package',
      `${fromVault.entries.length} of ${count} entries equal, ${(seconds / count).toFixed(3)} s each`,
      'all',
    );
    expect(readFileSync(vault).equals(before)).toBe(true);

    const folder = path.join(stick, 'harbour-strike/bundles');
    const bundles = (): string[] => readdirSync(folder).map((name) => path.join(folder, name));
    const fromBundles = recover(python, '--seed', sheet, ...bundles());
    expect(inOrder(fromBundles.entries), fromBundles.said).toEqual(inOrder(entries));
    expect(recover(python, '--seed', sheet, vault, ...bundles()).entries).toHaveLength(count);

    // the last one withdraws; with the bundle that says so, the older bundle and the older vault give it no more
    const old = path.join(kiosk.folder('old'), 'vault.sqlite');
    writeFileSync(old, before);
    const { id, secret } = entryIds(readWithdrawalCode(code)!, 'harbour-strike');
    orThrow(await kiosk.client('withdraw', { id: toBase64(id), secret: toBase64(secret) }));
    kiosk.openDesk();
    orThrow(await kiosk.client('sync', { to: stick }));
    expect(inOrder(recover(python, '--seed', sheet, old, ...bundles()).entries)).toEqual(
      inOrder(entries.slice(0, -1)),
    );
  });
});

test(
  'the key file’s passphrase opens as well, a wrong one and a mistyped sheet do not',
  { timeout: 60_000 },
  (ctx) => {
    const python = needTool(ctx, 'python3');
    return withKiosk({ meeting: true }, async (kiosk) => {
      const { sheet } = tools(kiosk);
      const { entries } = await collect(kiosk, 1);
      kiosk.core.close();
      const vault = path.join(kiosk.dataFolder, 'vault/harbour-strike.sqlite');
      const write = (name: string, content: string | Uint8Array): string => {
        const file = path.join(kiosk.folder('typed'), name);
        writeFileSync(file, content);
        return file;
      };
      const keys = write('x.keys.age', await sealKeyFile({ campaign: 'harbour-strike', seed }, passphrase));
      const right = write('right', ` ${passphrase.replace(' ', '   ')}\n`);
      const opened = recover(python, '--keys', keys, '--passphrase-file', right, vault);
      expect(inOrder(opened.entries), opened.said).toEqual(inOrder(entries));
      const json = write('opened.json', JSON.stringify({ v: 1, campaign: 'x', seed: toBase64(seed) }));
      expect(recover(python, '--seed', json, vault).status).toBe(0);

      const wrong = recover(python, '--keys', keys, '--passphrase-file', write('wrong', 'acid'), vault);
      expect(wrong).toMatchObject({
        status: 1,
        entries: [],
        said: expect.stringContaining('passphrase is wrong'),
      });
      const text = readFileSync(sheet, 'utf8').trim();
      const mistyped = write('mistyped', `${text.slice(0, -1)}${text.endsWith('q') ? 'p' : 'q'}`);
      expect(recover(python, '--seed', mistyped, vault)).toMatchObject({
        status: 1,
        entries: [],
        said: expect.stringContaining('recovery text'),
      });
      const { sealed } = await sealEntry(entries[0]!, kiosk.campaign.campaign.keys.entry);
      const alone = (bytes: Uint8Array): Recovered =>
        recover(python, '--seed', sheet, write('one.age', bytes));
      expect(inOrder(alone(sealed).entries)).toEqual(inOrder(entries));
      // in the stanza, in the wrapped key, in the header's end, in the payload; and a byte short
      for (const at of [100, 1550, 1600, 2000])
        expect(alone(sealed.with(at, sealed[at]! ^ 1)), `byte ${at}`).toMatchObject({
          status: 1,
          entries: [],
        });
      expect(alone(sealed.subarray(0, -1))).toMatchObject({ status: 1, entries: [] });
      const others = write('others', recoveryText(seededBytes(2)(32)));
      expect(recover(python, '--seed', others, vault)).toMatchObject({
        status: 1,
        entries: [],
        said: expect.stringContaining('another key'),
      });
    });
  },
);
