import type { Campaign } from '../../electron/contract/campaign.ts';
/** What people at the kiosk do: type, seal, submit. */
import type { Client } from '../../electron/contract/client.ts';
import { orThrow, type Result } from '../../electron/contract/result.ts';
import type { Entry, Signing } from '../../electron/contract/signing.ts';
import { toBase64 } from '../../electron/seal/bytes.ts';
import { withdrawalCode } from '../../electron/seal/codes.ts';
import { sealEntry, type SealedRow } from '../../electron/seal/entry.ts';
import { hashOf } from '../../electron/seal/hash.ts';
import { entryOf } from '../../electron/wording/entry.ts';
import { meeting } from './with-kiosk.ts';

/** What somebody from Germany types who writes all letters. */
export const signing: Signing = {
  language: 'en',
  name: 'Grace O’Rourke',
  place: 'Duisburg',
  country: 'DE',
  fields: {},
  visibility: 'addressee',
  letters: ['solidarity', 'protest'],
  message: 'Pay them now.',
  consents: ['processing'],
  strokes: [
    [
      [100, 100],
      [900, 700],
      [1700, 200],
    ],
  ],
};

/** The entry of a signing that differs from `signing` in some answers. */
export const entryFor = (campaign: Campaign, answers: Partial<Signing> = {}): Entry =>
  orThrow(entryOf({ ...signing, ...answers }, { campaign, meeting, origin: 'kiosk', hashOf }));

/** A sealed row in the form of the `submit` call. */
export const asInput = ({
  id,
  withdrawal,
  sealed,
}: SealedRow): { id: string; withdrawal: string; sealed: string } => ({
  id: toBase64(id),
  withdrawal: toBase64(withdrawal),
  sealed: toBase64(sealed),
});

/** Seals an entry and submits it. */
export async function submitEntry(
  client: Client,
  campaign: Campaign,
  entry: Entry,
): Promise<Result<unknown>> {
  return client('submit', asInput(await sealEntry(entry, campaign.keys.entry)));
}

/** Signs as one attendee. @returns the code that withdraws the entry */
export async function sign(
  client: Client,
  campaign: Campaign,
  answers: Partial<Signing> = {},
): Promise<string> {
  const row = await sealEntry(entryFor(campaign, answers), campaign.keys.entry);
  orThrow(await client('submit', asInput(row)));
  return withdrawalCode(row.code);
}

/** Signs as many attendees. */
export async function signMany(client: Client, campaign: Campaign, count: number): Promise<void> {
  for (let i = 1; i <= count; i++) await sign(client, campaign, { name: `Signer ${i}` });
}
