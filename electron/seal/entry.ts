/** Sealing one entry: the only way from what a person typed to something that may leave the page. */
import { seal } from './age.ts';
import { fromUtf8, utf8 } from './bytes.ts';
import { canonical } from './canonical.ts';
import { codeLength, entryIds } from './codes.ts';
import { pad, unpad } from './padding.ts';
import { isSealedEntry } from './sealed-form.ts';

/** What is stored of an entry, and the code that stays with the person. */
export interface SealedRow {
  id: Uint8Array;
  withdrawal: Uint8Array;
  sealed: Uint8Array;
}

/** An entry as sealing sees it: JSON that names its campaign. Its whole shape is `electron/contract/signing.ts`. */
export interface Sealable {
  readonly campaign: string;
}

/** Bytes of an entry before sealing: length, canonical JSON, zeros. @returns undefined when it is too long */
export const entryPlaintext = (entry: Sealable): Uint8Array | undefined =>
  pad(utf8(canonical(entry as never)));

/**
 * Seals an entry to a campaign's recipient under a fresh random code.
 * @throws when it is too long or cannot be sealed; nothing may be stored then
 */
export async function sealEntry(
  entry: Sealable,
  recipient: string,
  code: Uint8Array = crypto.getRandomValues(new Uint8Array(codeLength)),
): Promise<SealedRow & { code: Uint8Array }> {
  const plaintext = entryPlaintext(entry);
  if (!plaintext) throw new RangeError('the entry is longer than the largest size class');
  const sealed = await seal(plaintext, recipient);
  if (!isSealedEntry(sealed)) throw new Error('sealing did not yield a sealed entry');
  const { id, withdrawal } = entryIds(code, entry.campaign);
  return { id, withdrawal, sealed, code };
}

/** Reads an opened entry's JSON. @returns undefined when padding, text or JSON are not what we write */
export function parseEntryPlaintext(plaintext: Uint8Array): unknown {
  const content = unpad(plaintext);
  if (!content) return undefined;
  try {
    const text = fromUtf8(content);
    const value: unknown = JSON.parse(text);
    return canonical(value as never) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
