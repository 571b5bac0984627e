/** Entries as numbers: after unlocking, when no meeting is open, by everything that is not a person's own. */
import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { Tally } from '../../../electron/core/basics/tally.ts';
import { sign } from '../../support/signings.ts';
import { withKiosk } from '../../support/with-kiosk.ts';

test('entries are counted by each thing, and no answer names anybody', () =>
  withKiosk({ meeting: true }, async ({ client, unlock, campaign: { campaign } }) => {
    const [letter] = campaign.letters;
    for (let i = 0; i < 5; i++)
      await sign(client, campaign, {
        name: `Signer ${i}`,
        place: i < 3 ? 'Duisburg' : 'duisburg ',
        country: i < 4 ? 'DE' : 'KZ',
        letters: i < 2 ? [letter!.id] : [],
      });
    await unlock();
    expect(await client('countEntries', {})).toEqual({ ok: false, error: { code: 'meeting_open' } });
    orThrow(await client('closeMeeting', {}));
    const steps: number[] = [];
    const numbers = orThrow(
      await client('countEntries', {}, { onProgress: ({ done }) => void steps.push(done) }),
    );
    expect(steps.length).toBeGreaterThan(0);
    expect(JSON.stringify(numbers)).not.toContain('Signer');
    const none = { values: 0, count: 0 };
    expect(numbers).toMatchObject({
      entries: 5,
      unreadable: 0,
      by: {
        meeting: { counts: [{ value: '2010-03-20 Branch meeting', count: 5 }], others: none },
        place: { counts: [{ value: 'Duisburg', count: 5 }], others: none },
        country: {
          counts: [
            { value: 'DE', count: 4 },
            { value: 'KZ', count: 1 },
          ],
        },
        letter: {
          counts: [
            { value: '', count: 3 },
            { value: letter!.id, count: 2 },
          ],
        },
        visibility: { counts: [{ value: 'addressee', count: 5 }] },
        origin: { counts: [{ value: 'kiosk', count: 5 }] },
      },
      fields: Object.fromEntries(
        campaign.fields.map(({ id }) => [id, { counts: [{ value: '', count: 5 }], others: none }]),
      ),
    });
  }));

test('a tally has the most frequent first, each in its usual spelling, and the long tail as one sum', () => {
  const tally = new Tally();
  for (const value of ['Ақтау', 'АҚТАУ', 'ақтау ', 'Ақтау', 'Ｌeeds', 'Leeds', 'Leeds']) tally.add(value);
  for (let i = 0; i < 150; i++) tally.add(`Village ${i}`);
  const { counts, others } = tally.most();
  expect(counts.slice(0, 3)).toEqual([
    { value: 'Ақтау', count: 4 },
    { value: 'Leeds', count: 3 },
    { value: 'Village 0', count: 1 },
  ]);
  expect([counts.length, others]).toEqual([100, { values: 52, count: 52 }]);
});

test('the same values in another order make the same tally: it does not say who came first', () => {
  const values = ['b', 'A', 'a', 'B', 'c', 'Ä', 'ä'];
  const most = (of: readonly string[]): unknown => {
    const tally = new Tally();
    for (const value of of) tally.add(value);
    return tally.most();
  };
  expect(most(values.toReversed())).toEqual(most(values));
});
