/** To whom a letter goes from the chosen country, and whom it does not reach from there. */
import type { ReactNode } from 'react';

import type { Addressee, Campaign, Letter } from '../../../electron/contract/campaign.ts';
import { addresseesFor, addresseesMissing, addresseeTitle } from '../../../electron/wording/addressees.ts';
import { countryName } from '../../../electron/wording/countries.ts';
import { pick } from '../../../electron/wording/pick.ts';
import { fill } from '../../../electron/wording/placeholders.ts';
import { useWords } from '../../i18n/words.tsx';

export interface LetterAddresseesProps {
  campaign: Campaign;
  letter: Letter;
  /** Empty while none is chosen. */
  country: string;
}

export function LetterAddressees({ campaign, letter, country }: LetterAddresseesProps): ReactNode {
  const { t, language, interfaceLanguage, catalogs } = useWords();
  const open = (addressee: Addressee): string =>
    fill(pick(addressee.title, language, campaign.languages), { country: '…' });
  const missing = addresseesMissing(campaign, letter, country);

  return (
    <ul className="addressees">
      {addresseesFor(campaign, letter, country).map((addressee) => (
        <li key={addressee.id} dir="auto">
          {addresseeTitle(campaign, addressee, country, language)}
        </li>
      ))}
      {missing.map((addressee) => (
        <li key={addressee.id} className="missing">
          {country === ''
            ? t('letters.dependsOnCountry', { addressee: open(addressee) })
            : t('letters.noneForCountry', {
                addressee: open(addressee),
                country: countryName(country, catalogs.letterWords(interfaceLanguage).locale),
              })}
        </li>
      ))}
    </ul>
  );
}
