/** Whether a laptop is ready: what each kind of trouble does to the answer, and the report on paper. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { checks, type Finding } from '../../../electron/contract/preflight.ts';
import { orThrow } from '../../../electron/contract/result.ts';
import { signMany } from '../../support/signings.ts';
import { needTool } from '../../support/tools.ts';
import { type KioskStory, withKiosk } from '../../support/with-kiosk.ts';

const stateOf = (findings: readonly Finding[], check: Finding['check']): string | undefined =>
  findings.find((finding) => finding.check === check)?.state;

async function look({ client }: KioskStory): Promise<{ ready: boolean; findings: Finding[] }> {
  return orThrow(await client('preflight', {}));
}

test('a laptop that was set up is ready, with a count, no name and no network needed', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    kiosk.openDesk();
    await signMany(kiosk.client, kiosk.campaign.campaign, 3);
    const { ready, findings } = await look(kiosk);
    expect(findings.map(({ check }) => check)).toEqual([...checks]);
    for (const check of ['campaign', 'keys', 'store', 'letter'] as const)
      expect(stateOf(findings, check), check).toBe('good');
    expect(ready).toBe(findings.every(({ state }) => state !== 'bad'));
    expect(JSON.stringify(findings)).not.toContain('Grace');
    expect(findings.find(({ check }) => check === 'store')?.detail).toMatch(/^SQLite 3\.\d+\.\d+ · 3 · /);
  }));

test('keys where there should be none, and none where there should be some, are not in order', async () => {
  await withKiosk({ campaign: 'single' }, async (kiosk) => {
    kiosk.openDesk();
    const file = path.join(kiosk.dataFolder, 'keys', 'harbour-strike.keys.age');
    rmSync(file);
    const missing = await look(kiosk);
    expect([missing.ready, stateOf(missing.findings, 'keys')]).toEqual([false, 'bad']);
    writeFileSync(file, 'not a key file');
    expect(stateOf((await look(kiosk)).findings, 'keys')).toBe('bad');
  });
  await withKiosk({ campaign: 'field' }, async (kiosk) => {
    kiosk.openDesk();
    expect(stateOf((await look(kiosk)).findings, 'keys')).toBe('good');
    writeFileSync(path.join(kiosk.dataFolder, 'keys', 'harbour-strike.keys.age'), kiosk.campaign.keyFile);
    const { ready, findings } = await look(kiosk);
    expect([ready, stateOf(findings, 'keys')]).toEqual([false, 'bad']);
  });
});

test('a damaged store is not in order, and is left as it is', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    kiosk.openDesk();
    await signMany(kiosk.client, kiosk.campaign.campaign, 2);
    kiosk.core.close();
    const file = path.join(kiosk.dataFolder, 'vault', 'harbour-strike.sqlite');
    const bytes = readFileSync(file);
    const entry = bytes.indexOf('age-encryption.org/v1');
    expect(entry).toBeGreaterThan(0);
    bytes.fill(0, entry + 300, entry + 400);
    writeFileSync(file, bytes);
    kiosk.openDesk();
    const { ready, findings } = await look(kiosk);
    expect([ready, stateOf(findings, 'store')]).toEqual([false, 'bad']);
    expect(findings.find(({ check }) => check === 'store')?.detail).toBe('vault_damaged');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  }));

test('a laptop whose fonts are gone cannot make letters, and says so before the meeting', () =>
  withKiosk({}, async (kiosk) => {
    const { readAsset } = kiosk.ports;
    kiosk.openDesk();
    kiosk.ports.readAsset = (name) => {
      if (name.startsWith('fonts/')) throw new Error(`${name} is gone`);
      return readAsset(name);
    };
    const { ready, findings } = await look(kiosk);
    expect([ready, stateOf(findings, 'letter')]).toEqual([false, 'bad']);
  }));

test('the report says it on one page', (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  return withKiosk({}, async (kiosk) => {
    kiosk.openDesk();
    const { report } = orThrow(await kiosk.client('preflight', { report: true }));
    expect(existsSync(report!)).toBe(true);
    const text = execFileSync(pdftotext, ['-layout', report!, '-'], { encoding: 'utf8' });
    expect(text).toContain('Readiness report');
    for (const label of ['Campaign', 'Keys', 'Store of entries', 'Test letters', 'Free space', 'Network'])
      expect(text).toContain(label);
    expect(text.split('\f').filter((page) => page.trim() !== '')).toHaveLength(1);
  });
});
