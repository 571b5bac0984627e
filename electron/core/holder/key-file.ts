/** `<id>.keys.age`: the campaign's seed under a passphrase, in the form that Debian's `age` opens. */
import { CampaignId } from '../../contract/shapes.ts';
import { z } from '../../contract/zod.ts';
import { openWithPassphrase, sealWithPassphrase } from '../../seal/age.ts';
import { fromBase64, fromUtf8, toBase64, utf8 } from '../../seal/bytes.ts';
import { canonical } from '../../seal/canonical.ts';

const KeyFile = z.strictObject({ v: z.literal(1), campaign: CampaignId, seed: z.string() });

/** Seals a seed. */
export const sealKeyFile = (campaign: string, seed: Uint8Array, passphrase: string): Promise<Uint8Array> =>
  sealWithPassphrase(utf8(canonical({ v: 1, campaign, seed: toBase64(seed) })), passphrase);

/** @returns undefined when the content is no key file @throws when the passphrase is wrong or the file was changed */
export async function openKeyFile(
  file: Uint8Array,
  passphrase: string,
): Promise<{ campaign: string; seed: Uint8Array } | undefined> {
  const content = await openWithPassphrase(file, passphrase);
  try {
    const { campaign, seed } = KeyFile.parse(JSON.parse(fromUtf8(content)));
    const bytes = fromBase64(seed);
    return bytes.length === 32 ? { campaign, seed: bytes } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether this looks like an age file under a passphrase at all, so that a damaged one is not called a wrong passphrase. */
export const isKeyFile = (file: Uint8Array): boolean =>
  /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} \d{1,2}\n/.test(
    Buffer.from(file.subarray(0, 100)).toString('latin1'),
  );
