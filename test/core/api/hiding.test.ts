/** Hidden entries: in none of what is made, in all of what was signed. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import type { Client } from '../../../electron/contract/client.ts';
import { orThrow } from '../../../electron/contract/result.ts';
import type * as coreModule from '../../../electron/core/index.ts';
import { toBase64 } from '../../../electron/seal/bytes.ts';
import { entryIds, readWithdrawalCode } from '../../../electron/seal/codes.ts';
import { report } from '../../support/figures.ts';
import { mutantModule } from '../../support/mutant-module.ts';
import { sign } from '../../support/signings.ts';
import { needTool } from '../../support/tools.ts';
import { type KioskOptions, type KioskStory, withKiosk } from '../../support/with-kiosk.ts';

const refused = (code: string): object => ({ ok: false, error: { code } });
const names = ['Әлия Қожахметұлы', 'Grace Hidden', 'Zoë Müller'] as const;

async function idOf(client: Client, text: string): Promise<string> {
  const { entries } = orThrow(await client('findEntries', { text }));
  expect(entries).toHaveLength(1);
  return entries[0]!.id;
}

/** Everything that is made of the entries, as text. */
async function made(kiosk: KioskStory, pdftotext: string): Promise<{ text: string; hidden: number }[]> {
  const folder = kiosk.folder(`made-${Math.random()}`);
  const file = (name: string): string => path.join(folder, name);
  const read = (pdf: string): string => spawnSync(pdftotext, [pdf, '-'], { encoding: 'utf8' }).stdout;
  const letters = orThrow(
    await kiosk.client('letters', { out: file('letters'), merged: file('all.pdf'), paper: 'a4' }),
  );
  const single = readdirSync(letters.out).map((name) => read(path.join(letters.out, name)));
  expect(letters.letters).toBe(single.length);
  const petition = orThrow(await kiosk.client('petition', { out: file('p.pdf'), layout: 'list' }));
  const csv = orThrow(await kiosk.client('exportEntries', { out: file('e.csv'), format: 'csv' }));
  const json = orThrow(await kiosk.client('exportEntries', { out: file('e.json'), format: 'json' }));
  return [
    { text: single.join('\n'), hidden: letters.hidden },
    { text: read(file('all.pdf')), hidden: letters.hidden },
    { text: read(file('p.pdf')), hidden: petition.hidden },
    { text: readFileSync(file('e.csv'), 'utf8'), hidden: csv.hidden },
    { text: readFileSync(file('e.json'), 'utf8'), hidden: json.hidden },
  ];
}

const kinds = ['letters', 'merged file', 'petition', 'CSV', 'JSON'];

/** Hides one of three, makes everything, shows it again. @returns what still names the hidden one */
async function leaks(options: KioskOptions, pdftotext: string): Promise<string[]> {
  const named: string[] = [];
  await withKiosk({ meeting: true, ...options }, async (kiosk) => {
    for (const name of names) await sign(kiosk.client, kiosk.campaign.campaign, { name });
    await kiosk.unlock();
    const before = orThrow(await kiosk.client('overview', {}));
    const id = await idOf(kiosk.client, 'hidden');
    orThrow(await kiosk.client('hideEntry', { id, reason: 'duplicate' }));
    for (const [i, { text, hidden }] of (await made(kiosk, pdftotext)).entries()) {
      if (text.includes('Grace Hidden')) named.push(kinds[i]!);
      expect(text).toContain('Müller');
      expect(hidden).toBe(1);
    }
    const { entries, root } = orThrow(await kiosk.client('overview', {}));
    expect([entries, root]).toEqual([3, before.root]);
    const listed = orThrow(await kiosk.client('listEntries', {})).entries;
    expect(listed.map((entry) => entry.hidden).filter(Boolean)).toEqual(['duplicate']);

    orThrow(await kiosk.client('showEntry', { id }));
    for (const { text, hidden } of await made(kiosk, pdftotext)) {
      expect(text).toContain('Grace Hidden');
      expect(hidden).toBe(0);
    }
  });
  return named;
}

test('letters, merged file, petition and tables leave it out, until it is shown again', async (ctx) => {
  const hits = await leaks({}, needTool(ctx, 'pdftotext'));
  report('hiding', 'outputs that name a hidden entry', `${hits.length} of ${kinds.length}`, '0');
  expect(hits).toEqual([]);
});

const mutants = [
  {
    what: 'nothing is filtered',
    file: 'electron/core/api/opened.ts',
    line: 'rows.filter(({ hidden }) => hidden === undefined)',
    becomes: 'rows',
    found: kinds,
  },
  {
    what: 'the petition forgets it',
    file: 'electron/core/api/petition.ts',
    line: 'of openedRows(kiosk)',
    becomes: "of (await import('./opened.ts')).openedWithHidden(kiosk)",
    found: ['petition'],
  },
] as const;

test.for(mutants)('mutant: $what', async ({ what, found, ...mutation }, ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const { createCore } = await mutantModule<typeof coreModule>('electron/core/index.ts', mutation);
  const hits = await leaks({ makeCore: createCore }, pdftotext);
  report('hiding', `mutant: ${what}`, hits.join(', '), 'found');
  expect(hits).toEqual(found);
});

test('a hidden one can be withdrawn; hidden here is not hidden where it is merged', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    const { client } = kiosk;
    const code = await sign(client, kiosk.campaign.campaign, { name: names[1] });
    await sign(client, kiosk.campaign.campaign, { name: names[2] });
    await kiosk.unlock();
    const id = await idOf(client, 'hidden');
    orThrow(await client('hideEntry', { id, reason: 'asked' }));
    const other = await idOf(client, 'müller');
    orThrow(await client('hideEntry', { id: other, reason: 'insulting' }));
    orThrow(await client('closeMeeting', {}));
    const to = kiosk.folder('stick');
    expect(orThrow(await client('sync', { to })).entries).toBe(2);

    const { secret } = entryIds(readWithdrawalCode(code)!, 'harbour-strike');
    orThrow(await client('withdraw', { id, secret: toBase64(secret) }));
    expect(await client('showEntry', { id })).toMatchObject(refused('not_found'));
    expect(await client('hideEntry', { id, reason: 'other' })).toMatchObject(refused('not_found'));
    expect(orThrow(await client('countGone', {}))).toEqual({ withdrawn: 1, removed: 0 });
    const { code: device } = orThrow(await client('showDevice', {}));

    await withKiosk({}, async (headquarters) => {
      await headquarters.unlock();
      orThrow(await headquarters.client('enrolDevice', { code: device }));
      orThrow(await headquarters.client('merge', { from: to }));
      const { entries } = orThrow(await headquarters.client('listEntries', {}));
      expect(entries.map(({ name, hidden }) => [name, hidden])).toEqual(
        expect.arrayContaining([['Zoë Müller', undefined]]),
      );
    });
    orThrow(await client('enrolDevice', { code: device }));
    orThrow(await client('merge', { from: to }));
    const { entries } = orThrow(await client('listEntries', {}));
    expect(entries.map(({ name, hidden }) => [name, hidden])).toEqual([['Zoë Müller', 'insulting']]);
  }));
