/** What the table is narrowed down by. A filter with one value only is not shown: there is nothing to choose. */
import { type ReactNode, useMemo } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import { countryName } from '../../../../electron/wording/countries.ts';
import { Button } from '../../../components/button.tsx';
import { Select } from '../../../components/select.tsx';
import {
  choicesIn,
  type EntryRow,
  everything,
  type FilterName,
  filterNames,
  type Wanted,
} from '../../../entries/rows.ts';
import { languageName } from '../../../i18n/language-name.ts';
import { pickShown } from '../../../i18n/pick-shown.ts';
import { useWords } from '../../../i18n/words.tsx';

export interface EntryFiltersProps {
  campaign: Campaign;
  rows: readonly EntryRow[];
  wanted: Wanted;
  onChange: (wanted: Wanted) => void;
}

export function EntryFilters({ campaign, rows, wanted, onChange }: EntryFiltersProps): ReactNode {
  const { t } = useWords();
  const options = useOptions(campaign, rows);
  const shown = filterNames.filter((name) => options[name].length > 1 || wanted[name] !== '');
  const isNarrowed = Object.values(wanted).some((value) => value !== '');
  return (
    <div className="filters">
      {shown.map((name) => (
        <Select
          key={name}
          name={name}
          label={t(labels[name])}
          value={wanted[name]}
          options={[['', t('entries.all')], ...options[name]]}
          onChange={(value) => onChange({ ...wanted, [name]: value })}
        />
      ))}
      {isNarrowed && <Button onClick={() => onChange(everything)}>{t('filters.clear')}</Button>}
    </div>
  );
}

const labels: Readonly<Record<FilterName, string>> = {
  letter: 'entries.letter',
  origin: 'entries.origin',
  language: 'common.language',
  country: 'details.country',
  meeting: 'meeting.title',
};

type Options = Readonly<Record<FilterName, readonly (readonly [value: string, label: string])[]>>;

/** What there is to choose, in the page's words. Names of languages and countries take too long to look up at every key. */
function useOptions(campaign: Campaign, rows: readonly EntryRow[]): Options {
  const { t, language, interfaceLanguage, catalogs } = useWords();
  const choices = useMemo(() => choicesIn(rows), [rows]);
  return useMemo(() => {
    const { locale } = catalogs.letterWords(interfaceLanguage);
    const titles = new Map(
      campaign.letters.map(({ id, title }) => [id, pickShown(title, language, campaign.languages).text]),
    );
    const say: Readonly<Record<FilterName, (value: string) => string>> = {
      letter: (value) => titles.get(value) ?? value,
      origin: (value) => t(`entries.${value}`),
      language: (value) => languageName(value, catalogs),
      country: (value) => countryName(value, locale),
      meeting: (value) => value,
    };
    return Object.fromEntries(
      filterNames.map((name) => [name, choices[name].map((value) => [value, say[name](value)] as const)]),
    ) as unknown as Options;
  }, [campaign, choices, t, language, interfaceLanguage, catalogs]);
}
