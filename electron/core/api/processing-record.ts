/** What a record of processing says (Article 30 (1) GDPR, a to g), as far as a campaign file knows it. */
import type { Campaign } from '../../contract/campaign.ts';
import { countryName, type LocaleData, longDay } from '../../wording/countries.ts';
import { pick } from '../../wording/pick.ts';
import type { PaperRow } from '../letters/rows.ts';
import type { Words } from '../letters/words.ts';

/** Room for what has to be written by hand. */
const blank = '____________________';

/** Labels and values in the campaign's first language. */
export function recordRows(campaign: Campaign, words: Words, locale: LocaleData): PaperRow[] {
  const language = campaign.languages[0]!;
  const { fields, consents, addressees, retention } = campaign;
  const asked = fields.map(({ label }) => pick(label, language, campaign.languages));
  const countries = [...new Set(addressees.flatMap(({ country }) => country ?? []))];
  return [
    [words('recordController'), campaign.organisation],
    [words('recordContact'), blank],
    [words('paperCampaign'), `${campaign.texts[language]!.title} (${campaign.id})`],
    [
      words('recordPurpose'),
      consents.map(({ wording }) => pick(wording, language, campaign.languages)).join(' · '),
    ],
    [words('recordBasis'), words('recordBasisText')],
    [words('recordPeople'), words('recordPeopleText')],
    [words('recordData'), [words('recordDataText'), ...asked].join(' · ')],
    [
      words('recordRecipients'),
      addressees.map(({ title }) => pick(title, language, campaign.languages)).join(' · ') || '–',
    ],
    [words('recordCountries'), countries.map((country) => countryName(country, locale)).join(', ') || '–'],
    [words('recordErasure'), words('recordErasureText', { day: longDay(retention, locale) })],
    [words('recordSecurity'), words('recordSecurityText')],
  ];
}
