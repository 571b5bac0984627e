/** Breaks, the count of heads, reopening, and a copy for the laptop that may be lost. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { parseManifest } from '../../../electron/core/sync/manifest.ts';
import { sealEntry } from '../../../electron/seal/entry.ts';
import { parseNote } from '../../../electron/seal/note.ts';
import { asInput, entryFor, sign, signMany } from '../../support/signings.ts';
import { needTool } from '../../support/tools.ts';
import { meeting, withKiosk } from '../../support/with-kiosk.ts';

const refused = (code: string): object => ({ ok: false, error: { code } });

test('during a break nobody can sign, also after a restart; then it goes on, and can be closed from a break', () =>
  withKiosk({ meeting: true }, async ({ client, campaign, openDesk, core }) => {
    openDesk();
    await sign(client, campaign.campaign);
    orThrow(await client('pauseMeeting', {}));
    expect(orThrow(await client('status', {}))).toMatchObject({ meeting: null, paused: true });
    expect(orThrow(await client('overview', {}))).toMatchObject({ meeting, paused: true });
    const row = await sealEntry(entryFor(campaign.campaign), campaign.campaign.keys.entry);
    expect(await client('submit', asInput(row))).toEqual(refused('no_meeting'));
    core.close();
    expect(orThrow(await client('status', {}))).toMatchObject({ meeting: null, paused: true });
    expect(await client('submit', asInput(row))).toEqual(refused('no_meeting'));
    openDesk();
    orThrow(await client('resumeMeeting', {}));
    orThrow(await client('submit', asInput(row)));
    orThrow(await client('pauseMeeting', {}));
    expect(orThrow(await client('closeMeeting', {})).entries).toBe(2);
    expect(orThrow(await client('status', {}))).toMatchObject({ meeting: null, paused: false });
    expect(await client('pauseMeeting', {})).toEqual(refused('no_meeting'));
  }));

test('the closing protocol shows the heads that were counted beside the entries', (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const textOf = (file: string): string =>
    execFileSync(pdftotext, ['-layout', file, '-'], { encoding: 'utf8' });
  return withKiosk({ meeting: true }, async ({ client, campaign, openDesk }) => {
    openDesk();
    await signMany(client, campaign.campaign, 3);
    const { protocol } = orThrow(await client('closeMeeting', { heads: 57 }));
    expect(textOf(protocol)).toMatch(/Entries\s+3\n+\s*People counted in the hall\s+57/);
    orThrow(await client('openMeeting', meeting));
    const without = orThrow(await client('closeMeeting', {}));
    expect(textOf(without.protocol)).not.toContain('People counted');
  });
});

test('a meeting that is opened again ends with a new manifest, which covers the old one', () =>
  withKiosk({ meeting: true }, async ({ client, campaign, openDesk, dataFolder }) => {
    openDesk();
    await signMany(client, campaign.campaign, 2);
    const first = orThrow(await client('closeMeeting', {}));
    orThrow(await client('openMeeting', meeting));
    await signMany(client, campaign.campaign, 3);
    const second = orThrow(await client('closeMeeting', {}));
    expect(second.entries).toBe(5);
    const manifests = [1, 2].map((counter) => {
      const file = path.join(dataFolder, 'exports', `harbour-strike-closing-${counter}.manifest`);
      return parseManifest(parseNote(readFileSync(file, 'utf8'))!.text);
    });
    expect(manifests).toMatchObject([
      { counter: 1, entries: 2, root: first.root, final: true },
      { counter: 2, entries: 5, root: second.root, previousRoot: first.root, final: true },
    ]);
  }));

test('a copy during a meeting only when somebody wants it, and only of ten or more together', () =>
  withKiosk({ meeting: true }, async ({ client, campaign, openDesk, folder }) => {
    openDesk();
    const to = folder('stick');
    await signMany(client, campaign.campaign, 9);
    expect(await client('sync', { to })).toEqual(refused('meeting_open'));
    expect(await client('sync', { to, early: true })).toMatchObject(refused('too_few_new'));
    orThrow(await client('pauseMeeting', {}));
    // a break is no close
    expect(await client('sync', { to })).toEqual(refused('meeting_open'));
    orThrow(await client('resumeMeeting', {}));
    await sign(client, campaign.campaign);
    orThrow(await client('pauseMeeting', {}));
    expect(orThrow(await client('sync', { to, early: true }))).toMatchObject({ new: 10, state: 'sent' });
    orThrow(await client('closeMeeting', {}));
    expect(orThrow(await client('sync', { to }))).toMatchObject({ state: 'sent' });
  }));

test('a meeting in its break is an open one: nothing is purged or destroyed', () =>
  withKiosk({ meeting: true }, async ({ client, campaign, openDesk }) => {
    openDesk();
    await sign(client, campaign.campaign);
    orThrow(await client('pauseMeeting', {}));
    const confirm = campaign.campaign.id;
    expect(await client('purge', { confirm })).toEqual(refused('meeting_open'));
    expect(await client('destroy', { confirm })).toEqual(refused('meeting_open'));
    expect(await client('openMeeting', meeting)).toEqual(refused('meeting_open'));
    expect(orThrow(await client('overview', {})).entries).toBe(1);
  }));
