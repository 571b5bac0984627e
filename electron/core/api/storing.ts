/** Storing what a page has sealed; for attendees and for who types in paper sheets. */
import type { SealedEntry } from '../../contract/attendee.ts';
import { Refused } from '../../contract/result.ts';
import { fromBase64 } from '../../seal/bytes.ts';
import { isSealedEntry } from '../../seal/sealed-form.ts';
import type { SealedVault } from '../vault/vault.ts';

/** Durably on disk when it returns. @throws Refused `bad_entry` when the bytes have not the form of a sealed entry, `conflict` */
export function storeSealed(vault: SealedVault, input: SealedEntry): void {
  const row = {
    id: fromBase64(input.id),
    withdrawal: fromBase64(input.withdrawal),
    sealed: fromBase64(input.sealed),
  };
  if (!isSealedEntry(row.sealed)) throw new Refused('bad_entry');
  vault.add(row);
  settleSoon(vault);
}

/** Rewriting the file comes after the answer, so that nobody waits for it. A failure leaves it for the next time. */
export function settleSoon(vault: SealedVault): void {
  setImmediate(() => {
    try {
      // This very handle: asking the kiosk for one could open the vault again after it was closed.
      vault.settle();
    } catch {
      // The entry is stored. Whatever kept the file from being rewritten will show at the next write, with its code.
    }
  });
}
