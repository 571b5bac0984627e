/** One table with bars for each thing that entries were counted by. */
import type { ReactNode } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import type { OutputOf } from '../../../../electron/contract/index.ts';
import type { Breakdown, Grouping } from '../../../../electron/contract/numbers.ts';
import { countryName, longDay } from '../../../../electron/wording/countries.ts';
import { BarTable } from '../../../components/bar-table.tsx';
import { languageName } from '../../../i18n/language-name.ts';
import { pickShown } from '../../../i18n/pick-shown.ts';
import { useWords } from '../../../i18n/words.tsx';

export interface BreakdownsProps {
  numbers: OutputOf<'countEntries'>;
  campaign: Campaign;
}

export function Breakdowns({ numbers, campaign }: BreakdownsProps): ReactNode {
  const { t, language } = useWords();
  const labelOf = useLabels(campaign);
  const { by, fields, entries } = numbers;
  const titles = {
    meeting: [t('numbers.byMeeting'), t('meeting.title')],
    place: [t('numbers.byPlace'), t('print.columnPlace')],
    country: [t('numbers.byCountry'), t('details.country')],
    language: [t('numbers.byLanguage'), t('common.language')],
    letter: [t('numbers.byLetter'), t('entries.letter')],
    visibility: [t('numbers.byVisibility'), t('seen.title')],
    origin: [t('numbers.byOrigin'), t('entries.origin')],
  } as const;
  const table = (
    key: string,
    titled: readonly [string, string],
    breakdown: Breakdown,
    grouping?: Grouping,
  ): ReactNode => (
    <BarTable
      key={key}
      title={titled[0]}
      column={titled[1]}
      bars={breakdown.counts.map(({ value, count }) => ({ label: labelOf(value, grouping), count }))}
      others={breakdown.others}
      total={entries}
    />
  );
  return (
    <>
      {(['meeting', 'letter'] as const).map((name) => table(name, titles[name], by[name], name))}
      {campaign.fields.map(({ id, label }) => {
        const name = pickShown(label, language, campaign.languages).text;
        const breakdown = fields[id];
        return breakdown && table(`field ${id}`, [name, name], breakdown);
      })}
      {(['place', 'country', 'language', 'visibility', 'origin'] as const).map((name) =>
        table(name, titles[name], by[name], name),
      )}
    </>
  );
}

/** What people read for a value. */
function useLabels(campaign: Campaign): (value: string, grouping: Grouping | undefined) => string {
  const { t, language, interfaceLanguage, catalogs } = useWords();
  const { locale } = catalogs.letterWords(interfaceLanguage);
  const letter = (id: string): string => {
    const found = campaign.letters.find((each) => each.id === id);
    return found ? pickShown(found.title, language, campaign.languages).text : id;
  };
  const meeting = (value: string): string => {
    const [day, name] = [value.slice(0, 10), value.slice(11)];
    // isolated: the two may be written in different directions
    return `\u2068${name}\u2069, ${longDay(day, locale)}`;
  };
  return (value, grouping) => {
    if (value === '') return grouping === 'letter' ? t('entries.petitionOnly') : t('numbers.none');
    if (grouping === 'country') return countryName(value, locale);
    if (grouping === 'language') return languageName(value, catalogs);
    if (grouping === 'letter') return letter(value);
    if (grouping === 'meeting') return meeting(value);
    if (grouping === 'visibility') return t(`seen.${value}`);
    if (grouping === 'origin') return t(`entries.${value}`);
    return value;
  };
}
