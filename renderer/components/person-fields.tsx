/** Name, place, country, and what else a campaign asks of everybody. */
import type { ReactNode } from 'react';

import type { Campaign } from '../../electron/contract/campaign.ts';
import { pickShown } from '../i18n/pick-shown.ts';
import { useWords } from '../i18n/words.tsx';
import type { Problems } from '../signing/draft-problems.ts';
import type { Draft } from '../signing/draft.ts';
import { CountrySelect } from './country-select.tsx';
import { TextField } from './text-field.tsx';

export interface PersonFieldsProps {
  campaign: Campaign;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  problems: Problems;
}

export function PersonFields({ campaign, draft, change, problems }: PersonFieldsProps): ReactNode {
  const { t, language } = useWords();
  return (
    <>
      {(['name', 'place'] as const).map((each) => (
        <TextField
          key={each}
          name={each}
          label={t(`details.${each}`)}
          value={draft[each]}
          onChange={(value) => change({ [each]: value })}
          problem={problems[each]}
          autoCapitalize="words"
          required
        />
      ))}
      <CountrySelect
        value={draft.country}
        onChange={(country) => change({ country })}
        problem={problems['country']}
      />
      {campaign.fields.map(({ id, label, required }) => {
        const { text, language: shown } = pickShown(label, language, campaign.languages);
        return (
          <TextField
            key={id}
            name={`fields.${id}`}
            label={required ? text : t('common.optional', { label: text })}
            labelLanguage={shown}
            value={draft.fields[id] ?? ''}
            onChange={(value) => change({ fields: { ...draft.fields, [id]: value } })}
            problem={problems[`fields.${id}`]}
            autoCapitalize="sentences"
            required={required}
          />
        );
      })}
    </>
  );
}
