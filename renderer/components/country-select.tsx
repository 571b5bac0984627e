/** Countries in the page's language and alphabet; none is chosen beforehand. */
import { type ReactNode, useMemo } from 'react';

import { countryCodes, countryName } from '../../electron/wording/countries.ts';
import { useWords } from '../i18n/words.tsx';
import type { Problem } from '../signing/draft-problems.ts';
import { Select } from './select.tsx';

export interface CountrySelectProps {
  /** Where it is not the country of the person who signs. */
  name?: string;
  label?: string;
  /** What is said while none is chosen. */
  none?: string;
  /** Where not every country can be chosen, and one has to be. */
  only?: readonly string[] | undefined;
  value: string;
  onChange: (country: string) => void;
  problem?: Problem | undefined;
}

export function CountrySelect(props: CountrySelectProps): ReactNode {
  const { t, interfaceLanguage, catalogs } = useWords();
  const { name = 'country', label = t('details.country'), none = t('details.countryNone'), only } = props;
  const { value, onChange, problem } = props;
  const countries = useMemo(() => {
    const { locale } = catalogs.letterWords(interfaceLanguage);
    const order = new Intl.Collator(interfaceLanguage);
    return (only ?? countryCodes)
      .map((code) => [code, countryName(code, locale)] as const)
      .toSorted(([, one], [, other]) => order.compare(one, other));
  }, [catalogs, interfaceLanguage, only]);

  return (
    <Select
      name={name}
      label={label}
      value={value}
      options={only ? countries : [['', none], ...countries]}
      onChange={onChange}
      required={name === 'country'}
      problem={problem}
      missingKey="problem.chooseCountry"
    />
  );
}
