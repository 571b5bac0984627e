/** "I made a mistake, take mine out": by an organiser, for somebody who has no code. */
import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { sign, signMany } from '../../support/signings.ts';
import { withKiosk } from '../../support/with-kiosk.ts';

const refused = (code: string): object => ({ ok: false, error: { code } });

test('an entry is found by any part of its name, and taken out for good', () =>
  withKiosk({ meeting: true }, async ({ client, campaign, unlock, folder }) => {
    await signMany(client, campaign.campaign, 12);
    await sign(client, campaign.campaign, { name: 'Әйгерім  Құнанбаева' });
    await unlock();
    orThrow(await client('closeMeeting', {}));
    const to = folder('stick');
    orThrow(await client('sync', { to }));
    const found = orThrow(await client('findEntries', { text: 'ҚҰНАН' }));
    expect(found).toMatchObject({
      entries: [{ name: 'Әйгерім Құнанбаева', place: 'Duisburg' }],
      more: false,
    });
    const { id } = found.entries[0]!;
    expect(orThrow(await client('removeEntry', { id }))).toEqual({ entries: 12 });
    expect(orThrow(await client('findEntries', { text: 'ҚҰНАН' })).entries).toEqual([]);
    expect(await client('removeEntry', { id })).toMatchObject(refused('not_found'));

    // the bundle that went out before still holds it
    const { code } = orThrow(await client('showDevice', {}));
    orThrow(await client('enrolDevice', { code }));
    expect(orThrow(await client('merge', { from: to }))).toMatchObject({ entries: 12, gaps: [] });
    expect(orThrow(await client('overview', {})).entries).toBe(12);
  }));

test('no more than twenty names are shown, and nobody without keys can ask', () =>
  withKiosk({ meeting: true }, async ({ client, campaign, unlock, openDesk }) => {
    for (let i = 0; i < 22; i++) await sign(client, campaign.campaign, { name: `Ann ${i}` });
    openDesk();
    expect(await client('findEntries', { text: 'Ann' })).toMatchObject(refused('locked'));
    await unlock();
    const { entries, more } = orThrow(await client('findEntries', { text: 'ann' }));
    expect([entries.length, more]).toEqual([20, true]);
  }));

test('entries are listed a page at a time, each once, and read one by one', { timeout: 60_000 }, () =>
  withKiosk({ meeting: true }, async ({ client, campaign, unlock, openDesk }) => {
    const many = 520;
    for (let i = 0; i < many; i++) await sign(client, campaign.campaign, { name: `Signer ${i}` });
    openDesk();
    expect(await client('listEntries', {})).toEqual(refused('locked'));
    await unlock();
    const first = orThrow(await client('listEntries', {}));
    expect(first.entries).toHaveLength(512);
    const second = orThrow(await client('listEntries', { after: first.next! }));
    expect([second.entries.length, second.next, second.unreadable]).toEqual([8, null, 0]);
    const all = [...first.entries, ...second.entries];
    expect(new Set(all.map(({ name }) => name)).size).toBe(many);
    // a table needs neither words nor signatures
    expect(JSON.stringify(all)).not.toContain('Pay them now');
    const { id, name } = all[300]!;
    expect(orThrow(await client('readEntry', { id }))).toMatchObject({ name, message: 'Pay them now.' });
    expect(await client('readEntry', { id: Buffer.alloc(16).toString('base64') })).toMatchObject(
      refused('not_found'),
    );
  }),
);
