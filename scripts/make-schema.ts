/** Writes assets/campaigns/campaign.schema.json: JSON Schema of a campaign draft, for editors. Run: npx node scripts/make-schema.ts */
import { writeFileSync } from 'node:fs';

import { CampaignDraft } from '../electron/contract/campaign.ts';
import { z } from '../electron/contract/zod.ts';

/** The schema as text. Rules that JSON Schema cannot say (a day that exists, ids that hang together) are checked when loading. */
export const campaignSchema = (): string =>
  `${JSON.stringify({ title: 'Round Robin campaign', ...z.toJSONSchema(CampaignDraft, { io: 'input' }) }, null, 2)}\n`;

if (import.meta.main) {
  writeFileSync(new URL('../assets/campaigns/campaign.schema.json', import.meta.url), campaignSchema());
}
