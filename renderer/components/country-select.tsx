/** Countries in the page's language and alphabet; none is chosen beforehand. */
import { type ReactNode, useId, useMemo } from 'react';

import { countryCodes, countryName } from '../../electron/wording/countries.ts';
import { useWords } from '../i18n/words.tsx';
import type { Problem } from '../signing/draft-problems.ts';
import { ProblemLine } from './problem-line.tsx';

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
  problem: Problem | undefined;
}

export function CountrySelect(props: CountrySelectProps): ReactNode {
  const { t, interfaceLanguage, catalogs } = useWords();
  const { name = 'country', label = t('details.country'), none = t('details.countryNone'), only } = props;
  const { value, onChange, problem } = props;
  const id = useId();
  const countries = useMemo(() => {
    const { locale } = catalogs.letterWords(interfaceLanguage);
    const order = new Intl.Collator(interfaceLanguage);
    return (only ?? countryCodes)
      .map((code) => ({ code, words: countryName(code, locale) }))
      .toSorted((a, b) => order.compare(a.words, b.words));
  }, [catalogs, interfaceLanguage, only]);

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={name}
        value={value}
        autoComplete="off"
        aria-required={name === 'country'}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={(event) => onChange(event.target.value)}
      >
        {!only && <option value="">{none}</option>}
        {countries.map(({ code, words }) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </select>
      <ProblemLine id={`${id}-problem`} problem={problem} missingKey="problem.chooseCountry" />
    </div>
  );
}
