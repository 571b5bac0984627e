/** What merging put aside is listed with its reason, until it is accepted after all. */
import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { sign } from '../../support/signings.ts';
import { withKiosk } from '../../support/with-kiosk.ts';

test('a bundle of a laptop that is not enrolled, before and after it is', () =>
  withKiosk({ meeting: true, campaign: 'field' }, async (field) => {
    await sign(field.client, field.campaign.campaign);
    field.openDesk();
    orThrow(await field.client('closeMeeting', {}));
    const stick = field.folder('stick');
    orThrow(await field.client('sync', { to: stick }));
    const { code } = orThrow(await field.client('showDevice', {}));
    await withKiosk({}, async ({ client, unlock }) => {
      await unlock();
      expect(orThrow(await client('listQuarantine', {})).bundles).toEqual([]);
      const merged = orThrow(await client('merge', { from: stick }));
      expect(orThrow(await client('listQuarantine', {})).bundles).toEqual(merged.quarantined);
      expect(merged.quarantined).toMatchObject([{ code: 'bundle_not_enrolled' }]);
      orThrow(await client('enrolDevice', { code }));
      expect(orThrow(await client('merge', { from: stick })).entries).toBe(1);
      expect(orThrow(await client('listQuarantine', {})).bundles).toEqual([]);
    });
  }));
