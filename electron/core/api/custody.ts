/** Answers what is asked about the keys themselves: on paper, from paper, under another passphrase. */
import path from 'node:path';

import type { Campaign } from '../../contract/campaign.ts';
import type { custodyCalls } from '../../contract/custody.ts';
import type { OutputOf } from '../../contract/index.ts';
import { orThrow, Refused } from '../../contract/result.ts';
import { toBase64 } from '../../seal/bytes.ts';
import { writeFileAtomically } from '../basics/files.ts';
import { campaignFingerprint, checkNote } from '../campaign/check.ts';
import { generatePassphrase, strongEnough } from '../campaign/passphrase.ts';
import { tidyPassphrase } from '../campaign/tidy-passphrase.ts';
import { drawKeyPaper } from '../letters/key-paper.ts';
import { checkDeskPassphrase, makeDeskVerifier } from '../session/desk-verifier.ts';
import type { Handlers } from './handlers.ts';
import { cardWords, writeRecoverySheet } from './key-papers.ts';
import { checkOpened, keyFileOf, pinnedKeys, tryPassphrase, withHolder } from './keys-holder.ts';
import type { Kiosk } from './kiosk.ts';
import { printingOf } from './printing.ts';

type Names = Exclude<keyof typeof custodyCalls, 'processingRecord' | 'purge' | 'destroy'>;

export const custodyHandlers: Handlers<Names> = {
  // in turn: each takes a quarter of a gigabyte for a second, and anybody may ask
  recoverKeys: ({ text, note }, { kiosk }) => kiosk.session.inTurn(() => recoverKeys(kiosk, text, note)),

  recoverySheet: ({ passphrase, out }, { kiosk }) => {
    const keyFile = keyFileOf(kiosk);
    const campaign = kiosk.campaign();
    const tidy = tidyPassphrase(passphrase);
    return tryPassphrase(kiosk, async () => ({
      out: await writeRecoverySheet(kiosk, campaign, { keyFile, passphrase: tidy, file: path.resolve(out) }),
      fingerprint: campaignFingerprint(campaign),
    }));
  },

  checkRecoverySheet: ({ passphrase, ending }, { kiosk }) => {
    const input = { keyFile: keyFileOf(kiosk), passphrase: tidyPassphrase(passphrase), ending };
    const of = pinnedKeys(kiosk.campaign());
    return tryPassphrase(kiosk, () =>
      withHolder(kiosk, (holder) => holder.call('checkRecoverySheet', { ...input, of })),
    );
  },

  changePassphrase: async ({ passphrase, own }, { kiosk }) => {
    const generated =
      own === undefined ? generatePassphrase(kiosk.ports.random, kiosk.campaign().languages) : undefined;
    const next = generated ?? strongEnough(own!);
    const change = kiosk.pin().mode === 'single' ? changeKeys : changeDesk;
    await tryPassphrase(kiosk, () => change(kiosk, tidyPassphrase(passphrase), next));
    return generated === undefined ? {} : { passphrase: generated };
  },

  campaignCard: async ({ note, out }, { kiosk }) => {
    const campaign = note === undefined ? kiosk.campaign() : orThrow(checkNote(note));
    const fingerprint = campaignFingerprint(campaign);
    const { words, fonts } = cardWords(kiosk, campaign, printingOf(kiosk.ports));
    const file = out === undefined ? kiosk.exportsFile(`${campaign.id}-card.pdf`) : path.resolve(out);
    const card = await drawKeyPaper({
      ...words,
      lines: fingerprint.split('-'),
      size: 30,
      code: fingerprint,
      fonts,
    });
    writeFileAtomically(file, card, { day: words.day });
    return { id: campaign.id, fingerprint, out: file };
  },
};

async function recoverKeys(
  kiosk: Kiosk,
  text: string,
  note: string | undefined,
): Promise<OutputOf<'recoverKeys'>> {
  const campaign = note === undefined ? kiosk.campaign() : orThrow(checkNote(note));
  if (note === undefined && kiosk.pin().mode === 'field') throw new Refused('no_keys');
  const passphrase = generatePassphrase(kiosk.ports.random, campaign.languages);
  const of = pinnedKeys(campaign);
  const keyFile = await withHolder(kiosk, async (holder) => {
    const recovered = await holder.call('recover', { text, of, passphrase });
    return recovered.keyFile;
  });
  if (note === undefined) await replaceKeyFile(kiosk, campaign, keyFile, passphrase);
  else await checkKeyFile(kiosk, campaign, keyFile, passphrase);
  return { id: campaign.id, keys: toBase64(keyFile), passphrase };
}

async function changeKeys(kiosk: Kiosk, passphrase: string, newPassphrase: string): Promise<void> {
  const campaign = kiosk.campaign();
  const input = { keyFile: keyFileOf(kiosk), passphrase, newPassphrase, of: pinnedKeys(campaign) };
  const { keyFile } = await withHolder(kiosk, (holder) => holder.call('changePassphrase', input));
  await replaceKeyFile(kiosk, campaign, keyFile, newPassphrase);
}

async function changeDesk(kiosk: Kiosk, passphrase: string, newPassphrase: string): Promise<void> {
  const { id } = kiosk.campaign();
  const verifier = kiosk.campaigns.deskVerifier(id);
  if (!verifier || !(await checkDeskPassphrase(verifier, passphrase))) throw new Refused('wrong_passphrase');
  kiosk.campaigns.storeDeskVerifier(id, await makeDeskVerifier(newPassphrase));
}

/** Puts a new key file into the place of the old one, once what lies on the disk was opened. */
const replaceKeyFile = (
  kiosk: Kiosk,
  campaign: Campaign,
  keyFile: Uint8Array,
  passphrase: string,
): Promise<void> =>
  kiosk.campaigns.replaceKeyFile(campaign.id, keyFile, (stored) =>
    checkKeyFile(kiosk, campaign, stored, passphrase),
  );

/** Opens a key file and compares. @throws Refused as `unlock` */
const checkKeyFile = (
  kiosk: Kiosk,
  campaign: Campaign,
  keyFile: Uint8Array,
  passphrase: string,
): Promise<void> =>
  withHolder(kiosk, async (holder) =>
    checkOpened(await holder.call('unlock', { keyFile, passphrase }), campaign),
  );
