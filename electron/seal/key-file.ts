/** `<id>.keys.age`: the campaign's seed under a passphrase, in the form that Debian's `age` opens. */
import { openWithPassphrase, sealWithPassphrase } from './age.ts';
import { fromBase64, fromUtf8, toBase64, utf8 } from './bytes.ts';
import { canonical } from './canonical.ts';

/** What a key file holds. */
export interface KeyFile {
  campaign: string;
  /** 32 bytes. */
  seed: Uint8Array;
}

/** Seals a seed. */
export const sealKeyFile = ({ campaign, seed }: KeyFile, passphrase: string): Promise<Uint8Array> =>
  sealWithPassphrase(utf8(canonical({ v: 1, campaign, seed: toBase64(seed) })), passphrase);

/** @returns undefined when the content is no key file @throws when the passphrase is wrong or the file was changed */
export async function openKeyFile(file: Uint8Array, passphrase: string): Promise<KeyFile | undefined> {
  const content = await openWithPassphrase(file, passphrase);
  try {
    const { v, campaign, seed } = JSON.parse(fromUtf8(content)) as Record<string, unknown>;
    if (v !== 1 || typeof campaign !== 'string' || typeof seed !== 'string') return undefined;
    const bytes = fromBase64(seed);
    return bytes.length === 32 ? { campaign, seed: bytes } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether this looks like an age file under a passphrase at all, so that a damaged one is not called a wrong passphrase. */
export const isKeyFile = (file: Uint8Array): boolean =>
  /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} \d{1,2}\n/.test(
    new TextDecoder('latin1').decode(file.subarray(0, 100)),
  );
