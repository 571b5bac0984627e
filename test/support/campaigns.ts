/** A small campaign for tests. Its keys come from fixed seeds, so that nobody waits for randomness or for scrypt. */
import { Encrypter } from 'age-encryption';

import type { Campaign, CampaignDraft } from '../../electron/contract/campaign.ts';
import { campaignNote, campaignOf } from '../../electron/core/campaign/author.ts';
import { toBase64, utf8 } from '../../electron/seal/bytes.ts';
import { canonical } from '../../electron/seal/canonical.ts';
import { type CampaignSecrets, deriveKeys } from '../../electron/seal/keys.ts';
import { seededBytes } from './seeded.ts';

export const passphrase = 'acid tulip velvet mango radar onion';

/** Two letters: one to strikers, in Kazakh; one to a company and to the embassy in the signer's country. */
export const draft: CampaignDraft = {
  v: 1,
  id: 'harbour-strike',
  organisation: 'Dockers’ Union',
  languages: ['en', 'kk'],
  texts: {
    en: {
      title: 'Stand with the dockers',
      summary: 'Three hundred dockers are on strike.',
      appeal: ['They have not been paid since May.'],
      demands: ['Pay the wages.'],
      petition: ['We ask you to pay the wages.'],
    },
    kk: {
      title: 'Докерлерді қолдайық',
      summary: 'Үш жүз докер ереуілде.',
      appeal: ['Оларға мамырдан бері жалақы төленбеген.'],
      demands: ['Жалақыны төлеңдер.'],
      petition: ['Жалақыны төлеуіңізді сұраймыз.'],
    },
  },
  fields: [{ id: 'branch', label: { en: 'Branch' }, required: false, maxLength: 100 }],
  consents: [
    { id: 'processing', wording: { en: 'The union may keep what I signed.' }, required: true },
    { id: 'publish', wording: { en: 'My name may be printed.' }, required: false },
  ],
  letters: [
    {
      id: 'solidarity',
      title: { en: 'A letter to the strikers' },
      intro: { en: 'It goes to the harbour.' },
      texts: {
        kk: {
          subject: 'Ынтымақ',
          paragraphs: ['Сіздермен біргеміз, {from}.'],
          suggestion: 'Қайраттан айырылмаңыздар!',
        },
      },
      addressees: ['strikers'],
    },
    {
      id: 'protest',
      title: { en: 'A letter of protest' },
      intro: { en: 'It goes to the company and to the embassy.' },
      texts: {
        en: {
          subject: 'Pay the wages',
          paragraphs: ['I write to you from {from}.', 'Pay the wages.'],
          suggestion: 'Pay!',
        },
      },
      addressees: ['company', 'embassy'],
    },
  ],
  addressees: [
    {
      id: 'strikers',
      language: 'kk',
      title: { kk: 'Ереуілші докерлерге' },
      address: ['Ақтау порты'],
      country: 'KZ',
      delivery: ['post'],
      salutation: { kk: 'Құрметті докерлер!' },
      closing: { kk: 'Ізгі ниетпен,' },
    },
    {
      id: 'company',
      language: 'en',
      title: { en: 'Harbour Company Ltd' },
      address: ['1 Quay Street', 'Aktau'],
      delivery: ['post', 'fax'],
      fax: ['+7 000 000'],
      salutation: { en: 'Dear Sir or Madam,' },
      closing: { en: 'Yours faithfully,' },
    },
    {
      id: 'embassy',
      language: 'en',
      title: { en: 'Embassy of Kazakhstan in {country}' },
      address: [],
      delivery: ['hand'],
      salutation: { en: 'Your Excellency,' },
      closing: { en: 'Yours faithfully,' },
      countries: { DE: { en: 'Germany' } },
    },
  ],
  visibility: ['addressee', 'union', 'counted'],
  retention: '2030-12-31',
};

/** A signed campaign with everything that belongs to it. */
export interface TestCampaign {
  campaign: Campaign;
  note: string;
  secrets: CampaignSecrets;
  keyFile: Uint8Array;
}

/** What is different from `draft` under the first seed in version 1. */
export interface Variation {
  draft?: CampaignDraft;
  seed?: number;
  version?: number;
}

const signed = new Map<string, Promise<TestCampaign>>();

/** Signs a campaign; the same variation is signed once per process. */
export function testCampaign(variation: Variation = {}): Promise<TestCampaign> {
  const key = JSON.stringify(variation);
  const present = signed.get(key) ?? sign(variation);
  signed.set(key, present);
  return present;
}

async function sign({ draft: said = draft, seed = 1, version = 1 }: Variation): Promise<TestCampaign> {
  const bytes = seededBytes(seed)(32);
  const secrets = await deriveKeys(bytes);
  const campaign = campaignOf(said, version, secrets, '2010-03-01');
  const note = campaignNote(campaign, secrets.signSecret);
  return { campaign, note, secrets, keyFile: await quickKeyFile(said.id, bytes) };
}

/** A key file like any other but for its work factor: 4 in place of 18 opens in no time. */
function quickKeyFile(campaign: string, seed: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(4);
  return encrypter.encrypt(utf8(canonical({ v: 1, campaign, seed: toBase64(seed) })));
}
