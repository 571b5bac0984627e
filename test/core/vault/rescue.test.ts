/** A vault that is damaged, cut to nothing or gone: what the desk is told, what is rescued, what stays. */
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { createCore } from '../../../electron/core/index.ts';
import { parseManifest } from '../../../electron/core/sync/manifest.ts';
import { VaultDatabase } from '../../../electron/core/vault/database.ts';
import { rescueVault } from '../../../electron/core/vault/rescue.ts';
import { OpenVault } from '../../../electron/core/vault/vault.ts';
import { toBase64 } from '../../../electron/seal/bytes.ts';
import { entryIds, readWithdrawalCode } from '../../../electron/seal/codes.ts';
import { parseNote } from '../../../electron/seal/note.ts';
import { sign, signMany } from '../../support/signings.ts';
import { type KioskStory, withKiosk } from '../../support/with-kiosk.ts';

const fileIn = (dataFolder: string): string => path.join(dataFolder, 'vault', 'harbour-strike.sqlite');
const refused = (code: string): object => ({ ok: false, error: expect.objectContaining({ code }) });

/** Ends the kiosk's process as far as the vault goes, damages the file, and starts again with the desk open. */
async function afterDamage(
  { core, ports, dataFolder }: KioskStory,
  damage: (file: string) => void,
  story: (call: (name: string) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  core.close();
  damage(fileIn(dataFolder));
  const restarted = createCore(ports);
  const desk = restarted.openDesk();
  try {
    await story((name) => restarted.call({ name, input: {}, desk }));
  } finally {
    restarted.close();
  }
}

const vanishings: readonly (readonly [string, (file: string) => void])[] = [
  ['deleted', (file) => rmSync(file)],
  ['cut to nothing', (file) => truncateSync(file, 0)],
  ['deleted with its folder', (file) => rmSync(path.dirname(file), { recursive: true })],
];

test.each(vanishings)('a vault that was %s is damage and no empty vault', (_, vanish) =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 3);
    await afterDamage(kiosk, vanish, async (call) => {
      expect(await call('status')).toMatchObject({ value: { meeting: null, damaged: true } });
      for (const name of ['overview', 'closeMeeting'])
        expect(await call(name), name).toEqual(refused('vault_damaged'));
      expect(existsSync(fileIn(kiosk.dataFolder)) && statSync(fileIn(kiosk.dataFolder)).size > 0).toBe(false);
      // only whoever asks for it gets an empty one
      expect(await call('rescueVault')).toEqual({ ok: true, value: { entries: 0, lost: 0, kept: null } });
      expect(await call('overview')).toMatchObject({ ok: true, value: { entries: 0 } });
    });
  }),
);

test('the mutant that does not remember its vault opens an empty one in place of the deleted', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 3);
    const forgetful = (file: string): void => {
      const pins = path.join(kiosk.dataFolder, 'pins.json');
      writeFileSync(pins, readFileSync(pins, 'utf8').replace(/,\s*"hasVault": true/, ''));
      rmSync(file);
    };
    // a fresh process, as the running one knows its pins
    await afterDamage(kiosk, forgetful, async (call) =>
      expect(await call('overview')).toMatchObject({ ok: true, value: { entries: 0 } }),
    );
  }));

/** Overwrites the root pages of all tables, so that no row can be reached. */
function breakTrees(file: string): void {
  const bytes = readFileSync(file);
  for (let at = 4096; at < bytes.length; at += 4096)
    if ([2, 5, 10, 13].includes(bytes[at]!)) bytes.fill(0xff, at, at + 8);
  writeFileSync(file, bytes);
}

test('entries are rescued although no tree of the file can be read, and manifests are counted on', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 9);
    kiosk.openDesk();
    const closed = orThrow(await kiosk.client('closeMeeting', {}));
    await afterDamage(kiosk, breakTrees, async (call) => {
      const damaged = readFileSync(fileIn(kiosk.dataFolder));
      expect(await call('overview')).toEqual(refused('vault_damaged'));
      const kept = `${fileIn(kiosk.dataFolder)}.damaged-1`;
      expect(await call('rescueVault')).toEqual({ ok: true, value: { entries: 9, lost: 0, kept } });
      expect(readFileSync(kept).equals(damaged)).toBe(true);
      expect(await call('overview')).toMatchObject({ ok: true, value: { entries: 9, root: closed.root } });
    });
    const database = new VaultDatabase(fileIn(kiosk.dataFolder));
    expect(new OpenVault(database).lastManifest()?.counter).toBe(1);
    database.close();
    const note = readFileSync(closed.protocol.replace(/pdf$/, 'manifest'), 'utf8');
    expect(parseManifest(parseNote(note)!.text)?.counter).toBe(1);
  }));

test('a withdrawn entry does not come back, and the open meeting goes on', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    const { client, campaign } = kiosk;
    await signMany(client, campaign.campaign, 4);
    const code = await sign(client, campaign.campaign);
    const { id, secret } = entryIds(readWithdrawalCode(code)!, campaign.campaign.id);
    orThrow(await client('withdraw', { id: toBase64(id), secret: toBase64(secret) }));
    await afterDamage(kiosk, flipLast, async (call) => {
      expect(await call('rescueVault')).toMatchObject({ ok: true, value: { entries: 3, lost: 1 } });
      expect(await call('status')).toMatchObject({
        ok: true,
        value: { meeting: { name: 'Branch meeting' } },
      });
    });
    const database = new VaultDatabase(fileIn(kiosk.dataFolder));
    expect(new OpenVault(database).withdrawnCount()).toBe(1);
    database.close();
  }));

/** Flips a bit in the last value of the file that is one of `entry`. */
function flipLast(file: string): void {
  const bytes = readFileSync(file);
  const head = bytes.lastIndexOf('age-encryption.org/v1', undefined, 'latin1');
  bytes[head + 40]! ^= 1;
  writeFileSync(file, bytes);
}

test('a second rescue keeps the first damaged file, and a whole vault stays as it is', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 4);
    const file = fileIn(kiosk.dataFolder);
    kiosk.core.close();
    for (const lost of [1, 2]) {
      flipLast(file);
      expect(rescueVault(file)).toEqual({ entries: 4 - lost, lost: 1, kept: `${file}.damaged-${lost}` });
      expect(rescueVault(file)).toEqual({ entries: 4 - lost, lost: 0, kept: undefined });
    }
    expect(readdirSync(path.dirname(file)).filter((name) => name.includes('damaged')).length).toBe(2);
  }));

test('a vault that another process holds is not rescued', () =>
  withKiosk({ meeting: true }, async ({ client, campaign, dataFolder }) => {
    await signMany(client, campaign.campaign, 2);
    expect(() => rescueVault(fileIn(dataFolder))).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: 'in_use' }) }),
    );
    expect(readdirSync(path.join(dataFolder, 'vault')).filter((name) => name.includes('damaged'))).toEqual(
      [],
    );
  }));

test('an entry that changed under a running kiosk is noticed before anything is signed about the set', () =>
  withKiosk({ meeting: true }, async ({ client, campaign, core, dataFolder }) => {
    await signMany(client, campaign.campaign, 2);
    core.close();
    const database = new VaultDatabase(fileIn(dataFolder));
    database.write((sqlite) => sqlite.exec("UPDATE entry SET sealed = CAST(sealed || x'00' AS BLOB)"));
    expect(() => new OpenVault(database).check()).toThrow(
      expect.objectContaining({ failure: { code: 'vault_damaged', detail: 'row' } }),
    );
    database.close();
  }));
