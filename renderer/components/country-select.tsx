/** Countries in the page's language and alphabet; none is chosen beforehand. */
import { type ReactNode, useId, useMemo } from 'react';

import { countryCodes, countryName } from '../../electron/wording/countries.ts';
import { useWords } from '../i18n/words.tsx';
import type { Problem } from '../signing/draft-problems.ts';
import { ProblemLine } from './problem-line.tsx';

export interface CountrySelectProps {
  value: string;
  onChange: (country: string) => void;
  problem: Problem | undefined;
}

export function CountrySelect({ value, onChange, problem }: CountrySelectProps): ReactNode {
  const { t, interfaceLanguage, catalogs } = useWords();
  const id = useId();
  const countries = useMemo(() => {
    const { locale } = catalogs.letterWords(interfaceLanguage);
    const order = new Intl.Collator(interfaceLanguage);
    return countryCodes
      .map((code) => ({ code, name: countryName(code, locale) }))
      .toSorted((a, b) => order.compare(a.name, b.name));
  }, [catalogs, interfaceLanguage]);

  return (
    <div className="field">
      <label htmlFor={id}>{t('details.country')}</label>
      <select
        id={id}
        name="country"
        value={value}
        autoComplete="off"
        aria-required
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t('details.countryNone')}</option>
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <ProblemLine id={`${id}-problem`} problem={problem} missingKey="problem.chooseCountry" />
    </div>
  );
}
