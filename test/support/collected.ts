/** Data folders with closed meetings, filled faster than people could. */
import path from 'node:path';

import { orThrow } from '../../electron/contract/result.ts';
import { VaultDatabase } from '../../electron/core/vault/database.ts';
import { type Row, SealedVault } from '../../electron/core/vault/vault.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { toBase64 } from '../../electron/seal/bytes.ts';
import type { TestCampaign } from './campaigns.ts';
import { holderHere } from './holder-here.ts';
import { type OpenCore, withCore } from './with-core.ts';
import { meeting, passphrase } from './with-kiosk.ts';

/** Lends the calls of a data folder with its desk open, the keys in this process. */
export const withDesk = <T>(folder: string, story: (core: OpenCore) => Promise<T>): Promise<T> =>
  withCore({ ...nodePorts(folder), startHolder: holderHere }, (core) => {
    core.openDesk();
    return story(core);
  });

/** A field laptop's data folder with a closed meeting and these entries. @returns its device's code */
export async function collectIn(
  folder: string,
  campaign: TestCampaign,
  rows: readonly Row[],
): Promise<string> {
  await withDesk(folder, async ({ client }) => {
    orThrow(await client('loadCampaign', { note: campaign.note, deskPassphrase: passphrase }));
    orThrow(await client('openMeeting', meeting));
  });
  const database = new VaultDatabase(path.join(folder, 'vault', 'harbour-strike.sqlite'), {
    mustExist: true,
  });
  const vault = new SealedVault(database);
  for (const row of rows) vault.add(row);
  database.close();
  return withDesk(folder, async ({ client }) => {
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
  withDesk(folder, async ({ client, atDesk }) => {
    orThrow(await client('loadCampaign', { note: campaign.note, keys: toBase64(campaign.keyFile) }));
    atDesk(orThrow(await client('unlock', { passphrase })).desk);
    for (const code of codes) orThrow(await client('enrolDevice', { code }));
  });
