/**
 * What is done with the seed itself: drawn, opened, put on paper, sealed anew. It happens in a holder's process that is ended
 * afterwards, so that the program's other processes never have it.
 */
import { randomBytes } from 'node:crypto';

import { Refused } from '../../contract/result.ts';
import { toBase64 } from '../../seal/bytes.ts';
import { isKeyFile, type KeyFile, openKeyFile, sealKeyFile } from '../../seal/key-file.ts';
import { type CampaignSecrets, deriveKeys } from '../../seal/keys.ts';
import { readRecoveryText, recoveryCode, recoveryEndsIn, recoveryText } from '../../seal/recovery-text.ts';
import { writeFileAtomically } from '../basics/files.ts';
import type { Authored } from '../campaign/author.ts';
import type { HolderCalls, PinnedKeys } from './protocol.ts';

/** See `HolderCalls`. */
export async function makeCampaign({ draft, day }: HolderCalls['author']['input']): Promise<Authored> {
  const { authorCampaign } = await import('../campaign/author.ts');
  return authorCampaign(draft, { random: (length) => randomBytes(length), today: () => day });
}

/** See `HolderCalls`. The certificate is checked by who loads the note: it has to be the one that was pinned. */
export async function signVersion(
  { draft, version, keys }: HolderCalls['signVersion']['input'],
  campaign: string | undefined,
  secrets: CampaignSecrets,
): Promise<string> {
  const isTheirs =
    draft.id === campaign &&
    keys.sign === toBase64(secrets.signPublic) &&
    keys.entry === secrets.entryRecipient &&
    keys.transport === secrets.transportRecipient;
  if (!isTheirs) throw new Refused('keys_of_another_campaign');
  const { campaignNote } = await import('../campaign/author.ts');
  return campaignNote({ ...draft, version, keys }, secrets.signSecret);
}

/** Opens a key file. @throws Refused `keys_unreadable`, `wrong_passphrase` */
export async function unlockKeyFile(keyFile: Uint8Array, passphrase: string): Promise<KeyFile> {
  if (!isKeyFile(keyFile)) throw new Refused('keys_unreadable');
  const content = await openKeyFile(keyFile, passphrase).catch((error: unknown) => {
    throw new Refused('wrong_passphrase', undefined, { cause: error });
  });
  if (!content) throw new Refused('keys_unreadable');
  return content;
}

/** @throws Refused `keys_of_another_campaign` */
async function checkSeed({ campaign, seed }: KeyFile, of: PinnedKeys): Promise<void> {
  const { entryRecipient, transportRecipient } = await deriveKeys(seed);
  if (campaign !== of.campaign || entryRecipient !== of.entry || transportRecipient !== of.transport)
    throw new Refused('keys_of_another_campaign');
}

/** See `HolderCalls`. Drawing is loaded when it is asked for: unlocking need not wait for a PDF library. */
export async function writeRecoverySheet(
  input: HolderCalls['recoverySheet']['input'],
): Promise<{ file: string }> {
  const content = await unlockKeyFile(input.keyFile, input.passphrase);
  await checkSeed(content, input.of);
  const { drawRecoverySheet } = await import('../letters/recovery-sheet.ts');
  const { words, fonts, file } = input;
  const text = recoveryText(content.seed);
  writeFileAtomically(
    file,
    await drawRecoverySheet({ words, fonts, text, code: recoveryCode(content.seed) }),
    {
      day: words.day,
    },
  );
  return { file };
}

/** See `HolderCalls`. */
export async function checkRecoverySheet({
  keyFile,
  passphrase,
  of,
  ending,
}: HolderCalls['checkRecoverySheet']['input']): Promise<Record<string, never>> {
  const content = await unlockKeyFile(keyFile, passphrase);
  await checkSeed(content, of);
  if (!recoveryEndsIn(content.seed, ending)) throw new Refused('recovery_mistyped');
  return {};
}

/** See `HolderCalls`. */
export async function recoverKeyFile({
  text,
  of,
  passphrase,
}: HolderCalls['recover']['input']): Promise<{ keyFile: Uint8Array }> {
  const seed = readRecoveryText(text);
  if (!seed) throw new Refused('recovery_mistyped');
  const content = { campaign: of.campaign, seed };
  await checkSeed(content, of);
  return { keyFile: await sealKeyFile(content, passphrase) };
}

/** See `HolderCalls`. */
export async function resealKeyFile(
  input: HolderCalls['changePassphrase']['input'],
): Promise<{ keyFile: Uint8Array }> {
  const content = await unlockKeyFile(input.keyFile, input.passphrase);
  await checkSeed(content, input.of);
  return { keyFile: await sealKeyFile(content, input.newPassphrase) };
}
