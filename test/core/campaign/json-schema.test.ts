/** The JSON Schema that editors use says what the program checks. */
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { campaignSchema } from '../../../scripts/make-schema.ts';

test('assets/campaigns/campaign.schema.json is up to date (npx node scripts/make-schema.ts)', () => {
  const stored = readFileSync(
    new URL('../../../assets/campaigns/campaign.schema.json', import.meta.url),
    'utf8',
  );
  expect(JSON.parse(stored)).toEqual(JSON.parse(campaignSchema()));
});
