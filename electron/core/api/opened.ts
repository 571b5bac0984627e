/** Reading entries after unlocking: sealed rows go to the holder's process, plaintexts come back and are checked again. */
import { Entry } from '../../contract/signing.ts';
import { encodeCrockford } from '../../seal/crockford.ts';
import { parseEntryPlaintext } from '../../seal/entry.ts';
import type { Row } from '../vault/vault.ts';
import type { Kiosk } from './kiosk.ts';

/** A row with its entry, or without one when it does not open or is not what the page seals. */
export interface OpenedRow {
  id: Uint8Array;
  entry: Entry | undefined;
}

/** How many sealed rows travel in one message: enough to amortise it, few enough for progress and a prompt cancel. */
const batch = 32;

/** Opens every entry, in the order of the random ids. */
export const openedRows = (kiosk: Kiosk): AsyncGenerator<OpenedRow> =>
  opened(kiosk, kiosk.openVault().batches(batch));

/** Opens these rows. */
export async function* opened(kiosk: Kiosk, rows: Iterable<readonly Row[]>): AsyncGenerator<OpenedRow> {
  const { id: campaign } = kiosk.campaign();
  for await (const [{ id }, plaintext] of kiosk.session.holder().openAll('entry', rows)) {
    const parsed = Entry.safeParse(plaintext && parseEntryPlaintext(plaintext));
    yield { id, entry: parsed.success && parsed.data.campaign === campaign ? parsed.data : undefined };
  }
}

/** How a refusal names an entry: the start of its random id, which tells nobody anything else. */
export const entryLabel = (id: Uint8Array): string => encodeCrockford(id, 40);
