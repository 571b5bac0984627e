/** What an entry holds beside its letters, as a list of labelled values: for one entry, and for several side by side. */
import type { ReactNode } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import type { Entry } from '../../../../electron/contract/signing.ts';
import { countryName, longDay } from '../../../../electron/wording/countries.ts';
import { keyed } from '../../../components/keyed.ts';
import { SignatureDrawing } from '../../../components/signature-drawing.tsx';
import { pickShown } from '../../../i18n/pick-shown.ts';
import { useWords } from '../../../i18n/words.tsx';

/** One value with its label; an empty one was left empty. */
export type Fact = readonly [label: string, value: string];

/** @returns the same labels in the same order for any two entries of a campaign */
export function useFacts(campaign: Campaign): (entry: Entry) => readonly Fact[] {
  const { t, language, interfaceLanguage, catalogs } = useWords();
  const { locale } = catalogs.letterWords(interfaceLanguage);
  return (entry) => [
    [t('print.columnPlace'), `${entry.place}, ${countryName(entry.country, locale)}`],
    ...campaign.fields.map(({ id, label }): Fact => [
      pickShown(label, language, campaign.languages).text,
      entry.fields[id] ?? '',
    ]),
    [t('meeting.title'), `${entry.meeting}, ${longDay(entry.day, locale)}`],
    [t('entries.origin'), t(`entries.${entry.origin}`)],
    [t('seen.title'), t(`seen.${entry.visibility}`)],
  ];
}

export function EntryMessage({ entry }: { entry: Entry }): ReactNode {
  if (entry.message === '') return null;
  return (
    <div lang={entry.language} dir="auto">
      {keyed(entry.message.split('\n\n')).map(({ key, item }) => (
        <p key={key}>{item}</p>
      ))}
    </div>
  );
}

export function EntrySignature({ entry }: { entry: Entry }): ReactNode {
  const { t } = useWords();
  if (!entry.mark) return <SignatureDrawing strokes={entry.strokes} label={t('review.signature')} />;
  return (
    <p className="mark" dir="auto">
      {entry.mark}
    </p>
  );
}
