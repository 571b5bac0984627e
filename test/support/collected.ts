/** Data folders with closed meetings, filled faster than people could. */
import path from 'node:path';

import { type Client, createClient } from '../../electron/contract/client.ts';
import { orThrow } from '../../electron/contract/result.ts';
import { createCore } from '../../electron/core/index.ts';
import { VaultDatabase } from '../../electron/core/vault/database.ts';
import { type Row, SealedVault } from '../../electron/core/vault/vault.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { toBase64 } from '../../electron/seal/bytes.ts';
import type { TestCampaign } from './campaigns.ts';
import { holderHere } from './holder-here.ts';
import { meeting, passphrase } from './with-kiosk.ts';

/** Lends the calls of a data folder, with its desk open. */
export async function withCore<T>(
  folder: string,
  story: (client: Client, desk: (token: string) => void) => Promise<T>,
): Promise<T> {
  const core = createCore({ ...nodePorts(folder), startHolder: holderHere });
  let desk = core.openDesk();
  const client = createClient(
    (request, options) => core.call(request, options),
    () => desk,
  );
  try {
    return await story(client, (token) => (desk = token));
  } finally {
    core.close();
  }
}

/** A field laptop's data folder with a closed meeting and these entries. @returns its device's code */
export async function collectIn(
  folder: string,
  campaign: TestCampaign,
  rows: readonly Row[],
): Promise<string> {
  await withCore(folder, async (client) => {
    orThrow(await client('loadCampaign', { note: campaign.note, deskPassphrase: passphrase }));
    orThrow(await client('openMeeting', meeting));
  });
  const database = new VaultDatabase(path.join(folder, 'vault', 'harbour-strike.sqlite'), {
    mustExist: true,
  });
  const vault = new SealedVault(database);
  for (const row of rows) vault.add(row);
  database.close();
  return withCore(folder, async (client) => {
    orThrow(await client('closeMeeting', {}));
    return orThrow(await client('showDevice', {})).code;
  });
}

/** Headquarters that accepts these laptops. */
export const openHeadquarters = (
  folder: string,
  campaign: TestCampaign,
  codes: readonly string[],
): Promise<void> =>
  withCore(folder, async (client, desk) => {
    orThrow(await client('loadCampaign', { note: campaign.note, keys: toBase64(campaign.keyFile) }));
    desk(orThrow(await client('unlock', { passphrase })).desk);
    for (const code of codes) orThrow(await client('enrolDevice', { code }));
  });
