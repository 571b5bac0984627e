/** Making a campaign: keys from a fresh seed, a certificate, and the signed note. */
import type { Campaign, CampaignDraft } from '../../contract/campaign.ts';
import { toBase64 } from '../../seal/bytes.ts';
import { issueCertificate } from '../../seal/certificate.ts';
import { sealKeyFile } from '../../seal/key-file.ts';
import { type CampaignSecrets, deriveKeys } from '../../seal/keys.ts';
import { signNote } from '../../seal/note.ts';
import { campaignFingerprint, noteName } from './check.ts';
import { generatePassphrase } from './passphrase.ts';

/** What authoring yields. The passphrase and the seed are nowhere else. */
export interface Authored {
  id: string;
  note: string;
  keyFile: Uint8Array;
  fingerprint: string;
  passphrase: string;
}

export interface AuthorPorts {
  random: (length: number) => Uint8Array;
  today: () => string;
}

/** Makes keys for a checked draft and signs it as version 1. */
export async function authorCampaign(
  draft: CampaignDraft,
  { random, today }: AuthorPorts,
): Promise<Authored> {
  const seed = random(32);
  const secrets = await deriveKeys(seed);
  const campaign = campaignOf(draft, 1, secrets, today());
  const passphrase = generatePassphrase(random, draft.languages);
  return {
    id: draft.id,
    note: campaignNote(campaign, secrets.signSecret),
    keyFile: await sealKeyFile({ campaign: draft.id, seed }, passphrase),
    fingerprint: campaignFingerprint(campaign),
    passphrase,
  };
}

/** A draft with version and public keys. The certificate is valid from midnight of `day`. */
export function campaignOf(
  draft: CampaignDraft,
  version: number,
  secrets: CampaignSecrets,
  day: string,
): Campaign {
  const certificate = issueCertificate({
    organisation: draft.organisation,
    validFrom: day,
    secret: secrets.certificateSecret,
    publicKey: secrets.certificatePublic,
  });
  return {
    ...draft,
    version,
    keys: {
      sign: toBase64(secrets.signPublic),
      entry: secrets.entryRecipient,
      transport: secrets.transportRecipient,
      certificate: toBase64(certificate),
    },
  };
}

/** The note: JSON indented by two, an empty line, the signature. */
export const campaignNote = (campaign: Campaign, signSecret: Uint8Array): string =>
  signNote(`${JSON.stringify(campaign, null, 2)}\n`, noteName(campaign.id), signSecret);
