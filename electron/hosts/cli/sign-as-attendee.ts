/** What an attendee's page does with a signing, for `simulate`: compose, seal, submit. Nothing here can read an entry back. */
import type { Status } from '../../contract/attendee.ts';
import type { Campaign } from '../../contract/campaign.ts';
import type { Client } from '../../contract/client.ts';
import { type Failure, orThrow, Refused } from '../../contract/result.ts';
import type { Signing } from '../../contract/signing.ts';
import { toBase64 } from '../../seal/bytes.ts';
import { sealEntry } from '../../seal/entry.ts';
import { hashOf } from '../../seal/hash.ts';
import { entryOf } from '../../wording/entry.ts';

/** Signs as one attendee after another. @throws Refused when there is no campaign or no open meeting */
export async function attendee(client: Client): Promise<(signing: Signing) => Promise<Failure | undefined>> {
  const status = orThrow(await client('status', {}));
  const campaign = orThrow(await client('campaign', {}));
  if (!status.meeting) throw new Refused('no_meeting');
  return async (signing) => {
    const entry = entryOf(signing, occasion(campaign, status));
    if (!entry.ok) return entry.error;
    const row = await sealEntry(entry.value, campaign.keys.entry);
    const stored = await client('submit', {
      id: toBase64(row.id),
      withdrawal: toBase64(row.withdrawal),
      sealed: toBase64(row.sealed),
    });
    return stored.ok ? undefined : stored.error;
  };
}

const occasion = (campaign: Campaign, status: Status): Parameters<typeof entryOf>[1] => ({
  campaign,
  meeting: status.meeting!,
  origin: status.campaign?.test ? 'test' : 'kiosk',
  hashOf,
});
