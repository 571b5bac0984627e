/** Reading entries after unlocking: sealed rows go to the holder's process, plaintexts come back and are checked again. */
import { Entry } from '../../contract/signing.ts';
import { encodeCrockford } from '../../seal/crockford.ts';
import { parseEntryPlaintext } from '../../seal/entry.ts';
import type { Row, StoredRow } from '../vault/vault.ts';
import type { Kiosk } from './kiosk.ts';

/** A row with its entry, or without one when it does not open or is not what the page seals. */
export interface OpenedRow {
  id: Uint8Array;
  entry: Entry | undefined;
}

interface OpenedAs<T> extends OpenedRow {
  /** What was opened. */
  row: T;
}

/** How many sealed rows travel in one message: enough to amortise it, few enough for progress and a prompt cancel. */
const batch = 32;

/** Opens what is printed and exported, in the order of the random ids: every entry but the hidden ones. */
export const openedRows = (kiosk: Kiosk): AsyncGenerator<OpenedRow> =>
  opened(
    kiosk,
    kiosk
      .openVault()
      .batches(batch)
      .map((rows) => rows.filter(({ hidden }) => hidden === undefined)),
  );

/** Opens every entry, hidden ones too: for somebody who looks for one. */
export const openedWithHidden = (kiosk: Kiosk): AsyncGenerator<OpenedAs<StoredRow>> =>
  opened(kiosk, kiosk.openVault().batches(batch));

/** Opens these rows. */
export async function* opened<T extends Row>(
  kiosk: Kiosk,
  rows: Iterable<readonly T[]>,
): AsyncGenerator<OpenedAs<T>> {
  const { id: campaign } = kiosk.campaign();
  for await (const [row, plaintext] of kiosk.session.holder().openAll('entry', rows)) {
    const parsed = Entry.safeParse(plaintext && parseEntryPlaintext(plaintext));
    const entry = parsed.success && parsed.data.campaign === campaign ? parsed.data : undefined;
    yield { id: row.id, entry, row };
  }
}

/** How many entries are printed, and how many are left out because they are hidden. */
export function printedCount(kiosk: Kiosk): { entries: number; hidden: number } {
  const vault = kiosk.openVault();
  const hidden = vault.hiddenCount();
  return { entries: vault.count() - hidden, hidden };
}

/** How a refusal names an entry: the start of its random id, which tells nobody anything else. */
export const entryLabel = (id: Uint8Array): string => encodeCrockford(id, 40);
