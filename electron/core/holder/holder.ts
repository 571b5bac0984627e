/** What the holder's process does with the opened identity. One instance per process; ending the process ends it. */
import { createHmac, type KeyObject, sign } from 'node:crypto';

import { Refused } from '../../contract/result.ts';
import { open } from '../../seal/age.ts';
import { concat, utf8 } from '../../seal/bytes.ts';
import { encodeCrockford } from '../../seal/crockford.ts';
import { type CampaignSecrets, deriveKeys } from '../../seal/keys.ts';
import { signNote } from '../../seal/note.ts';
import { certificateKey } from './certificate-key.ts';
import type { HolderCallName, HolderCalls } from './protocol.ts';
import {
  checkRecoverySheet,
  makeCampaign,
  recoverKeyFile,
  resealKeyFile,
  signVersion,
  unlockKeyFile,
  writeRecoverySheet,
} from './seed.ts';

type Handlers = {
  [N in HolderCallName]: (
    input: HolderCalls[N]['input'],
  ) => HolderCalls[N]['output'] | Promise<HolderCalls[N]['output']>;
};

/** The calls of one holder, locked until `unlock`. */
export function createHolder(): Handlers {
  let secrets: CampaignSecrets | undefined;
  let key: KeyObject | undefined;
  let campaign: string | undefined;
  const opened = (): CampaignSecrets => {
    if (!secrets) throw new Refused('locked');
    return secrets;
  };
  return {
    async unlock({ keyFile, passphrase }) {
      const content = await unlockKeyFile(keyFile, passphrase);
      secrets = await deriveKeys(content.seed);
      key = certificateKey(secrets);
      campaign = content.campaign;
      return {
        campaign: content.campaign,
        sign: secrets.signPublic,
        entry: secrets.entryRecipient,
        transport: secrets.transportRecipient,
      };
    },
    open: ({ sealing, sealed }) => {
      const identity = sealing === 'entry' ? opened().entryIdentity : opened().transportIdentity;
      return Promise.all(sealed.map((file) => open(file, identity).catch(() => null)));
    },
    certify: ({ messages }) => {
      opened();
      return messages.map((message) => sign('sha256', message, key!));
    },
    letterCodes: ({ letters }) => {
      const { letterKey } = opened();
      return letters.map(({ id, addressee }) => letterCode(letterKey, id, addressee));
    },
    signNote: ({ text, name }) => signNote(text, name, opened().signSecret),
    author: makeCampaign,
    signVersion: (input) => signVersion(input, campaign, opened()),
    recoverySheet: writeRecoverySheet,
    checkRecoverySheet,
    recover: recoverKeyFile,
    changePassphrase: resealKeyFile,
  };
}

/** First ten characters of HMAC-SHA256(letter key, id ‖ addressee). */
const letterCode = (key: Uint8Array, id: Uint8Array, addressee: string): string =>
  encodeCrockford(
    createHmac('sha256', key)
      .update(concat(id, utf8(addressee)))
      .digest(),
    50,
  );
