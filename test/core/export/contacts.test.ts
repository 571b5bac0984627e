import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import type { CampaignDraft } from '../../../electron/contract/campaign.ts';
import { orThrow } from '../../../electron/contract/result.ts';
import { entryFor, sign, submitEntry } from '../../support/signings.ts';
import { draft, withKiosk } from '../../support/with-kiosk.ts';

const field = (id: string): CampaignDraft['fields'][number] => ({
  id,
  label: { en: id },
  required: false,
  maxLength: 100,
});

const withContacts: CampaignDraft = {
  ...draft,
  fields: [...draft.fields, field('email'), field('phone'), field('postcode')],
  consents: [...draft.consents, { id: 'contact', wording: { en: 'You may write to me.' }, required: false }],
};

const both = ['processing', 'contact'];

test('those who agreed and can be reached, under the headings of Action Network; the others are counted by reason', () =>
  withKiosk({ meeting: true, variation: { draft: withContacts } }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    const add = (name: string, fields: Record<string, string>, consents = both): Promise<string> =>
      sign(kiosk.client, campaign, { name, fields, consents });
    await add('Zoé Ménard', { email: ' zoe@example.org ', postcode: '47051', branch: 'Docks' });
    await add('Madonna', { phone: '+49 (0)30 / 123-456', email: '' });
    await add('Not Asked', { email: 'no@example.org' }, ['processing']);
    await add('No Address', {});
    await add('Odd Address', { email: 'at home, @ 7', phone: 'ask Bob' });
    await add('Two', { email: 'a@example.org, b@example.org' });
    await kiosk.unlock();
    const made = orThrow(await kiosk.client('exportEntries', { format: 'action-network' }));
    expect(made).toMatchObject({ entries: 2, refused: [], leftOut: { consent: 1, address: 3 } });
    expect(made.out).toMatch(/harbour-strike-action-network\.csv$/);
    expect(readFileSync(made.out, 'utf8')).toBe(
      [
        '\ufeff"email","can2_phone","first_name","zip_code","city","country","contact_consent"',
        '"","49030123456","Madonna","","Duisburg","DE","yes"',
        '"zoe@example.org","","Zoé Ménard","47051","Duisburg","DE","yes"',
        '',
      ].join('\r\n'),
    );
    const other = orThrow(await kiosk.client('exportEntries', { format: 'civicrm' }));
    expect(other).toMatchObject({ entries: 2, leftOut: { consent: 1, address: 3 } });
    const [head, first] = readFileSync(other.out, 'utf8').split('\r\n');
    expect(head).toBe('\ufeff"Email","Phone","First Name","Postal Code","City","Country","Contact Consent"');
    expect(first).toBe('"","49030123456","Madonna","","Duisburg","DE","yes"');
  }));

test('no cell is a formula, and no address is changed by what keeps it from being one', () =>
  withKiosk({ meeting: true, variation: { draft: withContacts } }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    const entry = entryFor(campaign, { consents: both });
    const hostile = ['=1+1', '+x@example.org', '-x@example.org', '@SUM(A1)', '=HYPERLINK("http://x")@a.org'];
    for (const text of hostile)
      orThrow(
        await submitEntry(kiosk.client, campaign, {
          ...entry,
          name: text,
          place: text,
          fields: { email: text, phone: '030 123456', postcode: text },
        }),
      );
    await kiosk.unlock();
    const made = orThrow(await kiosk.client('exportEntries', { format: 'action-network' }));
    expect(made.entries).toBe(hostile.length);
    const cells = [...readFileSync(made.out, 'utf8').matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell!);
    for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@]/);
    expect(cells.filter((cell) => cell.includes('@example.org') && cell.startsWith('+'))).toEqual([]);
    const emails = cells.filter((_, at) => at % 7 === 0).slice(1);
    expect(emails).toEqual(hostile.map(() => ''));
  }));

test('a campaign that asks nobody for contact has nobody in the table', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign);
    await kiosk.unlock();
    expect(orThrow(await kiosk.client('exportEntries', { format: 'action-network' }))).toMatchObject({
      entries: 0,
      leftOut: { consent: 1, address: 0 },
    });
  }));
