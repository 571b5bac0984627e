/** The shipped sample as a campaign, and somebody who signs it. */
import { readFileSync } from 'node:fs';

import draft from '../../assets/campaigns/zhanaozen-2010/campaign.json' with { type: 'json' };
import english from '../../assets/locales/en.json' with { type: 'json' };
import { type Campaign, CampaignDraft } from '../../electron/contract/campaign.ts';
import type { Signing } from '../../electron/contract/signing.ts';
import type { LetterWords } from '../../electron/wording/compose.ts';
import type { LocaleData } from '../../electron/wording/countries.ts';

/** Keys play no part in wording. */
export const sample: Campaign = {
  ...CampaignDraft.parse(draft),
  version: 1,
  keys: { sign: '', entry: '', transport: '', certificate: '' },
};

export const localeData = (language: string): LocaleData =>
  JSON.parse(
    readFileSync(new URL(`../../assets/locale-data/${language}.json`, import.meta.url), 'utf8'),
  ) as LocaleData;

export const wordsFor = (language: string): LetterWords => ({
  locale: localeData(language),
  withoutName: english.print.withoutName,
});

export const signing: Signing = {
  language: 'en',
  name: 'Ngozi Adichie-O’Brien',
  place: 'Bitterfeld',
  country: 'DE',
  fields: { branch: 'Depot seventeen' },
  visibility: 'addressee',
  letters: ['solidarity', 'protest'],
  message: 'We read about you.\n\nHold on!',
  consents: ['processing'],
  strokes: [
    [
      [1, 2],
      [3, 4],
    ],
  ],
};
